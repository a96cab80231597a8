import { fieldOf, ordersFromStart } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { EntityDocument, FormDocument } from '@tessera/schemas';
import type { TransitionOption } from '@tessera/client';
import { errorsByField } from './record-draft.ts';

type Reasons = TransitionOption['reasons'];

/** Fields a transition asks for: those it names, then those its reasons name, as far as the person may fill them in. */
export function askedFields(
  entity: EntityDocument,
  { ask, reasons }: Pick<TransitionOption, 'ask' | 'reasons'>,
  right: (field: string) => 'view' | 'edit' | undefined,
): readonly string[] {
  const named = reasons.map(({ path }) => path.split('/')[1] ?? '');
  const wanted = [...new Set([...ask, ...named])];
  return wanted.filter((key) => {
    const field = fieldOf(entity, key);
    return field !== undefined && field.kind !== 'status' && right(key) === 'edit';
  });
}

/** A form of nothing but these fields. */
export function formOfFields(
  entity: EntityDocument,
  fields: readonly string[],
  required: readonly string[],
): FormDocument {
  const orders = ordersFromStart(fields.length);
  return {
    kind: 'form',
    id: `${entity.id}Asked`,
    schemaVersion: 1,
    label: entity.label,
    entity: entity.id,
    modes: ['edit'],
    items: Object.fromEntries(
      fields.map((field, index) => [
        field,
        {
          type: 'field' as const,
          field,
          order: orders[index] ?? 'a0',
          span: 12,
          ...(required.includes(field) ? { required: true } : {}),
        },
      ]),
    ),
  };
}

/**
 * The entity as a transition sees it: what it asks for is always shown, also where a rule hides it in the state of now.
 */
export function entityAsking(entity: EntityDocument, asked: readonly string[]): EntityDocument {
  const fields = Object.fromEntries(
    Object.entries(entity.fields).map(([key, field]) => {
      const { visibleIf: _hidden, ...shown } = field;
      return [key, asked.includes(key) ? shown : field];
    }),
  );
  return { ...entity, fields: fields as EntityDocument['fields'] };
}

/** The field whose lifecycle a transition belongs to. */
export function statusFieldOf(entity: EntityDocument, documents: DocumentSet, transition: string): string | undefined {
  return Object.entries(entity.fields).find(
    ([, field]) =>
      field.kind === 'status' &&
      Object.hasOwn(documents.get('workflow', field.lifecycle)?.transitions ?? {}, transition),
  )?.[0];
}

/** Sentences that no shown field can carry. */
export function generalReasons(reasons: Reasons, shown: readonly string[]): readonly string[] {
  const byField = errorsByField(reasons.map(({ path, detail, code }) => ({ pointer: path, detail: detail ?? code })));
  return Object.entries(byField).flatMap(([field, sentence]) => (shown.includes(field) ? [] : [sentence]));
}
