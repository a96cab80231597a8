import type { ErrorTable } from '@tessera/std';

/** Refusals of saved views. */
export const viewsErrors: ErrorTable = {
  view_missing: {
    status: 404,
    message: { 'zh-CN': '没有这个视图', en: 'There is no such view' },
    cause: {
      'zh-CN': '视图已被删除，或者不再共享给您。',
      en: 'It was deleted, or it is no longer shared with you.',
    },
    remedy: { 'zh-CN': '刷新后选择其他视图。', en: 'Reload and choose another view.' },
  },
  view_stale: {
    status: 412,
    message: { 'zh-CN': '这个视图在别处已经修改', en: 'This view was changed elsewhere' },
    cause: {
      'zh-CN': '您打开它之后，另一个页面或设备保存过它。',
      en: 'Another page or device saved it after you opened it.',
    },
    remedy: {
      'zh-CN': '选择用现在的设置覆盖，或另存为新视图。',
      en: 'Choose to replace it with what you see, or save it as a new view.',
    },
  },
  view_invalid: {
    status: 422,
    message: { 'zh-CN': '视图的设置有误', en: 'The settings of the view are wrong' },
    cause: { 'zh-CN': '条件、列、排序或分组用到了不能用的字段。', en: 'It uses a field that cannot be used there.' },
    remedy: { 'zh-CN': '按提示修改后再保存。', en: 'Correct what is named and save again.' },
  },
  view_sharing_not_allowed: {
    status: 403,
    message: { 'zh-CN': '您不能共享视图', en: 'You may not share views' },
    cause: { 'zh-CN': '您的角色没有“共享视图”的权限。', en: 'None of your roles allows sharing views.' },
    remedy: { 'zh-CN': '保存为自己的视图，或请管理员共享。', en: 'Keep it for yourself, or ask an administrator.' },
  },
  view_limit: {
    status: 422,
    message: { 'zh-CN': '最多保存 {limit} 个视图', en: 'You can keep {limit} views at most' },
    cause: { 'zh-CN': '您保存的视图太多了。', en: 'You have saved too many views.' },
    remedy: { 'zh-CN': '先删除不用的视图。', en: 'Delete views you no longer need.' },
  },
};
