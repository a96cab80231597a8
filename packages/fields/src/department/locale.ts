/** The words of this field kind. */
export const departmentWords = {
  label: { 'zh-CN': '部门', en: 'Department' },
  description: { 'zh-CN': '组织中的一个部门', en: 'A department of the organisation' },
} as const;
