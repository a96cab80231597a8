/** The words of this field kind. */
export const datetimeWords = {
  label: { 'zh-CN': '日期时间', en: 'Date and time' },
  description: { 'zh-CN': '某一时刻，按各人的时区显示', en: 'A moment, shown in the zone of the reader' },
} as const;
