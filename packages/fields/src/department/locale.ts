/** The words of this field kind. */
export const departmentWords = {
  label: { 'zh-CN': '部门', en: 'Department' },
  description: { 'zh-CN': '组织中的一个部门', en: 'A department of the organisation' },
} as const;

/** What its panel and input say. */
export const departmentTexts = {
  includeChildren: { 'zh-CN': '筛选时包含下级部门', en: 'Filters include the departments below' },
} as const;
