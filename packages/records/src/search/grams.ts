import { pinyin } from 'pinyin-pro';

/** A text is searched this far. */
const longest = 1_000;
/** This far its Chinese is also kept as pinyin. */
const longestSpoken = 120;
const mostTerms = 5;

/** A text as it is compared: one width, one case, single blanks. */
export function normal(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * What a text can be found by, in lines: itself, the pinyin of its Chinese, the initials of that.
 * 中国移动 → `中国移动`, `zhongguoyidong`, `zgyd`.
 */
export function wordsOf(text: string): string {
  const literal = normal(text).slice(0, longest);
  const han = (literal.slice(0, longestSpoken).match(/\p{Script=Han}+/gu) ?? []).join('');
  if (han === '') return literal;
  const syllables = pinyin(han, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' });
  return [literal, syllables.join(''), syllables.map((each) => each.charAt(0)).join('')].join('\n');
}

/** A phone number typed with blanks or hyphens is one word of digits; other texts are words that must all be found. */
export function termsOf(text: string): readonly string[] {
  const asked = normal(text);
  if (/^\+?[\d\s()-]{5,}$/.test(asked)) return [asked.replace(/[^\d+]/g, '')];
  return asked
    .split(' ')
    .filter((term) => term !== '')
    .slice(0, mostTerms)
    .map((term) => term.slice(0, 60));
}

/**
 * The pieces by which Postgres finds words: pairs where Chinese is among them, threes of Latin letters and digits, and how
 * each word begins. Every piece starts with the tag of its field.
 */
export function gramsOf(tag: string, words: string): readonly string[] {
  const found = new Set<string>();
  for (const run of words.split(/[\s]+/)) {
    const letters = [...run];
    for (let at = 0; at < letters.length; at += 1) {
      const [a = '', b = '', c = ''] = letters.slice(at, at + 3);
      if (b !== '' && (isWide(a) || isWide(b))) found.add(tag + a + b);
      else if (c !== '') found.add(tag + a + b + c);
    }
    const [first = '', second = ''] = letters;
    if (first !== '') found.add(`${tag}^${first}`);
    if (second !== '') found.add(`${tag}^${first}${second}`);
  }
  return [...found];
}

/** Whether a term is too short to be found inside of words; it is found where they begin. */
export function isShort(term: string): boolean {
  return inner('', term).length === 0;
}

/** The pieces a field must hold for the term to be in it. */
export function askedGrams(tag: string, term: string): readonly string[] {
  const pieces = inner(tag, term);
  return pieces.length > 0 ? pieces : [`${tag}^${term}`];
}

function inner(tag: string, term: string): readonly string[] {
  return gramsOf(tag, term).filter((piece) => piece.charAt(tag.length) !== '^');
}

const isWide = (letter: string): boolean => letter > '\u007f';
