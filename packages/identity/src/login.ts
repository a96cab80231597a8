/** An e-mail address in the form used for signing in, undefined when the text is none. */
export function normaliseEmail(text: string): string | undefined {
  const trimmed = text.trim().toLowerCase();
  return /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/.test(trimmed) && trimmed.length <= 254 ? trimmed : undefined;
}

/** A mobile number in E.164; eleven digits starting with 1 are Chinese. Undefined when the text is none. */
export function normaliseMobile(text: string): string | undefined {
  const compact = text.replace(/[\s()-]/g, '');
  if (/^1\d{10}$/.test(compact)) return `+86${compact}`;
  if (/^861\d{10}$/.test(compact)) return `+${compact}`;
  return /^\+\d{6,15}$/.test(compact) ? compact : undefined;
}
