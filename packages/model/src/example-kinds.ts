import type { ExpressionType } from '@tessera/expression';
import type { FieldDocument } from '@tessera/schemas';
import { issue } from '@tessera/std';
import type { FieldKind, FieldKinds } from './contract/field-kind.ts';

const types: Readonly<Record<FieldDocument['kind'], (field: FieldDocument) => ExpressionType>> = (() => {
  const text = (): ExpressionType => ({ kind: 'string', nullable: true });
  const number = (): ExpressionType => ({ kind: 'number', nullable: true });
  const file = (): ExpressionType => ({ kind: 'json', nullable: true });
  const link = (entity: string) => (): ExpressionType => ({ kind: 'relation', nullable: true, entity });
  const keys = (field: FieldDocument) => ('options' in field ? Object.keys(field.options) : []);
  return {
    text,
    email: text,
    phone: text,
    url: text,
    autonumber: text,
    integer: number,
    decimal: number,
    percent: number,
    money: () => ({ kind: 'number', nullable: true, money: true }),
    boolean: () => ({ kind: 'bool', nullable: false }),
    date: () => ({ kind: 'date', nullable: true }),
    datetime: () => ({ kind: 'timestamp', nullable: true }),
    select: (field) => ({ kind: 'enum', nullable: true, options: keys(field) }),
    multiSelect: (field) => ({
      kind: 'list',
      nullable: true,
      item: { kind: 'enum', nullable: false, options: keys(field) },
    }),
    status: () => ({ kind: 'enum', nullable: false, options: ['waiting', 'working', 'closed'] }),
    person: link('sys.user'),
    department: link('sys.department'),
    lookup: (field) => ({ kind: 'relation', nullable: true, entity: field.kind === 'lookup' ? field.target : '' }),
    lookupField: text,
    attachment: file,
    image: file,
  };
})();

/** Field kinds as far as checks ask them, for the tests of this package, which stands below the real ones. */
export function exampleKinds(): FieldKinds {
  const kind = (id: FieldDocument['kind']): FieldKind => ({
    id,
    label: { 'zh-CN': id, en: id },
    description: {},
    icon: 'square',
    group: 'text',
    computed: false,
    operators: ['eq'],
    initial: () => ({}),
    expressionType: (field) => types[id](field),
    check: (field) =>
      field.kind === 'autonumber' && !field.format.includes('{SEQ')
        ? [issue('/format', 'example_without_sequence')]
        : [],
    normalise: (value) => ({ value }),
    format: (value) => String(value),
    parse: (value) => ({ value }),
    changes: {},
    samples: () => [],
  });
  return Object.fromEntries(Object.keys(types).map((id) => [id, kind(id as FieldDocument['kind'])]));
}
