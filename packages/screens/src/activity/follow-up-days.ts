const dayMs = 86_400_000;

/** Days that are chosen with one tap. */
export type NextChoice = 'tomorrow' | 'three' | 'monday';

/** A day as `YYYY-MM-DD`, some days behind another. */
function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The day of a choice, from today as `YYYY-MM-DD`; the coming Monday is never today. */
export function nextDay(choice: NextChoice, today: string): string {
  if (choice === 'tomorrow') return dayAfter(today, 1);
  if (choice === 'three') return dayAfter(today, 3);
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return dayAfter(today, (8 - weekday) % 7 || 7);
}
