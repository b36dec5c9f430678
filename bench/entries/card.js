/** Medium dates, as all contenders of this folder show them. */
const format = new Intl.DateTimeFormat('en', {dateStyle: 'medium'});

export function shownDate(instant) {
  return format.format(new Date(instant));
}
