/**
 * The date (`YYYY-MM-DD`) that a person meant: `2026-3-5`, `2026/3/5`, `2026.3.5`, `20260305`, `2026年3月5日`; `3-5`, `3月5日` in the
 * year of `today`; 今天, 明天, 昨天 and their English names. Undefined when it is none, or not in the calendar.
 */
export function parseTypedDate(typed: string, today: string): string | undefined {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  const shift = { 今天: 0, today: 0, 明天: 1, tomorrow: 1, 昨天: -1, yesterday: -1 }[text];
  if (shift !== undefined)
    return new Date(Date.parse(`${today}T00:00:00Z`) + shift * 86_400_000).toISOString().slice(0, 10);
  const whole = /^(\d{4})(?:[-/.年\s]+(\d{1,2})[-/.月\s]+(\d{1,2})日?|(\d{2})(\d{2}))$/.exec(text);
  if (whole) return calendarDate(whole[1], whole[2] ?? whole[4], whole[3] ?? whole[5]);
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  return short ? calendarDate(today.slice(0, 4), short[1], short[2]) : undefined;
}

function calendarDate(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : undefined;
}
