import type { ErrorTable } from '@tessera/std';

/** Refusals of reports. */
export const insightErrors: ErrorTable = {
  report_unknown: {
    status: 404,
    message: { 'zh-CN': '没有报表 {report}', en: 'There is no report {report}' },
    cause: {
      'zh-CN': '报表不存在，或者它用到您无权查看的对象或字段。',
      en: 'It does not exist, or it reads an entity or field you may not read.',
    },
    remedy: { 'zh-CN': '刷新后重试，或请管理员调整您的角色。', en: 'Reload, or ask an administrator for the right.' },
  },
  report_invalid: {
    status: 422,
    message: { 'zh-CN': '报表还不完整', en: 'The report is not complete' },
    cause: { 'zh-CN': '维度、指标或条件有误。', en: 'A dimension, a measure or a condition is wrong.' },
    remedy: { 'zh-CN': '按提示修改后重试。', en: 'Correct what is named and try again.' },
  },
};
