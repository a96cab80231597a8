import type { ErrorTable } from '@tessera/std';

/** What the HTTP edge itself has to say. */
export const apiErrors = {
  internal_error: {
    status: 500,
    message: { 'zh-CN': '服务器出错，问题已记录', en: 'Something went wrong on the server; it was recorded' },
    cause: { 'zh-CN': '程序缺陷。', en: 'A defect of the program.' },
    remedy: {
      'zh-CN': '请把 traceId 告诉管理员，可在日志中找到详情。',
      en: 'Tell the administrator the traceId; the log has the details under it.',
    },
  },
  service_unavailable: {
    status: 503,
    message: { 'zh-CN': '服务器繁忙，请稍后再试', en: 'The server is busy; please try again shortly' },
    cause: { 'zh-CN': '负载过高，或者服务正在停止。', en: 'Too much load, or the server is stopping.' },
    remedy: { 'zh-CN': '按 Retry-After 的秒数等待后重试。', en: 'Wait as long as Retry-After says and try again.' },
  },
  capability_needed: {
    status: 403,
    message: { 'zh-CN': '没有进行此操作的权限', en: 'You are not allowed to do this' },
    cause: {
      'zh-CN': '当前角色不具备“{capability}”能力。',
      en: 'Your roles do not have the capability “{capability}”.',
    },
    remedy: { 'zh-CN': '请管理员调整角色。', en: 'Ask an administrator to change your roles.' },
  },
  cross_site_request: {
    status: 403,
    message: { 'zh-CN': '请求来自其他网站，已拒绝', en: 'The request came from another site and was refused' },
    cause: {
      'zh-CN': '带登录状态的写操作必须来自本站页面，并携带 X-Tessera-Request 请求头。',
      en: 'Writes with a session must come from a page of this site and carry the header X-Tessera-Request.',
    },
    remedy: {
      'zh-CN': '从本站页面操作；程序调用请使用 Bearer 密钥。',
      en: 'Use a page of this site; programs use a Bearer key.',
    },
  },
  not_found: {
    status: 404,
    message: { 'zh-CN': '没有这个地址', en: 'There is nothing at this address' },
    cause: { 'zh-CN': '地址不存在，或者您无权看到它。', en: 'It does not exist, or you may not see it.' },
    remedy: { 'zh-CN': '检查地址；可用的地址列在 /docs。', en: 'Check the address; /docs lists those there are.' },
  },
  method_not_allowed: {
    status: 405,
    message: { 'zh-CN': '此地址不支持该请求方法', en: 'This address does not take that method' },
    cause: { 'zh-CN': '请求方法不对。', en: 'The method is wrong.' },
    remedy: { 'zh-CN': '参照 /docs。', en: 'See /docs.' },
  },
  request_malformed: {
    status: 400,
    message: { 'zh-CN': '请求格式不正确', en: 'The request is malformed' },
    cause: { 'zh-CN': '地址、请求头或长度有误。', en: 'Address, headers or length are wrong.' },
    remedy: { 'zh-CN': '修正请求后重试。', en: 'Correct the request.' },
  },
  body_not_json: {
    status: 400,
    message: { 'zh-CN': '请求体不是有效的 JSON', en: 'The body is not valid JSON' },
    cause: { 'zh-CN': 'JSON 语法错误。', en: 'A syntax error.' },
    remedy: { 'zh-CN': '修正后重试。', en: 'Correct it.' },
  },
  body_not_utf8: {
    status: 400,
    message: { 'zh-CN': '请求体不是有效的 UTF-8', en: 'The body is not valid UTF-8' },
    cause: { 'zh-CN': '使用了其他编码。', en: 'Another encoding was used.' },
    remedy: { 'zh-CN': '以 UTF-8 发送。', en: 'Send UTF-8.' },
  },
  body_too_deep: {
    status: 400,
    message: { 'zh-CN': '请求体嵌套过深', en: 'The body is nested too deeply' },
    cause: { 'zh-CN': '嵌套超过 {limit} 层。', en: 'It is nested more than {limit} levels.' },
    remedy: { 'zh-CN': '减少嵌套。', en: 'Nest less.' },
  },
  body_too_large: {
    status: 413,
    message: { 'zh-CN': '请求体过大', en: 'The body is too large' },
    cause: { 'zh-CN': '超过允许的大小。', en: 'It is larger than allowed.' },
    remedy: {
      'zh-CN': '分批发送；文件请通过 /api/v1/files 上传。',
      en: 'Send it in parts; files go to /api/v1/files.',
    },
  },
  body_invalid: {
    status: 422,
    message: { 'zh-CN': '请求内容有误', en: 'The body is not as expected' },
    cause: {
      'zh-CN': '有属性缺失、多余或类型不对，见 errors。',
      en: 'Properties are missing, unknown or of the wrong type; see errors.',
    },
    remedy: { 'zh-CN': '按 errors 逐项修改。', en: 'Work through errors.' },
  },
  media_type_unsupported: {
    status: 415,
    message: { 'zh-CN': '不支持的 Content-Type', en: 'The Content-Type is not supported' },
    cause: {
      'zh-CN': '此地址只接受 JSON（上传文件为 multipart/form-data）。',
      en: 'This address takes JSON (uploads: multipart/form-data).',
    },
    remedy: { 'zh-CN': '设置 Content-Type: application/json。', en: 'Send Content-Type: application/json.' },
  },
  body_text_not_clean: {
    status: 400,
    message: { 'zh-CN': '文本中含有不允许的字符', en: 'The text holds characters that are not allowed' },
    cause: { 'zh-CN': '含有 U+0000 或不成对的代理字符。', en: 'It holds U+0000 or a lone surrogate.' },
    remedy: { 'zh-CN': '删除这些字符。', en: 'Remove them.' },
  },
  parameter_unknown: {
    status: 400,
    message: { 'zh-CN': '不认识的参数“{property}”', en: 'Unknown parameter “{property}”' },
    cause: { 'zh-CN': '参数名可能有拼写错误。', en: 'Perhaps a typing mistake.' },
    remedy: { 'zh-CN': '参照 /docs 中的参数。', en: 'See the parameters in /docs.' },
  },
  parameters_invalid: {
    status: 400,
    message: { 'zh-CN': '参数有误', en: 'A parameter is not as expected' },
    cause: { 'zh-CN': '参数的类型或范围不对，见 errors。', en: 'Its type or range is wrong; see errors.' },
    remedy: { 'zh-CN': '按 errors 修改。', en: 'Correct it as errors says.' },
  },
  value_invalid: {
    status: 422,
    message: { 'zh-CN': '值不符合要求', en: 'The value is not as expected' },
    cause: { 'zh-CN': '违反规则“{rule}”。', en: 'It breaks the rule “{rule}”.' },
    remedy: { 'zh-CN': '参照 /docs。', en: 'See /docs.' },
  },
  value_missing: {
    status: 422,
    message: { 'zh-CN': '缺少“{property}”', en: '“{property}” is missing' },
    cause: { 'zh-CN': '必填的属性没有提供。', en: 'A required property was not given.' },
    remedy: { 'zh-CN': '补上这个属性。', en: 'Give it.' },
  },
  property_unknown: {
    status: 422,
    message: { 'zh-CN': '不认识的属性“{property}”', en: 'Unknown property “{property}”' },
    cause: { 'zh-CN': '可能有拼写错误。', en: 'Perhaps a typing mistake.' },
    remedy: { 'zh-CN': '删除或改正。', en: 'Remove or correct it.' },
  },
  condition_invalid: {
    status: 400,
    message: { 'zh-CN': 'If-Match / If-None-Match 无效', en: 'If-Match / If-None-Match is not valid' },
    cause: { 'zh-CN': '只接受一个强 ETag 或 *。', en: 'One strong ETag or * is taken.' },
    remedy: { 'zh-CN': '原样带上读取时得到的 ETag。', en: 'Send the ETag as you got it.' },
  },
  too_many_requests: {
    status: 429,
    message: { 'zh-CN': '请求过于频繁，请稍后再试', en: 'Too many requests; please wait a moment' },
    cause: { 'zh-CN': '超过了频率限制。', en: 'The rate limit was passed.' },
    remedy: { 'zh-CN': '按 Retry-After 的秒数等待。', en: 'Wait as long as Retry-After says.' },
  },
  parameter_repeated: {
    status: 400,
    message: { 'zh-CN': '参数“{parameter}”出现了多次', en: 'Parameter “{parameter}” occurs more than once' },
    cause: { 'zh-CN': '同名参数只能出现一次。', en: 'A parameter may be given once.' },
    remedy: { 'zh-CN': '多个值用逗号连接。', en: 'Join several values with commas.' },
  },
  upload_empty: {
    status: 400,
    message: { 'zh-CN': '没有收到文件', en: 'There is no file in the upload' },
    cause: { 'zh-CN': '请求中没有名为 file 的文件部分。', en: 'The request has no part named file that is a file.' },
    remedy: {
      'zh-CN': '以 multipart/form-data 上传，文件放在 file 部分。',
      en: 'Send multipart/form-data with the file in the part named file.',
    },
  },
} as const satisfies ErrorTable;
