import type { Page } from 'playwright';
import { choose, designerOf, nameIt } from './designer.ts';

type Operation = '新建' | '查看' | '修改' | '删除' | '导入' | '导出' | '直接设置状态';

/** Roles, people and releases. */
export function administrationOf(page: Page) {
  const { open } = designerOf(page);
  return {
    /** Makes a role with rights on all entities. */
    addRole: async (name: string, operations: readonly Operation[]) => {
      await open('角色权限');
      await page.getByRole('button', { name: '新建角色' }).click();
      await nameIt(page, name);
      for (const operation of operations) {
        await page.getByRole('checkbox', { name: `${name}：${operation} 其他所有对象` }).setChecked(true);
      }
    },
    /** Adds somebody; the invitation link they get. */
    invite: async (person: {
      readonly name: string;
      readonly email: string;
      readonly role: string;
    }): Promise<string> => {
      await open('成员');
      await page.getByRole('button', { name: '添加成员' }).click();
      const dialog = page.getByRole('dialog', { name: '添加成员' });
      await dialog.getByRole('textbox', { name: '姓名' }).fill(person.name);
      await dialog.getByRole('textbox', { name: '邮箱' }).fill(person.email);
      await choose(dialog, '角色', person.role);
      await page.keyboard.press('Escape');
      await dialog.getByRole('button', { name: '保存并邀请' }).click();
      const invitation = page.getByRole('dialog', { name: `${person.name}的邀请链接` });
      const link = await invitation.getByRole('textbox').inputValue();
      await invitation.getByRole('button', { name: '完成' }).click();
      return link;
    },
    /** Goes through the publish page: the sentences of the plan, after the release is live. */
    publish: async (release: number, note: string): Promise<string> => {
      await page.getByRole('banner').getByRole('button', { name: '发布', exact: true }).click();
      await page.getByRole('heading', { name: '这次会改变什么' }).waitFor();
      const plan = await page.getByRole('main').innerText();
      await page.getByRole('textbox', { name: '版本说明（可选）' }).fill(note);
      await page.getByRole('button', { name: '发布新版本' }).click();
      await page.getByText(`版本 ${release} 已发布`).waitFor();
      return plan;
    },
    rollBack: async (to: number, makes: number) => {
      await open('版本');
      await page.getByRole('button', { name: `回滚到此版本 ${to}` }).click();
      await page.getByRole('dialog').getByRole('button', { name: '回滚到此版本' }).click();
      await page.getByText(`已回滚，当前版本 ${makes}`).waitFor();
    },
  };
}
