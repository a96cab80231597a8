import { textBundle } from '../text/i18n.ts';

export const sessionTexts = textBundle('session', {
  acceptIntro: {
    'zh-CN': '设置一个密码，之后用手机号或邮箱登录。',
    en: 'Set a password. Afterwards you sign in with your mobile number or e-mail address.',
  },
  acceptTitle: { 'zh-CN': '接受邀请', en: 'Accept the invitation' },
  acceptSubmit: { 'zh-CN': '设置密码并进入', en: 'Set password and enter' },
  backHome: { 'zh-CN': '回到首页', en: 'Go to the start page' },
  forgot: {
    'zh-CN': '忘记密码？请联系管理员重新发送邀请链接。',
    en: 'Forgot the password? Ask an administrator for a new invitation link.',
  },
  hintCommon: { 'zh-CN': '太常见，容易被猜到', en: 'Too common: easy to guess' },
  hintLength: { 'zh-CN': '至少 8 个字符', en: 'At least 8 characters' },
  hintLonger: {
    'zh-CN': '再长一些更安全，例如几个不相干的词',
    en: 'Longer is safer, several unrelated words for example',
  },
  hintRepeats: { 'zh-CN': '避免重复或连续的字符', en: 'Avoid repeated or consecutive characters' },
  hintVariety: { 'zh-CN': '混合文字、数字和符号', en: 'Mix letters, digits and signs' },
  language: { 'zh-CN': 'English', en: '中文' },
  languageLabel: { 'zh-CN': 'Switch to English', en: '切换到中文' },
  later: { 'zh-CN': '以后再设', en: 'Later' },
  linkExchanging: { 'zh-CN': '正在登录…', en: 'Signing in…' },
  linkFailed: { 'zh-CN': '登录链接无效', en: 'The sign-in link does not work' },
  login: { 'zh-CN': '手机号或邮箱', en: 'Mobile number or e-mail' },
  loginHelp: { 'zh-CN': '以后用它和密码登录', en: 'You sign in with it and the password' },
  lostText: {
    'zh-CN': '登录已失效。重新登录后可以接着操作，已填写的内容还在。',
    en: 'Your session ended. Sign in again to go on; what you typed is still there.',
  },
  lostTitle: { 'zh-CN': '请重新登录', en: 'Please sign in again' },
  newLink: {
    'zh-CN': '登录链接只能用一次。需要新链接请联系管理员。',
    en: 'A sign-in link works once. Ask an administrator for a new one.',
  },
  newPassword: { 'zh-CN': '新密码', en: 'New password' },
  notFoundText: {
    'zh-CN': '地址可能有误，或者内容已被移走。',
    en: 'The address may be wrong, or what was here has moved.',
  },
  notFoundTitle: { 'zh-CN': '没有这个页面', en: 'There is no such page' },
  password: { 'zh-CN': '密码', en: 'Password' },
  passwordIntro: {
    'zh-CN': '你是通过一次性链接登录的。设置密码后，下次就能直接登录。',
    en: 'You came by a one-time link. With a password you can sign in by yourself next time.',
  },
  passwordTitle: { 'zh-CN': '设置密码', en: 'Set a password' },
  passwordSubmit: { 'zh-CN': '设置密码', en: 'Set password' },
  signIn: { 'zh-CN': '登录', en: 'Sign in' },
  signInTo: { 'zh-CN': '登录 {product}', en: 'Sign in to {product}' },
  strength: { 'zh-CN': '密码强度：{level}', en: 'Strength: {level}' },
  strength0: { 'zh-CN': '太弱', en: 'too weak' },
  strength1: { 'zh-CN': '偏弱', en: 'weak' },
  strength2: { 'zh-CN': '可以', en: 'fair' },
  strength3: { 'zh-CN': '很强', en: 'strong' },
});
