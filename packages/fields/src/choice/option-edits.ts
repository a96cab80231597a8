import { orderBetween, sortedEntries } from '@tessera/model';
import type { Options } from '@tessera/schemas';

type OptionPatch = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

const palette = [
  'blue',
  'green',
  'orange',
  'violet',
  'cyan',
  'red',
  'teal',
  'pink',
  'indigo',
  'lime',
  'yellow',
  'grape',
] as const;

/** New options at the end, one per line or per semicolon of the text; labels that exist already are left out. */
export function addOptions(options: Options, text: string): OptionPatch {
  const known = new Set(Object.values(options).flatMap(({ label }) => [label['zh-CN'], label.en]));
  const keys = new Set(Object.keys(options));
  let last = sortedEntries(options).at(-1)?.[1].order ?? null;
  const patch: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const label of new Set(text.split(/[\n;；]/u).map((part) => part.trim()))) {
    if (label === '' || known.has(label)) continue;
    const key = freeKey(label, keys);
    keys.add(key);
    last = orderBetween(last, null);
    const isEnglish = /^[\x20-\x7e]+$/.test(label);
    patch[key] = {
      label: isEnglish ? { 'zh-CN': label, en: label } : { 'zh-CN': label },
      order: last,
      color: palette[(keys.size - 1) % palette.length],
    };
  }
  return patch;
}

/** An option one place up (-1) or down (1); undefined at the end of the row. */
export function moveOption(options: Options, key: string, step: -1 | 1): OptionPatch | undefined {
  const entries = sortedEntries(options);
  const at = entries.findIndex(([each]) => each === key);
  const rest = entries.filter(([each]) => each !== key);
  const to = at + step;
  if (at < 0 || to < 0 || to >= entries.length) return undefined;
  return { [key]: { order: orderBetween(rest[to - 1]?.[1].order ?? null, rest[to]?.[1].order ?? null) } };
}

/** A key rows can store for good: from the letters of the label, else a number. */
function freeKey(label: string, taken: ReadonlySet<string>): string {
  const words = label.match(/[A-Za-z][A-Za-z0-9]*/g) ?? [];
  const [first = '', ...rest] = words;
  const spelled =
    first.toLowerCase() + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('');
  const isWhole = /^[\x20-\x7e]+$/.test(label) && spelled !== '' && spelled.length <= 40;
  if (isWhole && !taken.has(spelled)) return spelled;
  const base = isWhole ? spelled : 'option';
  let number = 1;
  while (taken.has(`${base}${number}`)) number += 1;
  return `${base}${number}`;
}
