/**
 * Remembers what a pure function made.
 * Why: making an Intl formatter costs tens of microseconds, a table cell asks for one each; the keys are few (locales × options).
 */
export function memo<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      if (made.size < 500) made.set(key, value);
    }
    return value;
  };
}
