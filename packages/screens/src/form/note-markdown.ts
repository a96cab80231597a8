/** A run of text of a note with its looks. */
export interface NoteSpan {
  readonly text: string;
  readonly strong?: true;
  readonly emphasis?: true;
  /** Where a link leads: http, https, mailto or tel. */
  readonly href?: string;
}

/** A part of a note. */
export type NoteBlock =
  | { readonly type: 'heading' | 'paragraph'; readonly lines: readonly (readonly NoteSpan[])[] }
  | { readonly type: 'bullets' | 'numbers'; readonly lines: readonly (readonly NoteSpan[])[] };

const inline =
  /\*\*(?!\s)(?<strong>[^*\n]+)(?<!\s)\*\*|\*(?!\s)(?<emphasis>[^*\n]+)(?<!\s)\*|\[(?<name>[^\]\n]+)\]\((?<href>[^\s()]+)\)/g;
const mayLead = /^(?:https?:\/\/|mailto:|tel:)/i;

function spansOf(line: string): readonly NoteSpan[] {
  const spans: NoteSpan[] = [];
  let at = 0;
  for (const found of line.matchAll(inline)) {
    const { strong, emphasis, name, href } = found.groups ?? {};
    if (found.index > at) spans.push({ text: line.slice(at, found.index) });
    at = found.index + found[0].length;
    if (strong !== undefined) spans.push({ text: strong, strong: true });
    else if (emphasis !== undefined) spans.push({ text: emphasis, emphasis: true });
    else if (name !== undefined && href !== undefined && mayLead.test(href)) spans.push({ text: name, href });
    else spans.push({ text: found[0] });
  }
  if (at < line.length) spans.push({ text: line.slice(at) });
  return spans;
}

function kindOf(line: string): readonly [NoteBlock['type'], string] {
  const heading = /^#{1,4}\s+(.*)$/.exec(line);
  if (heading) return ['heading', heading[1] ?? ''];
  const bullet = /^\s*[-*•]\s+(.*)$/.exec(line);
  if (bullet) return ['bullets', bullet[1] ?? ''];
  const number = /^\s*\d{1,3}[.、)]\s*(.*)$/.exec(line);
  return number ? ['numbers', number[1] ?? ''] : ['paragraph', line];
}

/**
 * Reads the little markdown of notes: headings, lists, **bold**, *italic* and links. Everything else stays as it was typed.
 * Contract: never throws; nothing of it is HTML.
 */
export function readNote(text: string): readonly NoteBlock[] {
  const blocks: { type: NoteBlock['type']; lines: (readonly NoteSpan[])[] }[] = [];
  let joins = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') {
      joins = false;
      continue;
    }
    const [type, rest] = kindOf(line);
    const last = blocks.at(-1);
    if (joins && last?.type === type && type !== 'heading') last.lines.push(spansOf(rest));
    else blocks.push({ type, lines: [spansOf(rest)] });
    joins = true;
  }
  return blocks;
}
