import type { ErrorTable } from '@tessera/std';

/** What identity declines. */
export const identityErrors: ErrorTable = {
  sign_in_needed: {
    status: 401,
    message: { 'zh-CN': '请先登录', en: 'Please sign in' },
    cause: { 'zh-CN': '请求没有带有效的会话或密钥。', en: 'The request carries no valid session or key.' },
    remedy: {
      'zh-CN': '重新登录；集成程序请检查密钥是否过期或已吊销。',
      en: 'Sign in again; integrations: check that the key is neither expired nor revoked.',
    },
  },
  sign_in_failed: {
    status: 401,
    message: { 'zh-CN': '账号或密码不正确', en: 'Login or password is wrong' },
    cause: {
      'zh-CN': '没有这个账号，密码不对，或者账号已停用。',
      en: 'There is no such login, the password is wrong, or the person is disabled.',
    },
    remedy: {
      'zh-CN': '检查输入；忘记密码请管理员重新发送邀请链接。',
      en: 'Check what you typed; if you forgot the password, ask an administrator for a new invitation link.',
    },
  },
  sign_in_throttled: {
    status: 429,
    message: {
      'zh-CN': '尝试次数过多，请 {minutes} 分钟后再试',
      en: 'Too many attempts; please try again in {minutes} minutes',
    },
    cause: { 'zh-CN': '这个账号在短时间内多次登录失败。', en: 'Signing in failed several times for this login.' },
    remedy: {
      'zh-CN': '稍后再试，或请管理员重新发送邀请链接。',
      en: 'Wait, or ask an administrator for a new invitation link.',
    },
  },
  link_invalid: {
    status: 410,
    message: { 'zh-CN': '链接已失效', en: 'This link no longer works' },
    cause: {
      'zh-CN': '链接用过了、过期了，或者已有更新的链接。',
      en: 'It was used, has expired, or a newer one replaced it.',
    },
    remedy: {
      'zh-CN': '请管理员重新发送链接；系统管理员可运行 npm run tessera -- signin-link。',
      en: 'Ask an administrator for a new link; administrators can run npm run tessera -- signin-link.',
    },
  },
  password_too_short: {
    status: 422,
    message: { 'zh-CN': '密码至少 {shortest} 个字符', en: 'The password needs at least {shortest} characters' },
    cause: { 'zh-CN': '密码太短，容易被猜到。', en: 'A short password is easily guessed.' },
    remedy: {
      'zh-CN': '换一个更长的密码，例如几个不相干的词。',
      en: 'Choose a longer one, several unrelated words for example.',
    },
  },
  password_too_long: {
    status: 422,
    message: { 'zh-CN': '密码最多 {longest} 个字符', en: 'The password may have at most {longest} characters' },
    cause: { 'zh-CN': '密码超过了上限。', en: 'The password is longer than the limit.' },
    remedy: { 'zh-CN': '缩短密码。', en: 'Shorten it.' },
  },
  password_too_common: {
    status: 422,
    message: { 'zh-CN': '这个密码太常见或与账号相同', en: 'This password is too common or equals the login' },
    cause: { 'zh-CN': '常见密码会被最先尝试。', en: 'Common passwords are tried first.' },
    remedy: { 'zh-CN': '换一个不常见的密码。', en: 'Choose a less common one.' },
  },
  password_wrong: {
    status: 403,
    message: { 'zh-CN': '当前密码不正确', en: 'The current password is wrong' },
    cause: { 'zh-CN': '修改密码前需要输入当前密码。', en: 'Changing the password needs the current one.' },
    remedy: { 'zh-CN': '重新输入当前密码。', en: 'Type the current password again.' },
  },
  user_not_found: {
    status: 404,
    message: { 'zh-CN': '没有这个人员', en: 'There is no such person' },
    cause: { 'zh-CN': '编号不存在。', en: 'The id does not exist.' },
    remedy: { 'zh-CN': '刷新人员列表后重试。', en: 'Reload the list of people and try again.' },
  },
  user_name_missing: {
    status: 422,
    message: { 'zh-CN': '请填写姓名', en: 'A name is needed' },
    cause: { 'zh-CN': '姓名为空或过长。', en: 'The name is empty or too long.' },
    remedy: { 'zh-CN': '填写 1 到 100 个字符的姓名。', en: 'Give a name of 1 to 100 characters.' },
  },
  user_login_missing: {
    status: 422,
    message: { 'zh-CN': '手机和邮箱至少填写一个', en: 'Give a mobile number or an e-mail address' },
    cause: { 'zh-CN': '登录需要手机号或邮箱。', en: 'Signing in needs one of them.' },
    remedy: { 'zh-CN': '填写手机或邮箱。', en: 'Fill in one of them.' },
  },
  user_login_taken: {
    status: 409,
    message: { 'zh-CN': '这个手机或邮箱已有人使用', en: 'Somebody already uses this mobile number or e-mail address' },
    cause: { 'zh-CN': '登录名必须唯一。', en: 'Logins are unique.' },
    remedy: { 'zh-CN': '换一个，或编辑已有的人员。', en: 'Use another one, or edit the existing person.' },
  },
  user_email_invalid: {
    status: 422,
    message: { 'zh-CN': '邮箱格式不正确', en: 'This is no e-mail address' },
    cause: { 'zh-CN': '缺少 @ 或域名。', en: 'It lacks an @ or a domain.' },
    remedy: { 'zh-CN': '例如 name@example.com。', en: 'For example name@example.com.' },
  },
  user_mobile_invalid: {
    status: 422,
    message: { 'zh-CN': '手机号格式不正确', en: 'This is no mobile number' },
    cause: { 'zh-CN': '只能包含数字和开头的 +，6 到 15 位。', en: 'Only digits and a leading +, 6 to 15 of them.' },
    remedy: { 'zh-CN': '例如 13800138000 或 +8613800138000。', en: 'For example 13800138000 or +8613800138000.' },
  },
  user_role_unknown: {
    status: 422,
    message: { 'zh-CN': '没有角色「{role}」', en: 'There is no role “{role}”' },
    cause: { 'zh-CN': '角色不在当前版本里。', en: 'The live release has no such role.' },
    remedy: {
      'zh-CN': '选择已有的角色，或先发布新角色。',
      en: 'Choose an existing role, or publish the new one first.',
    },
  },
  user_manager_invalid: {
    status: 422,
    message: { 'zh-CN': '不能选择此人作为直属上级', en: 'This person cannot be the manager' },
    cause: { 'zh-CN': '上级不存在，或者会形成循环。', en: 'The manager does not exist, or a circle would arise.' },
    remedy: { 'zh-CN': '选择其他人。', en: 'Choose somebody else.' },
  },
  last_administrator: {
    status: 409,
    message: { 'zh-CN': '至少要保留一名可登录的系统管理员', en: 'At least one administrator must remain' },
    cause: { 'zh-CN': '这一步会让系统没有管理员。', en: 'Nobody could administer the system afterwards.' },
    remedy: { 'zh-CN': '先把别人设为系统管理员。', en: 'Make somebody else an administrator first.' },
  },
  key_not_found: {
    status: 404,
    message: { 'zh-CN': '没有这个密钥', en: 'There is no such key' },
    cause: { 'zh-CN': '编号不存在或已吊销。', en: 'The id does not exist, or the key is revoked.' },
    remedy: { 'zh-CN': '刷新密钥列表。', en: 'Reload the list of keys.' },
  },
  user_cursor_invalid: {
    status: 400,
    message: { 'zh-CN': '翻页位置无效', en: 'This page position is not valid' },
    cause: { 'zh-CN': '游标被改动或来自别处。', en: 'The cursor was altered or comes from elsewhere.' },
    remedy: { 'zh-CN': '从第一页重新开始。', en: 'Start again from the first page.' },
  },
};
