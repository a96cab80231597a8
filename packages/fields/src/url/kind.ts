import type { FieldKind } from '@tessera/model';
import type { UrlField } from '@tessera/schemas';
import { accepted, refused } from '../normalised.ts';
import { normaliseText } from '../textual/clean-text.ts';
import { textOperators } from '../textual/text-operators.ts';
import { urlWords } from './locale.ts';

/** A scheme, unless the colon introduces a port. */
const scheme = /^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i;

/** A web address, kept as it was typed; a missing scheme becomes https. */
export const urlKind: FieldKind<UrlField> = {
  id: 'url',
  label: urlWords.label,
  description: urlWords.description,
  icon: 'world',
  group: 'text',
  computed: false,
  operators: textOperators,
  initial: () => ({}),
  expressionType: () => ({ kind: 'string', nullable: true }),
  check: () => [],
  normalise: (value) => {
    const text = normaliseText(value, { maxLength: 2000 });
    if ('issues' in text || typeof text.value !== 'string') return text;
    const typed = text.value;
    if (/[\s\\<>"\p{Cc}]/u.test(typed)) return refused('url_invalid');
    if (scheme.test(typed)) {
      if (!/^https?:\/\//i.test(typed)) return refused('url_scheme');
      return readable(typed) ? accepted(typed) : refused('url_invalid');
    }
    const address = `https://${typed.replace(/^\/\//, '')}`;
    return readable(address)?.hostname.includes('.') ? accepted(address) : refused('url_invalid');
  },
  format: (value) => (typeof value === 'string' ? value : ''),
  parse: (text, field, context) => urlKind.normalise(text, field, context),
  changes: { text: 'free' },
  samples: () => [
    'https://example.com',
    'http://localhost:8080/a?b=c#d',
    'https://例子.中国/路径?名=值',
    'https://example.com/%E4%B8%AD',
  ],
};

function readable(address: string): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url && url.hostname !== '' && url.username === '' && url.password === '' ? url : undefined;
}
