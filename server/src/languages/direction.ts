const FROM_THE_RIGHT = /^(?:Arab|Hebr|Syrc|Thaa|Nkoo|Adlm|Rohg)$/;

/** The direction in which a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return FROM_THE_RIGHT.test(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}
