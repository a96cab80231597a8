/**
 * Text that a spreadsheet will not run: a leading apostrophe where it would read a formula.
 * A plain negative number stays a number. Source: OWASP, CSV injection.
 */
export function escapeFormula(text: string): string {
  if (/^[-+]?\d+(\.\d+)?%?$/.test(text)) return text;
  return /^[\s]*[=+\-@\t\r|＝＋－＠]/.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe of `escapeFormula` off again, so that an export can be imported. */
export function unescapeFormula(text: string): string {
  return text.startsWith("'") && escapeFormula(text.slice(1)) === text ? text.slice(1) : text;
}
