/** A colleague chosen while writing. */
export interface Mention {
  readonly id: string;
  readonly name: string;
}

/** A stretch of a comment: words, or somebody named. */
export type TextPart = { readonly text: string } | { readonly mention: Mention };

const stored = /@\[([^\]\n]{1,200})\]\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g;

/** A stored comment in stretches. */
export function partsOf(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(stored)) {
    const [whole, name = '', id = ''] = match;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ mention: { id, name } });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** What stands in the box while a stored comment is edited, and who is named in it. */
export function openText(text: string): { readonly text: string; readonly mentions: readonly Mention[] } {
  const parts = partsOf(text);
  return {
    text: parts.map((part) => ('text' in part ? part.text : `@${part.mention.name}`)).join(''),
    mentions: parts.flatMap((part) => ('mention' in part ? [part.mention] : [])),
  };
}

/** The text as it is stored: the chosen colleagues by id. Longer names first, so that 王小 does not cut 王小明. */
export function closeText(text: string, mentions: readonly Mention[]): string {
  const byName = new Map(mentions.map((mention) => [clean(mention.name), mention.id]));
  const names = [...byName.keys()].sort((a, b) => b.length - a.length);
  if (names.length === 0) return text;
  const any = new RegExp(`@(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'g');
  return text.replace(any, (whole, name: string) => {
    const id = byName.get(name);
    return id === undefined ? whole : `@[${name}](${id})`;
  });
}

/** A name without what would end a mention. */
export const clean = (name: string): string => name.replace(/[\]\n]/g, ' ');

/** What is typed behind an @ before the caret; undefined where nobody is being named. */
export function mentionQuery(text: string, caret: number): string | undefined {
  return /(?:^|[^\w@])@([^\s@]{0,20})$/.exec(text.slice(0, caret))?.[1];
}
