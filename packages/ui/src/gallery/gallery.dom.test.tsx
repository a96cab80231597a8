import axe from 'axe-core';
import { locales } from '@tessera/std';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { SessionFrame } from '../session/session-frame.tsx';
import { PasswordForm } from '../session/password-form.tsx';
import { SignInForm } from '../session/sign-in-form.tsx';
import { mount } from '../test/mount.tsx';
import Gallery from './gallery.tsx';

async function violations(): Promise<string[]> {
  const { violations: found } = await axe.run(document, { resultTypes: ['violations'] });
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`),
  );
}

for (const locale of locales) {
  test(`the gallery has no accessibility violations (${locale})`, async () => {
    await page.viewport(1280, 900);
    await mount(<Gallery />, locale);
    await expect.element(page.getByRole('grid')).toBeVisible();
    await expect
      .element(page.getByRole('textbox', { name: locale === 'en' ? 'Validation' : '校验表达式' }))
      .toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test(`the sign-in pages have no accessibility violations (${locale})`, async () => {
    await mount(
      <SessionFrame title="Tessera">
        <SignInForm onSubmit={async () => undefined} />
        <PasswordForm submitLabel="OK" onSubmit={async () => undefined} />
      </SessionFrame>,
      locale,
    );
    expect(document.documentElement.lang).toBe(locale);
    expect(await violations()).toEqual([]);
  });
}

test('dark mode has no accessibility violations', async () => {
  document.documentElement.setAttribute('data-mantine-color-scheme', 'dark');
  localStorage.setItem('mantine-color-scheme-value', 'dark');
  await mount(<Gallery />);
  await expect.element(page.getByRole('grid')).toBeVisible();
  expect(await violations()).toEqual([]);
  localStorage.removeItem('mantine-color-scheme-value');
});
