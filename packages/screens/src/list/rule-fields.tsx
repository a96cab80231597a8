import { useMemo } from 'react';
import { fieldsOf } from '@tessera/model';
import type { FieldDocument } from '@tessera/model';
import { filterValue, useFaceSlots, useLocale, useLocalize } from '@tessera/ui';
import type { RuleField } from '@tessera/ui';
import { kinds } from '../runtime/kinds.ts';
import { faces, useRuntime } from '../runtime/runtime.tsx';

const rarely: ReadonlySet<string> = new Set(['id', 'version', 'deletedAt', 'deletedBy']);

/** A field a filter can be about, with its document. */
export interface FilterField extends RuleField {
  readonly field: FieldDocument;
}

/** The fields a filter can be about: those of the entity, and one step further through its lookups. */
export function useRuleFields(entityId: string): readonly FilterField[] {
  const { documents, rights } = useRuntime();
  const localize = useLocalize();
  const { locale, timeZone } = useLocale();
  const slots = useFaceSlots();
  return useMemo(() => {
    const usable = (id: string) => {
      const document = documents.get('entity', id);
      const own = document
        ? fieldsOf(document).filter(
            ([key, field]) => !rarely.has(key) && !field.hidden && rights[id]?.fields[key] !== undefined,
          )
        : [];
      const isOwn = (key: string) => document !== undefined && Object.hasOwn(document.fields, key);
      return [...own.filter(([key]) => isOwn(key)), ...own.filter(([key]) => !isOwn(key))];
    };
    const ruleField = (name: string, label: string, field: FieldDocument, group?: string): FilterField[] => {
      const kind = kinds[field.kind];
      const Filter = faces[field.kind]?.Filter;
      if (!kind || !Filter) return [];
      return [
        {
          name,
          label,
          field,
          kind: field.kind,
          group,
          operators: kind.operators,
          renderValue: filterValue(Filter, field, { slots, locale, timeZone }),
        },
      ];
    };
    const own = usable(entityId).flatMap(([key, field]) => ruleField(key, localize(field.label, key), field));
    const further = usable(entityId).flatMap(([key, field]) => {
      if (field.kind !== 'lookup' || rights[field.target]?.read !== true) return [];
      const group = localize(field.label, key);
      return usable(field.target).flatMap(([inner, target]) =>
        ruleField(`${key}.${inner}`, `${group} › ${localize(target.label, inner)}`, target, group),
      );
    });
    return [...own, ...further];
  }, [documents, rights, entityId, localize, locale, timeZone, slots]);
}
