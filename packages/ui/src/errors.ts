import type { ErrorTable } from '@tessera/std';

/** What a screen says when nobody else did. */
export const uiErrors = {
  unexpected_failure: {
    status: 500,
    message: { 'zh-CN': '操作没有完成，请稍后重试。', en: 'That did not work. Please try again later.' },
    cause: { 'zh-CN': '页面遇到了意料之外的错误。', en: 'The page met an error nobody expected.' },
    remedy: {
      'zh-CN': '刷新页面后重试；若仍出现，请把操作步骤告诉管理员。',
      en: 'Reload the page and try again; if it stays, tell the administrator what you did.',
    },
  },
} as const satisfies ErrorTable;
