import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { isRuleGroup } from '@tessera/expression';
import type { Rule, RuleGroup } from '@tessera/expression';
import { scopeOf } from '@tessera/model';
import {
  CloseButton,
  Code,
  conditionBridge,
  FaceSlotsProvider,
  formatNumber,
  useDayWords,
  useFaceSlots,
  useLocale,
  useOperatorText,
  userSayingIn,
  useSayingText,
  useText,
  uiTexts,
  valueShape,
  valueSource,
} from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';
import { FieldCell } from '../runtime/field-cell.tsx';
import { kinds } from '../runtime/kinds.ts';
import { useRuntime } from '../runtime/runtime.tsx';
import { useRuleFields } from './rule-fields.tsx';
import type { FilterField } from './rule-fields.tsx';
import styles from './list.module.css';

interface FilterChipsProps {
  readonly entity: string;
  /** Expression text; not empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const numeric: ReadonlySet<string> = new Set(['integer', 'decimal', 'money']);

/** The own conditions of a list in words; each can be taken away. */
export function FilterChips({ entity, value, onChange }: FilterChipsProps) {
  const { documents } = useRuntime();
  const { locale } = useLocale();
  const say = useText(listTexts);
  const fields = useRuleFields(entity);
  const byName = useMemo(() => new Map(fields.map((field) => [field.name, field])), [fields]);
  const bridge = useMemo(
    () => conditionBridge(scopeOf(documents, kinds, entity, 'filter'), locale),
    [documents, entity, locale],
  );
  const slots = usePlainSlots();
  const read = useMemo(() => bridge.toRules(value), [bridge, value]);
  const chip = (key: string, name: string, content: ReactNode, rest: string) => (
    <li key={key} className={styles['chip']}>
      <span className={styles['chipText']}>{content}</span>
      <CloseButton size="sm" aria-label={say('removeFilter', { name })} onClick={() => onChange(rest)} />
    </li>
  );
  const { rules } = 'rules' in read ? read : { rules: undefined };
  const parts = rules === undefined ? [] : rules.combinator === 'and' && !rules.not ? rules.rules : [rules];
  return (
    <FaceSlotsProvider value={slots}>
      <ul aria-label={say('filters')} className={styles['chips']}>
        {rules === undefined
          ? chip('text', value, <Code>{value}</Code>, '')
          : parts.map((part, index) =>
              chip(
                String(index),
                nameOf(part, byName),
                <RuleWords rule={part} byName={byName} />,
                parts.length < 2
                  ? ''
                  : bridge.fromRules({ combinator: 'and', rules: parts.filter((other) => other !== part) }),
              ),
            )}
      </ul>
    </FaceSlotsProvider>
  );
}

type FieldsByName = ReadonlyMap<string, FilterField>;

/** Records are named here, not linked: the chip is about the condition. */
function usePlainSlots() {
  const slots = useFaceSlots();
  return useMemo(() => {
    const { openRecord: _leadsNowhere, ...rest } = slots;
    return { ...rest, recordHref: () => '' };
  }, [slots]);
}

function nameOf(rule: Rule | RuleGroup, byName: FieldsByName): string {
  if (isRuleGroup(rule)) return rule.rules.map((inner) => nameOf(inner, byName)).join(' · ');
  return byName.get(rule.field)?.label ?? rule.field;
}

function RuleWords({ rule, byName }: { readonly rule: Rule | RuleGroup; readonly byName: FieldsByName }): ReactNode {
  const say = useText(listTexts);
  const sayUi = useText(uiTexts);
  const spell = useOperatorText();
  if (isRuleGroup(rule)) {
    const inner = rule.rules.map((part, index) => (
      <span key={index} className={styles['chipText']}>
        {index > 0 ? <em>{sayUi(rule.combinator)}</em> : null}
        {isRuleGroup(part) && part.rules.length > 1 ? '（' : null}
        <RuleWords rule={part} byName={byName} />
        {isRuleGroup(part) && part.rules.length > 1 ? '）' : null}
      </span>
    ));
    return rule.not ? (
      <>
        <em>{say('filterNot')}</em>（{inner}）
      </>
    ) : (
      inner
    );
  }
  const known = byName.get(rule.field);
  return (
    <>
      <span>{known?.label ?? rule.field}</span>
      <em>{spell(rule.operator, known?.kind)}</em>
      <ValueWords rule={rule} known={known} byName={byName} />
    </>
  );
}

interface ValueWordsProps {
  readonly rule: Rule;
  readonly known: FilterField | undefined;
  readonly byName: FieldsByName;
}

function ValueWords({ rule, known, byName }: ValueWordsProps) {
  const { value } = rule;
  const spell = useSayingText();
  const dayWords = useDayWords();
  const { locale } = useLocale();
  const shape = valueShape(rule.operator);
  if (shape === 'none') return null;
  if (shape === 'period' || shape === 'days') return <span>{dayWords(rule.operator, value)}</span>;
  const source = valueSource(value);
  if (source !== 'value') {
    const text = String((value as { readonly [key: string]: unknown })[source]);
    return source === 'field' ? <span>{byName.get(text)?.label ?? text}</span> : <Code>{text}</Code>;
  }
  const one = (item: unknown, key: number) => {
    const saying = userSayingIn(item);
    if (saying) return <span key={key}>{spell(saying)}</span>;
    return known === undefined ? (
      <span key={key}>{String(item)}</span>
    ) : numeric.has(known.kind) ? (
      <span key={key}>{formatNumber(String(item), locale)}</span>
    ) : (
      <FieldCell key={key} field={known.field} value={item} />
    );
  };
  const items = Array.isArray(value) ? value : [value];
  return shape === 'pair' ? (
    <span>
      {one(items[0], 0)} – {one(items[1], 1)}
    </span>
  ) : (
    items.map(one)
  );
}
