import { useMemo, useState } from 'react';
import { completions } from '@tessera/expression';
import type { Completion, ExpressionContext, ExpressionType, Scope } from '@tessera/expression';
import { fieldOf, fieldsOf, scopeOf } from '@tessera/model';
import type { DocumentSet, FieldDocument } from '@tessera/model';
import {
  conditionBridge,
  ConditionEditor,
  expressionCheck,
  ExpressionEditor,
  filterValue,
  SegmentedControl,
  useLocale,
  useLocalize,
  useText,
} from '@tessera/ui';
import type { RuleField } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { partsTexts } from '../locale/parts-texts.ts';
import { useDesignerSlots } from '../shell/services.tsx';
import { faceOf } from './field-faces.tsx';
import { allKinds, kindOf } from './field-kinds.ts';

interface ExpressionFieldProps {
  /** The entity whose record the expression reads. */
  readonly entity: string;
  readonly context: ExpressionContext;
  /** Entity of the record being edited, where `ctx` is known. */
  readonly ctx?: string;
  readonly label: string;
  readonly description?: string;
  readonly value: string | undefined;
  /** Gets undefined for no expression. */
  readonly onChange: (value: string | undefined) => void;
}

function useScope({ entity, context, ctx }: Pick<ExpressionFieldProps, 'entity' | 'context' | 'ctx'>): {
  readonly scope: Scope;
  readonly documents: DocumentSet;
} {
  const documents = useDocuments();
  const scope = useMemo(
    () => scopeOf(documents, allKinds, entity, context, ctx ? { ctx } : {}),
    [documents, entity, context, ctx],
  );
  return { scope, documents };
}

/** A condition on a record of an entity: built from lines, or written as text. */
export function ConditionField({ entity, context, ctx, label, description, value, onChange }: ExpressionFieldProps) {
  const { locale } = useLocale();
  const { scope, documents } = useScope({ entity, context, ...(ctx ? { ctx } : {}) });
  const bridge = useMemo(() => conditionBridge(scope, locale), [scope, locale]);
  const check = useMemo(() => expressionCheck(scope, context), [scope, context]);
  const fields = useRuleFields(documents, entity);
  const words = useCompletions(documents, scope, entity);
  return (
    <ConditionEditor
      label={label}
      {...(description ? { description } : {})}
      value={value ?? ''}
      onChange={(text) => onChange(text.trim() === '' ? undefined : text)}
      fields={fields}
      bridge={bridge}
      check={check}
      completions={words}
    />
  );
}

/** A value calculated from a record of an entity, written as text. */
export function ExpressionField({ expect, ...props }: ExpressionFieldProps & { readonly expect?: ExpressionType }) {
  const { entity, context, label, description, value, onChange } = props;
  const { scope, documents } = useScope(props);
  const check = useMemo(() => expressionCheck(scope, context, expect), [scope, context, expect]);
  const words = useCompletions(documents, scope, entity);
  return (
    <ExpressionEditor
      label={label}
      {...(description ? { description } : {})}
      value={value ?? ''}
      onChange={(text) => onChange(text.trim() === '' ? undefined : text)}
      check={check}
      completions={words}
    />
  );
}

function useCompletions(documents: DocumentSet, scope: Scope, entity: string): readonly Completion[] {
  return useMemo(() => {
    const document = documents.get('entity', entity);
    return completions(scope).map((word) => {
      const field = word.kind === 'field' && document ? fieldOf(document, word.name) : undefined;
      return field ? { ...word, label: field.label } : word;
    });
  }, [documents, scope, entity]);
}

const rarely = new Set(['version', 'deletedAt', 'deletedBy', 'id']);

/** The fields conditions can be about: those of the entity, and one step further through its lookups. */
export function useRuleFields(documents: DocumentSet, entityId: string): readonly RuleField[] {
  const localize = useLocalize();
  const { locale, timeZone } = useLocale();
  const slots = useDesignerSlots();
  return useMemo(() => {
    const entity = documents.get('entity', entityId);
    if (!entity) return [];
    const ruleField = (name: string, label: string, field: FieldDocument, group?: string): RuleField[] => {
      const kind = kindOf(field.kind);
      const face = faceOf(field.kind);
      if (!kind || !face) return [];
      const Filter = face.Filter;
      return [
        {
          name,
          label,
          kind: field.kind,
          group,
          operators: kind.operators,
          renderValue: filterValue(Filter, field, { slots, locale, timeZone }),
        },
      ];
    };
    const usable = (id: string) => {
      const document = documents.get('entity', id);
      return document ? fieldsOf(document).filter(([key, field]) => !rarely.has(key) && !field.hidden) : [];
    };
    const own = usable(entityId).flatMap(([key, field]) => ruleField(key, localize(field.label, key), field));
    const further = usable(entityId).flatMap(([key, field]) => {
      if (field.kind !== 'lookup') return [];
      const group = localize(field.label, key);
      return usable(field.target).flatMap(([inner, target]) =>
        ruleField(`${key}.${inner}`, `${group} › ${localize(target.label, inner)}`, target, group),
      );
    });
    return [...own, ...further];
  }, [documents, entityId, localize, locale, timeZone, slots]);
}

interface RequiredFieldProps {
  readonly entity: string;
  readonly label?: string;
  readonly value: boolean | string | undefined;
  readonly onChange: (value: boolean | string | undefined) => void;
}

/** Required: not, always, or while a condition holds. */
export function RequiredField({ entity, label, value, onChange }: RequiredFieldProps) {
  const say = useText(partsTexts);
  const [wants, setWants] = useState(typeof value === 'string');
  const mode = value === true ? 'always' : typeof value === 'string' || wants ? 'conditional' : 'never';
  const name = label ?? say('required');
  return (
    <div>
      <div className="dsg-field-label">{name}</div>
      <SegmentedControl
        label={name}
        fullWidth
        size="xs"
        value={mode}
        data={(['never', 'always', 'conditional'] as const).map((key) => ({ value: key, label: say(key) }))}
        onChange={(next) => {
          setWants(next === 'conditional');
          onChange(next === 'always' ? true : undefined);
        }}
      />
      {mode === 'conditional' ? (
        <ConditionField
          entity={entity}
          context="required"
          label={say('conditional')}
          value={typeof value === 'string' ? value : undefined}
          onChange={onChange}
        />
      ) : null}
    </div>
  );
}
