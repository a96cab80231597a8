import type { ErrorTable } from '@tessera/std';

/** What the client itself can have to say; everything else is said by the server. */
export const clientErrors = {
  network_unreachable: {
    status: 503,
    message: { 'zh-CN': '连不上服务器', en: 'The server cannot be reached' },
    cause: { 'zh-CN': '网络中断，或者服务器没有运行。', en: 'The network is down, or the server is not running.' },
    remedy: {
      'zh-CN': '检查网络后重试；已填写的内容不会丢失。',
      en: 'Check the network and try again; nothing you typed is lost.',
    },
  },
  answer_unreadable: {
    status: 502,
    message: { 'zh-CN': '服务器的回答无法识别', en: 'The answer of the server cannot be read' },
    cause: { 'zh-CN': '中间的代理可能改写了回答。', en: 'A proxy in between may have replaced the answer.' },
    remedy: {
      'zh-CN': '重试；若仍出现，请联系管理员检查代理。',
      en: 'Try again; if it stays, ask the administrator to look at the proxy.',
    },
  },
} as const satisfies ErrorTable;
