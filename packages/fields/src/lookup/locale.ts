/** The words of this field kind. */
export const lookupWords = {
  label: { 'zh-CN': '关联记录', en: 'Lookup' },
  description: { 'zh-CN': '链接到另一个对象的记录', en: 'A link to a record of another entity' },
} as const;

/** What its panel and input say. */
export const lookupTexts = {
  target: { 'zh-CN': '关联的对象', en: 'Entity linked to' },
  filter: { 'zh-CN': '可选范围', en: 'Records offered' },
  filterHint: {
    'zh-CN': '只提供符合条件的记录；ctx 是正在编辑的记录，例如 account == ctx.account',
    en: 'Only records that satisfy it; ctx is the record being edited: account == ctx.account',
  },
  onDelete: { 'zh-CN': '对方被删除时', en: 'When the linked record is deleted' },
  restrict: { 'zh-CN': '不允许删除', en: 'Refuse' },
  setNull: { 'zh-CN': '清空这里', en: 'Empty this field' },
  cascade: { 'zh-CN': '一并删除', en: 'Delete this too' },
  inverse: { 'zh-CN': '在对方页面列出本对象的记录', en: 'List these records on the linked record' },
  inverseKey: { 'zh-CN': '集合标识（用于公式）', en: 'Key of the collection (for formulas)' },
  inverseLabel: { 'zh-CN': '列表标题', en: 'Title of the list' },
} as const;
