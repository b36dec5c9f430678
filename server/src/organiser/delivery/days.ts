/** Days in few letters. The calendar is the Gregorian one in every language, as in documents. */

function formatIn(language: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, {
    ...{year: 'numeric', month: 'short', day: 'numeric'},
    ...{timeZone: 'UTC', calendar: 'gregory'},
  });
}

/** Tells the day of an instant, ISO 8601. Many sign on the same. */
export function shortDays(language: string): (instant: string) => string {
  const format = formatIn(language);
  let [known, told] = ['', ''];
  return (instant) => {
    const day = instant.slice(0, 10);
    if (day !== known) [known, told] = [day, format.format(new Date(`${day}T00:00:00Z`))];
    return told;
  };
}

/** The most characters that a day of this century has. */
export function longestDay(language: string): number {
  const format = formatIn(language);
  const days = Array.from({length: 12}, (_, month) => format.format(Date.UTC(2030, month, 28)));
  return Math.max(...days.map((day) => day.length));
}
