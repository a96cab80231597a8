import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount } from '../test/mount.tsx';
import { SessionGate, takeLinkToken } from './session-gate.tsx';
import type { GateSession, LinkToken, SessionPort } from './session-gate.tsx';

interface Ada {
  readonly id: string;
  readonly email: string | null;
}

const ada: GateSession<Ada> = { user: { id: 'ada', email: 'ada@example.com' } };
const start = location.href;
afterEach(() => history.replaceState(null, '', start));

function port(own: Partial<SessionPort<Ada>> & { readonly calls: string[] }): SessionPort<Ada> {
  const { calls } = own;
  return {
    get: async () => ({ user: null }),
    signIn: async (login, password) => {
      calls.push(`signIn ${login} ${password}`);
      if (password !== 'right') throw { code: 'sign_in_failed', detail: '账号或密码不正确' };
      return ada;
    },
    signInWithLink: async (token) => (calls.push(`link ${token}`), ada),
    acceptInvitation: async (token, password) => (calls.push(`accept ${token} ${password}`), ada),
    setLogin: async (user, login) => void calls.push(`login ${user.id} ${login}`),
    setPassword: async (password) => void calls.push(`password ${password}`),
    ...own,
  };
}

function Gate({ gate, token }: { readonly gate: SessionPort<Ada>; readonly token?: LinkToken }) {
  const [lost, setLost] = useState(0);
  return (
    <SessionGate port={gate} home="/" token={token} lost={lost}>
      {(user) => (
        <>
          <p>你好 {user.id}</p>
          <input aria-label="草稿" />
          <button type="button" onClick={() => setLost((before) => before + 1)}>
            会话失效
          </button>
        </>
      )}
    </SessionGate>
  );
}

test('a wrong password says so and keeps the login; the right one lets in where one wanted to go', async () => {
  const calls: string[] = [];
  const address = location.href;
  await mount(<Gate gate={port({ calls })} />);
  await page.getByLabelText('手机号或邮箱').fill('13800138000');
  await page.getByLabelText('密码', { exact: true }).fill('wrong');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toHaveTextContent('账号或密码不正确');
  await expect.element(page.getByLabelText('手机号或邮箱')).toHaveValue('13800138000');
  await page.getByLabelText('密码', { exact: true }).fill('right');
  await page.getByRole('button', { name: '登录' }).click();
  await expect.element(page.getByText('你好 ada')).toBeVisible();
  expect(calls).toEqual(['signIn 13800138000 wrong', 'signIn 13800138000 right']);
  expect(location.href).toBe(address);
});

test('a session that ends later is renewed on top of the page, and nothing typed is lost', async () => {
  const calls: string[] = [];
  await mount(<Gate gate={port({ calls, get: async () => ada })} />);
  await page.getByLabelText('草稿').fill('还没保存');
  await page.getByRole('button', { name: '会话失效' }).click();
  await expect.element(page.getByRole('dialog', { name: '请重新登录' })).toBeVisible();
  await page.getByLabelText('手机号或邮箱').fill('ada@example.com');
  await page.getByLabelText('密码', { exact: true }).fill('right');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(page.getByLabelText('草稿')).toHaveValue('还没保存');
});

test('a one-time link leaves the address before it is spent, once; then a password may be set', async () => {
  const calls: string[] = [];
  history.replaceState(null, '', '/sign-in?from=mail#token=abc');
  const token = takeLinkToken();
  expect(token).toEqual({ token: 'abc', purpose: 'signIn' });
  expect(location.href).not.toContain('abc');
  const gate = port({
    calls,
    signInWithLink: async (used) => (calls.push(`link ${used}`), { ...ada, needsPassword: true }),
  });
  await mount(<Gate gate={gate} {...(token ? { token } : {})} />);
  await page.getByLabelText('新密码').fill('12345678');
  await expect.element(page.getByRole('button', { name: '设置密码' })).toBeDisabled();
  await page.getByLabelText('新密码').fill('correct horse battery');
  await page.getByRole('button', { name: '设置密码' }).click();
  await expect.element(page.getByText('你好 ada')).toBeVisible();
  expect(calls).toEqual(['link abc', 'password correct horse battery']);
  expect(location.pathname).toBe('/');
});

test('an invitation sets a password; a spent link says so', async () => {
  const calls: string[] = [];
  history.replaceState(null, '', '/invitation#token=inv');
  const token = takeLinkToken();
  expect(token?.purpose).toBe('invitation');
  const view = await mount(<Gate gate={port({ calls })} {...(token ? { token } : {})} />);
  await page.getByLabelText('新密码').fill('correct horse battery');
  await page.getByRole('button', { name: '设置密码并进入' }).click();
  await expect.element(page.getByText('你好 ada')).toBeVisible();
  expect(calls).toEqual(['accept inv correct horse battery']);
  await view.unmount();
  const refuse = async (): Promise<GateSession<Ada>> =>
    Promise.reject(Object.assign(new Error('gone'), { code: 'link_invalid', detail: '链接已失效' }));
  await mount(<Gate gate={port({ calls, signInWithLink: refuse })} token={{ token: 'old', purpose: 'signIn' }} />);
  await expect.element(page.getByText('链接已失效')).toBeVisible();
  await page.getByRole('button', { name: '登录' }).click();
  await expect.element(page.getByLabelText('手机号或邮箱')).toBeVisible();
});

test('the first administrator gets a login with the password', async () => {
  const calls: string[] = [];
  const first: GateSession<Ada> = { user: { id: 'root', email: null }, needsPassword: true };
  await mount(<Gate gate={port({ calls, get: async () => first })} />);
  await page.getByLabelText('新密码').fill('correct horse battery');
  await expect.element(page.getByRole('button', { name: '设置密码' })).toBeDisabled();
  await page.getByLabelText('手机号或邮箱').fill('13800138000');
  await page.getByRole('button', { name: '设置密码' }).click();
  await expect.element(page.getByText('你好 root')).toBeVisible();
  expect(calls).toEqual(['login root 13800138000', 'password correct horse battery']);
});
