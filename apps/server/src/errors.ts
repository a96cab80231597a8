import type { ErrorTable } from '@tessera/std';

/** What can stand in the way of a start. */
export const serverErrors = {
  port_taken: {
    status: 503,
    message: {
      'zh-CN': '端口 {port} 已被占用，请关闭占用它的程序，或用 PORT 指定其他端口',
      en: 'Port {port} is taken; end the program that holds it, or choose another with PORT',
    },
    cause: {
      'zh-CN': '另一个程序（也可能是另一个 Tessera）正在监听这个端口。',
      en: 'Another program, perhaps another Tessera, listens there.',
    },
    remedy: { 'zh-CN': '例如：PORT=4601 npm start', en: 'For example: PORT=4601 npm start' },
  },
  port_invalid: {
    status: 503,
    message: {
      'zh-CN': '端口“{port}”无效，应为 0 到 65535 的整数',
      en: 'Port “{port}” is not valid; it is a whole number from 0 to 65535',
    },
    cause: { 'zh-CN': 'PORT 或 --port 的值不对。', en: 'PORT or --port has a wrong value.' },
    remedy: { 'zh-CN': '例如：PORT=4600', en: 'For example: PORT=4600' },
  },
  host_unavailable: {
    status: 503,
    message: { 'zh-CN': '不能在地址 {host} 上监听，请检查 HOST', en: 'Cannot listen on {host}; check HOST' },
    cause: {
      'zh-CN': '本机没有这个地址，或者没有权限。',
      en: 'This machine has no such address, or there is no permission.',
    },
    remedy: { 'zh-CN': '使用 127.0.0.1，或本机的地址。', en: 'Use 127.0.0.1 or an address of this machine.' },
  },
  public_url_needed: {
    status: 503,
    message: {
      'zh-CN': 'HOST={host} 会让其他机器访问到本服务，请同时设置 PUBLIC_URL（用户访问的完整地址）',
      en: 'HOST={host} opens the server to other machines; set PUBLIC_URL too, the full address people use',
    },
    cause: {
      'zh-CN': '没有公开地址就无法可靠地检查请求来源。',
      en: 'Without it the origin of requests cannot be checked.',
    },
    remedy: {
      'zh-CN': '例如：PUBLIC_URL=https://crm.example.com',
      en: 'For example: PUBLIC_URL=https://crm.example.com',
    },
  },
  public_url_invalid: {
    status: 503,
    message: {
      'zh-CN': 'PUBLIC_URL“{url}”无效，应形如 https://crm.example.com',
      en: 'PUBLIC_URL “{url}” is not valid; it looks like https://crm.example.com',
    },
    cause: {
      'zh-CN': '不是 http 或 https 的网址，或者带有路径。',
      en: 'It is no http or https address, or has a path.',
    },
    remedy: { 'zh-CN': '修正后重新启动。', en: 'Correct it and start again.' },
  },
  database_url_invalid: {
    status: 503,
    message: {
      'zh-CN': 'DATABASE_URL 无效，应形如 postgres://用户:密码@主机:5432/数据库',
      en: 'DATABASE_URL is not valid; it looks like postgres://user:password@host:5432/database',
    },
    cause: {
      'zh-CN': '不是 postgres 或 postgresql 开头的网址，或者密码里的特殊字符没有编码。',
      en: 'It is no postgres or postgresql address, or special characters of the password are not encoded.',
    },
    remedy: {
      'zh-CN': '修正后重新启动；不设置时使用内置的 Postgres。',
      en: 'Correct it and start again; without it the embedded Postgres is used.',
    },
  },
  argument_unknown: {
    status: 503,
    message: {
      'zh-CN': '不认识的参数 {argument}；可用的有 --empty、--port <端口>',
      en: 'Unknown argument {argument}; there are --empty and --port <port>',
    },
    cause: { 'zh-CN': '参数名可能有拼写错误。', en: 'Perhaps a typing mistake.' },
    remedy: { 'zh-CN': '删除或改正。', en: 'Remove or correct it.' },
  },
} as const satisfies ErrorTable;
