import { documentSchemas } from '@tessera/schemas';
import type { FieldDocument, TesseraDocument } from '@tessera/schemas';
import { documentSet } from '@tessera/model';
import type { FieldKind, KindContext, ParseContext } from '@tessera/model';
import type { FieldStore } from '@tessera/database';
import type { Json } from '@tessera/std';

/** One field of one kind under test, with the documents around it. */
export interface FieldCase {
  readonly name: string;
  readonly field: FieldDocument;
  readonly kind: FieldKind;
  readonly store: FieldStore<FieldDocument>;
  readonly context: KindContext;
}

const entityId = 'x.sample';
const label = { 'zh-CN': '示例', en: 'Sample' };
const owner = { kind: 'entity', schemaVersion: 1, label } as const;

/** Where examples point: the account a lookup links to, the lifecycle of a status. */
const surroundings: readonly TesseraDocument[] = [
  { ...owner, id: 'crm.account', fields: { level: { kind: 'text', label, order: 'a0' } } },
  {
    kind: 'workflow',
    id: 'x.repairFlow',
    schemaVersion: 1,
    label,
    type: 'lifecycle',
    entity: entityId,
    initial: 'open',
    states: {
      open: { label: { 'zh-CN': '待处理', en: 'Open' }, order: 'a0', category: 'open' },
      closed: { label: { 'zh-CN': '已关闭', en: 'Closed' }, order: 'a1', category: 'done' },
    },
    transitions: {},
  },
];

/** A field among the documents it may refer to. */
export function contextOf(field: FieldDocument): KindContext {
  const account: FieldDocument = { kind: 'lookup', target: 'crm.account', label, order: 'a1' };
  const sample: TesseraDocument = { ...owner, id: entityId, fields: { v: field, account } };
  return { documents: documentSet([...surroundings, sample]), entity: entityId };
}

/** The same context for people of a language and a place. */
export function readingContext(context: KindContext, locale: 'zh-CN' | 'en', timeZone: string): ParseContext {
  return { ...context, locale, timeZone };
}

/** The examples a kind's schema gives. */
export function examplesOf(kind: string): readonly FieldDocument[] {
  const definitions = documentSchemas.entity.$defs as unknown as Readonly<
    Record<string, { readonly examples?: readonly FieldDocument[] }>
  >;
  return definitions[schemaName(kind)]?.examples ?? [];
}

/** Name of a kind's schema among the definitions of the entity schema. */
export function schemaName(kind: string): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Field`;
}

/** Canonical values of a case; a status takes them from its lifecycle. */
export function samplesOf({ kind, field, context }: FieldCase): readonly Json[] {
  const samples = kind.samples(field);
  if (samples.length > 0) return samples;
  const type = kind.expressionType(field, context);
  return type.kind === 'enum' ? type.options : [];
}
