import {checked} from './attributes.ts';

/** The name of a time zone, e.g. `Asia/Jerusalem`. `Intl` throws for any other, so that is no zone, with a hint. */
export const timeZone = checked<string | undefined>(undefined, 'time zones like Asia/Jerusalem', (name) => {
  try {
    return new Intl.DateTimeFormat('en', {timeZone: name}).resolvedOptions() && name;
  } catch {
    return undefined;
  }
});
