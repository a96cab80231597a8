/** A record somebody opened on this device. */
export interface OpenedRecord {
  readonly entity: string;
  readonly id: string;
}

/** How many are remembered. */
const most = 12;

const keyOf = (person: string) => `tessera.recent.${person}`;

const isOpened = (value: unknown): value is OpenedRecord =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as OpenedRecord).entity === 'string' &&
  typeof (value as OpenedRecord).id === 'string';

/** The records a person opened, the last one first. Names are not kept: they are asked for again, with today's rights. */
export function openedRecords(person: string): readonly OpenedRecord[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? '[]');
    return Array.isArray(found) ? found.filter(isOpened).slice(0, most) : [];
  } catch {
    return [];
  }
}

export function rememberOpened(person: string, opened: OpenedRecord): void {
  const others = openedRecords(person).filter(({ entity, id }) => entity !== opened.entity || id !== opened.id);
  try {
    localStorage.setItem(keyOf(person), JSON.stringify([opened, ...others].slice(0, most)));
  } catch {
    // A full or closed store only forgets what was opened.
  }
}
