/** A text with its digits as they are stored and sent: Arabic keyboards type ٠١٢, Persian ones ۰۱۲. */
export function plainDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
}
