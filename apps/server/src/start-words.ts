import type { Locale } from '@tessera/std';

/** What a start says on the terminal. */
export const startWords = {
  'zh-CN': {
    postgres: '正在启动数据库…',
    migrate: '正在检查数据表…',
    install: '首次启动：正在安装 crm-core 与演示数据…',
    ready: (url: string) => `Tessera 已就绪：${url}`,
    signIn: (link: string) => `管理员一次性登录链接（1 小时内有效）：${link}`,
    plainHttp: '注意：正在使用未加密的 http，登录 Cookie 不带 Secure。',
    ending: '正在停止…（再按一次 Ctrl-C 立即结束）',
  },
  en: {
    postgres: 'Starting the database…',
    migrate: 'Checking the tables…',
    install: 'First start: installing crm-core with demo data…',
    ready: (url: string) => `Tessera is ready: ${url}`,
    signIn: (link: string) => `One-time sign-in link of the administrator (valid one hour): ${link}`,
    plainHttp: 'Note: plain http is in use, so the session cookie is not Secure.',
    ending: 'Stopping… (press Ctrl-C again to end at once)',
  },
} as const satisfies Record<Locale, unknown>;
