import { repair } from './repair-app.ts';

type Fields = Record<string, Record<string, unknown>>;
export const extraField = (kind: string, order: string, more: object = {}) => ({
  kind,
  label: { 'zh-CN': order },
  order,
  ...more,
});
/** The repair request with other fields. */
export const withFields = (change: (fields: Fields) => Fields) => ({
  ...repair,
  fields: change(structuredClone(repair.fields) as unknown as Fields),
});

/** Ten versions of one entity: fields added, renamed, hidden, re-added, made unique and indexed, rules changed. */
export const repairVersions = [
  withFields((f) => ({ ...f, memo: extraField('text', 'b0') })),
  withFields((f) => ({ ...f, memo: extraField('text', 'b0', { label: { 'zh-CN': '备注改名' }, indexed: true }) })),
  withFields(({ hours: _hours, ...f }) => f),
  withFields((f) => ({ ...f, hours: { ...f['hours'], indexed: true } })),
  withFields((f) => ({
    ...f,
    serial: extraField('text', 'b1', { unique: true }),
    twin: extraField('lookup', 'b2', { target: 'x.repair' }),
  })),
  {
    ...withFields((f) => ({ ...f, serial: extraField('text', 'b1') })),
    validations: { positive: { assert: 'hours >= 0', message: { 'zh-CN': '工时不能为负' }, order: 'a0' } },
  },
  withFields(({ due: _due, ...f }) => ({ ...f, flag: extraField('boolean', 'b3') })),
  withFields((f) => ({ ...f, due: { ...f['due'], label: { 'zh-CN': '截止日' } } })),
  withFields((f) => ({ ...f, memo: extraField('decimal', 'b0') })),
  withFields((f) => ({ ...f, price: extraField('money', 'b4', { currency: 'CNY' }), who: extraField('person', 'b5') })),
];
