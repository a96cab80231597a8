const cjk = /\p{Script=Han}/u;

/** Up to two letters that stand for a name: the given name of a Chinese one (`王小明` → `小明`), first letters of others (`Ada Lovelace` → `AL`). */
export function initials(name: string): string {
  const text = name.trim();
  if (text === '') return '?';
  if (cjk.test(text)) {
    const han = Array.from(text).filter((char) => cjk.test(char));
    return han.slice(han.length > 2 ? -2 : 0).join('');
  }
  const words = text.split(/[\s._-]+/u).filter(Boolean);
  const first = firstChar(words[0]);
  return (words.length > 1 ? first + firstChar(words.at(-1)) : first).toUpperCase();
}

function firstChar(word: string | undefined): string {
  return Array.from(word ?? '')[0] ?? '';
}
