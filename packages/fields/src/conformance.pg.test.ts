import { describeFieldKinds } from '@tessera/testkit/conformance';
import type { FieldDocument } from '@tessera/model';
import { fieldErrors, fieldKinds } from './kinds.ts';
import { fieldStores } from './stores.ts';

const common = { label: { 'zh-CN': '示例', en: 'Example' }, order: 'a0' } as const;

const options = {
  high: { label: { 'zh-CN': '高', en: 'High' }, order: 'a2', color: 'red' },
  low: { label: { 'zh-CN': '低', en: 'Low' }, order: 'a0' },
  gone: { label: { 'zh-CN': '停用；旧', en: 'Gone; old' }, order: 'a1', inactive: true },
} as const;

const variants: Readonly<Record<string, readonly FieldDocument[]>> = {
  text: [
    { kind: 'text', ...common, multiline: true, maxLength: 2000 },
    { kind: 'text', ...common, maxLength: 2, pattern: '[A-Z]{2}' },
  ],
  integer: [{ kind: 'integer', ...common, unit: { 'zh-CN': '台', en: 'units' } }],
  decimal: [
    { kind: 'decimal', ...common, precision: 38, scale: 12 },
    { kind: 'decimal', ...common, precision: 5, scale: 0, min: '-10', max: '10', unit: { 'zh-CN': '吨' } },
    { kind: 'decimal', ...common, precision: 4, scale: 4 },
  ],
  percent: [{ kind: 'percent', ...common, scale: 2, min: '0', max: '1' }],
  money: [
    { kind: 'money', ...common, currency: 'JPY', currencies: ['CNY', 'JPY'] },
    { kind: 'money', ...common, currency: 'KWD' },
  ],
  boolean: [
    {
      kind: 'boolean',
      ...common,
      trueLabel: { 'zh-CN': '已签', en: 'Signed' },
      falseLabel: { 'zh-CN': '未签', en: 'Open' },
    },
  ],
  select: [{ kind: 'select', ...common, options }],
  multiSelect: [{ kind: 'multiSelect', ...common, options, maxItems: 3 }],
  autonumber: [{ kind: 'autonumber', ...common, format: '工单{SEQ:3}' }],
};

describeFieldKinds({ kinds: fieldKinds, stores: fieldStores, errors: fieldErrors, variants });
