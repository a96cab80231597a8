import type { Locator, Page } from 'playwright';

/** Somebody who works without a mouse: Tab, arrows, Enter and typing, nothing else. */
export function keyboardOf(page: Page) {
  const { keyboard } = page;
  /** Tabs the shorter way until the element has the focus; throws after more stops than anybody bears. */
  const reach = async (target: Locator, most = 90): Promise<void> => {
    await target.waitFor();
    for (let stops = 0; stops <= most; stops += 1) {
      const way = await target.evaluate((element) => {
        const at = document.activeElement ?? document.body;
        if (element === at) return 'here';
        return at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'back' : 'on';
      });
      if (way === 'here') return;
      await keyboard.press(way === 'back' && stops > 0 ? 'Shift+Tab' : 'Tab');
    }
    const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
    throw new Error(`${target.toString()} is not reached with ${most} stops; the focus is at ${String(at)}`);
  };
  /** Walks with an arrow key until something is current. */
  const walk = async (key: 'ArrowDown' | 'ArrowRight', isThere: () => Promise<boolean>): Promise<void> => {
    for (let steps = 0; steps < 60; steps += 1) {
      if (await isThere()) return;
      await keyboard.press(key);
    }
    throw new Error(`${key} leads nowhere`);
  };
  const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);
  const press = async (target: Locator): Promise<void> => {
    await reach(target);
    await keyboard.press('Enter');
  };
  return {
    reach,
    press,
    button: (name: string) => press(page.getByRole('button', { name, exact: true }).first()),
    link: (name: string) => press(page.getByRole('link', { name, exact: true }).first()),
    /** Types into a field. */
    fill: async (label: string, text: string): Promise<void> => {
      await reach(page.getByLabel(label).first());
      await keyboard.insertText(text);
    },
    /** Opens a menu and takes an item of it. */
    menu: async (opener: Locator, item: string): Promise<void> => {
      await press(opener);
      const wanted = page.getByRole('menuitem', { name: item, exact: true });
      await wanted.waitFor();
      await walk('ArrowDown', () => hasFocus(wanted));
      await keyboard.press('Enter');
    },
    /** Goes along a list of tabs. */
    tab: async (from: string, to: string): Promise<void> => {
      await reach(page.getByRole('tab', { name: from, exact: true }));
      const wanted = page.getByRole('tab', { name: to, exact: true });
      await walk('ArrowRight', () => hasFocus(wanted));
    },
    /** Takes an option of a select. */
    choose: async (select: Locator, option: string): Promise<void> => {
      await press(select);
      const wanted = page.getByRole('option', { name: option, exact: true });
      await wanted.waitFor();
      await walk('ArrowDown', async () => (await wanted.getAttribute('data-combobox-selected')) !== null);
      await keyboard.press('Enter');
    },
    /** Answers the dialog that names a new thing. */
    nameIt: async (name: string): Promise<void> => {
      const dialog = page.getByRole('dialog');
      await reach(dialog.getByRole('textbox', { name: '名称', exact: true }));
      await keyboard.insertText(name);
      await keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
    },
  };
}
