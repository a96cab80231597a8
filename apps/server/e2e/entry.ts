import type { Page } from 'playwright';

const password = 'Wanfeng-Gongdan-2611';

/** The administrator comes by the one-time link and sets login and password. */
export async function enterByLink(page: Page, link: string, login: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('手机号或邮箱').fill(login);
  await page.getByLabel('新密码').fill(password);
  await page.getByRole('button', { name: '设置密码' }).click();
  await page.getByRole('heading', { name: '设置密码' }).waitFor({ state: 'hidden' });
}

/** Somebody who was invited sets a password and is in. */
export async function acceptInvitation(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('heading', { name: '接受邀请' }).waitFor();
  await page.getByLabel('新密码').fill(password);
  await page.getByRole('button', { name: '设置密码并进入' }).click();
  await page.getByRole('heading', { name: '接受邀请' }).waitFor({ state: 'hidden' });
}
