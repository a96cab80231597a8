type Version = readonly [number, number, number];

function readVersion(text: string): Version | undefined {
  const parts = /^v?(\d+)\.(\d+)\.(\d+)$/.exec(text.trim());
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : undefined;
}

function compare(a: Version, b: Version): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The first version a caret or tilde range no longer takes. Source: semver 2.0 ranges as npm reads them. */
function limitOf(sign: string, [major, minor, patch]: Version): Version {
  if (sign === '~') return [major, minor + 1, 0];
  if (major > 0) return [major + 1, 0, 0];
  return minor > 0 ? [0, minor + 1, 0] : [0, 0, patch + 1];
}

function fits(version: Version, part: string): boolean {
  if (part === '*') return true;
  const [, sign = '', rest = ''] = /^(\^|~|>=|<=|>|<|=)?(.*)$/.exec(part) ?? [];
  const wanted = readVersion(rest);
  if (!wanted) return false;
  const order = compare(version, wanted);
  if (sign === '^' || sign === '~') return order >= 0 && compare(version, limitOf(sign, wanted)) < 0;
  if (sign === '>=') return order >= 0;
  if (sign === '<=') return order <= 0;
  if (sign === '>') return order > 0;
  return sign === '<' ? order < 0 : order === 0;
}

/** Whether a version lies in a range such as `^1.2.0`, `~1.2.0`, `>=1.0.0 <2.0.0`, `1.2.3` or `*`. */
export function satisfies(version: string, range: string): boolean {
  const read = readVersion(version);
  return (
    read !== undefined &&
    range
      .trim()
      .split(/\s+/)
      .every((part) => fits(read, part))
  );
}
