import type {ComplexAttributeConverter} from 'lit';
import {hint} from '../page.ts';

/** The name of a time zone, e.g. `Asia/Jerusalem`. `Intl` throws for any other, so that is no zone, with a hint. */
export function timeZoneFrom(tag: string): ComplexAttributeConverter<string | undefined> {
  return {
    fromAttribute(value) {
      const timeZone = value?.trim();
      if (!timeZone) return undefined;
      try {
        return new Intl.DateTimeFormat('en', {timeZone}).resolvedOptions() && timeZone;
      } catch {
        return void hint(tag, `time-zone="${timeZone}" is no time zone. The visitor's is used.`);
      }
    },
  };
}
