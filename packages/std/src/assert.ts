/** A broken promise of our own code; answers 500 and is never shown. */
export class Bug extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Bug';
  }
}

/** Throws a Bug when a thing our code relies on is not so. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

/** The value, or a Bug when it is missing. */
export function required<T>(value: T | null | undefined, message: string): T {
  if (value === null || value === undefined) throw new Bug(message);
  return value;
}

/** Compile-time proof that every case is handled. */
export function unreachable(value: never): never {
  throw new Bug(`unhandled case ${JSON.stringify(value)}`);
}
