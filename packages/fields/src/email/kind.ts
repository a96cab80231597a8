import type { FieldKind } from '@tessera/model';
import type { EmailField } from '@tessera/schemas';
import { accepted, refused } from '../normalised.ts';
import { normaliseText } from '../textual/clean-text.ts';
import { textOperators } from '../textual/text-operators.ts';
import { emailWords } from './locale.ts';

const mailbox = /^[^\s@"(),:;<>[\]\\.]+(?:\.[^\s@"(),:;<>[\]\\.]+)*$/u;
const domain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/** An e-mail address in lower case. */
export const emailKind: FieldKind<EmailField> = {
  id: 'email',
  label: emailWords.label,
  description: emailWords.description,
  icon: 'mail',
  group: 'text',
  computed: false,
  operators: textOperators,
  initial: () => ({}),
  expressionType: () => ({ kind: 'string', nullable: true }),
  check: () => [],
  normalise: (value) => {
    const text = normaliseText(value, { maxLength: 254 });
    if ('issues' in text || typeof text.value !== 'string') return text;
    const address = text.value.normalize('NFKC').toLowerCase().trim();
    const [local = '', host = '', ...rest] = address.split('@');
    return mailbox.test(local) && local.length <= 64 && domain.test(host) && rest.length === 0
      ? accepted(address)
      : refused('email_invalid');
  },
  format: (value) => (typeof value === 'string' ? value : ''),
  parse: (text, field, context) => emailKind.normalise(text.replace(/^mailto:/iu, ''), field, context),
  changes: { text: 'free' },
  samples: () => ['a@b.cn', 'wang.xiaoming+crm@example.com', '张三@例子.中国', `${'x'.repeat(64)}@mail.example.org`],
};
