/**
 * Code that is heavy and seldom needed. On the server it is there at once; a browser fetches it on first need,
 * and until then `now` answers undefined and whoever asked goes on without.
 */
export interface Later<T> {
  readonly now: () => T | undefined;
  /** Fetches it once; asking again costs nothing. A failed fetch may be tried again. */
  readonly load: () => Promise<T>;
}

/** Is fetched when somebody asks for it. */
export function later<T>(fetch: () => Promise<T>): Later<T> {
  let found: T | undefined;
  let running: Promise<T> | undefined;
  const load = async (): Promise<T> => {
    running ??= fetch();
    try {
      found = await running;
      return found;
    } catch (fault) {
      running = undefined;
      throw fault;
    }
  };
  return { now: () => found, load };
}

/** Is there already. */
export function atOnce<T>(value: T): Later<T> {
  return { now: () => value, load: () => Promise.resolve(value) };
}
