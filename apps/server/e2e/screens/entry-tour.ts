import type { Tour } from './tour.ts';

/** What somebody sees who is not signed in. */
export async function tourEntry({ page, say, at, look, lookTwice, press }: Tour): Promise<void> {
  await at('/', async () => {
    await lookTwice('sign in');
    await page.getByLabel(say('手机号或邮箱', 'Mobile number or e-mail')).fill('nobody@wanfeng.example');
    await page.getByLabel(say('密码', 'Password'), { exact: true }).fill('not the password');
    await press('button', '登录', 'Sign in');
    await page.getByRole('alert').first().waitFor();
    await look('sign in refused');
  });
  await at('/designer/', () => look('designer sign in'));
  await at('/invitation#token=spent', async () => {
    await lookTwice('invitation');
    await page.getByLabel(say('新密码', 'New password')).fill('abc');
    await look('invitation with a weak password');
  });
  await at('/sign-in#token=spent', () => look('spent link'));
}
