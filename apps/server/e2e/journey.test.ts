import { afterAll, beforeAll, expect, test } from 'vitest';
import { administrationOf } from './administration.ts';
import { canvasOf, designerOf, fieldsOf } from './designer.ts';
import { acceptInvitation, enterByLink } from './entry.ts';
import { formDesignerOf } from './form-designer.ts';
import { importWizardOf } from './import-wizard.ts';
import { startInstallation } from './installation.ts';
import type { Installation, Visitor } from './installation.ts';
import { lifecycleDesignerOf } from './lifecycle-designer.ts';
import { faults, lineOf, repairFile } from './repair-file.ts';
import { workspaceOf } from './workspace.ts';

// One story, told in order: each test goes on where the one before it stopped.
let installation: Installation;
let analyst: Visitor;
let colleague: Visitor;
let invitation = '';

beforeAll(async () => {
  installation = await startInstallation({ empty: true });
  analyst = await installation.visitor();
  colleague = await installation.visitor();
});
afterAll(async () => {
  await installation?.close();
});

test('the administrator of an empty installation comes by a one-time link', async () => {
  const { page } = analyst;
  await enterByLink(page, installation.signInLink, 'admin@wanfeng.example');
  await page.goto('/designer');
  await page.getByRole('heading', { name: '从这里搭建你的业务系统' }).waitFor();
});

test('entities, eight fields and a relation are drawn on the canvas', async () => {
  const { page } = analyst;
  const canvas = canvasOf(page);
  await page.getByRole('button', { name: '打开画布' }).click();
  await canvas.addEntity('客户');
  await canvas.addEntity('设备报修');
  await canvas.dropField('设备报修', '文本', '设备名称');
  await canvas.dropField('设备报修', '单选', '故障类型');
  await canvas.addOptions(['电气故障', '机械故障', '其他']);
  await canvas.dropField('设备报修', '日期', '报修日期');
  await canvas.dropField('设备报修', '电话', '联系电话');
  await canvas.dropField('设备报修', '整数', '停机小时');
  await canvas.dropField('设备报修', '金额', '维修费用');
  await canvas.dropField('设备报修', '日期时间', '完成时间');
  await canvas.dropField('设备报修', '是否', '是否保修');
  await canvas.relate('设备报修', '客户');
  await canvas.field('设备报修', '客户').waitFor();
  await designerOf(page).saved();
});

test('the form is arranged by dragging, and a new field is dropped straight onto it', async () => {
  const { page } = analyst;
  const form = formDesignerOf(page);
  await designerOf(page).openEntity('设备报修', '表单');
  await form.customise();
  await form.move('联系电话', 'before', '故障类型');
  await form.dropNewField('文本', '处理结果', '维修费用');
  expect(await form.fields()).toEqual([
    '名称',
    '设备名称',
    '联系电话',
    '故障类型',
    '报修日期',
    '停机小时',
    '维修费用',
    '处理结果',
    '完成时间',
    '是否保修',
    '客户',
    '负责人',
  ]);
  await designerOf(page).saved();
});

test('the lifecycle is drawn from state to state, with a guard and an effect', async () => {
  const { page } = analyst;
  const lifecycle = lifecycleDesignerOf(page);
  await designerOf(page).openEntity('设备报修', '流程');
  await lifecycle.start();
  await lifecycle.renameState('新建', '待受理');
  await lifecycle.addState('处理中');
  await lifecycle.addState('待验收');
  await lifecycle.addState('已关闭', '完成');
  await lifecycle.arrange();
  await lifecycle.connect('待受理', '处理中', '开始处理');
  await lifecycle.connect('处理中', '待验收', '提交验收');
  await lifecycle.connect('待验收', '已关闭', '验收通过');
  await lifecycle.guardNotEmpty('提交验收', '处理结果');
  await lifecycle.setField('验收通过', '完成时间', 'now()');
  await designerOf(page).saved();
});

test('a role, the first release and an invitation', async () => {
  const administration = administrationOf(analyst.page);
  await administration.addRole('客服', ['新建', '查看', '修改', '导入', '导出']);
  const plan = await administration.publish(1, '设备报修上线');
  expect(plan).toContain('检查通过，没有问题');
  expect(plan).toContain('新增字段「处理结果」（文本）');
  expect(plan).toContain('新建数据表：客户、设备报修');
  invitation = await administration.invite({ name: '李雯', email: 'liwen@wanfeng.example', role: '客服' });
});

test('the invited colleague creates three records and is refused a guarded transition until the field is filled', async () => {
  const { page } = colleague;
  const workspace = workspaceOf(page);
  await acceptInvitation(page, invitation);
  await workspace.create('设备报修', '包装线传感器误报');
  await workspace.create('设备报修', '二号注塑机不加热');
  await workspace.create('设备报修', '一号线空压机漏油');
  await workspace.take('开始处理', '处理中');
  colleague.console.expectRefusals(422);
  await workspace.transition('提交验收').click();
  const dialog = page.getByRole('dialog', { name: '提交验收' });
  await dialog.getByRole('button', { name: '提交验收' }).click();
  await dialog.getByText('处理结果：流转前需要填写').waitFor();
  await dialog.getByRole('textbox', { name: '处理结果' }).fill('更换密封圈，试机两小时无泄漏');
  await dialog.getByRole('button', { name: '提交验收' }).click();
  await workspace.said('已流转到“待验收”');
  expect(await workspace.value('完成时间').innerText()).toBe('—');
  await workspace.take('验收通过', '已关闭');
  await expect.poll(() => workspace.value('完成时间').innerText()).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
});

test('a card dragged on the board takes the transition, and comes back when it is refused', async () => {
  const { page } = colleague;
  const workspace = workspaceOf(page);
  await workspace.openList('设备报修');
  await workspace.openView('看板');
  await workspace.dragCard('二号注塑机不加热', '处理中');
  await workspace.column('处理中').getByText('二号注塑机不加热').waitFor();
  await workspace.dragCard('二号注塑机不加热', '待验收');
  const dialog = page.getByRole('dialog', { name: '提交验收' });
  await dialog.getByRole('button', { name: '取消' }).click();
  await workspace.column('处理中').getByText('二号注塑机不加热').waitFor();
});

test('a publish while a colleague edits leaves their page usable', async () => {
  const workspace = workspaceOf(colleague.page);
  await workspace.openRecord('设备报修', '全部', '包装线传感器误报');
  await workspace.edit();
  await workspace.fill('设备名称', '三号包装线');

  const designer = designerOf(analyst.page);
  await designer.openEntity('设备报修', '字段');
  await fieldsOf(analyst.page).add('文本', '备注');
  await fieldsOf(analyst.page).rename('停机小时', '停机时长');
  await designer.saved();
  const plan = await administrationOf(analyst.page).publish(2, '停机小时改名，增加备注');
  expect(plan).toContain('字段「停机小时」改名为「停机时长」');

  await workspace.fill('联系电话', '13800138000');
  await workspace.save();
  expect(await workspace.value('设备名称').innerText()).toBe('三号包装线');
  expect(await workspace.value('联系电话').innerText()).toBe('138 0013 8000');
  await workspace.value('停机时长').waitFor();
});

test('five hundred rows come in, five faults come out as a file, and the import is undone', async () => {
  const { page } = colleague;
  const workspace = workspaceOf(page);
  const wizard = importWizardOf(page);
  for (const name of ['晚风精密制造', '同名机械厂', '同名机械厂']) await workspace.create('客户', name);
  await workspace.openList('设备报修');
  await wizard.upload('设备报修.csv', repairFile());
  expect(await wizard.fieldFor('停机时长')).toBe('停机时长');
  await wizard.check();
  expect(await wizard.count('新建')).toBe(495);
  expect(await wizard.count('拒绝')).toBe(5);
  await wizard.run();
  expect(await wizard.count('新建')).toBe(495);

  const lines = (await wizard.errorFile()).trim().split(/\r?\n/);
  const reason = (row: number) => lines.find((line) => line.includes(`,${lineOf(row)},`));
  expect(lines).toHaveLength(6);
  expect(reason(faults.unknownOption)).toContain('故障类型：「软件故障」不对应任何选项或记录');
  expect(reason(faults.unreadableDate)).toContain('报修日期：无法识别为日期：2026/02/31');
  expect(reason(faults.missingName)).toContain('名称：必填');
  expect(reason(faults.unknownCustomer)).toContain('客户：「查无此厂」不对应任何选项或记录');
  expect(reason(faults.ambiguousCustomer)).toContain('客户：「同名机械厂」对应多条记录');

  expect(await wizard.undo()).toContain('移除 495 条，保留 0 条');
  await workspace.openList('设备报修');
  await workspace.openView('全部');
  expect(await workspace.countRows()).toBe(3);
});

test('the release is rolled back, and what was renamed has its old name again', async () => {
  await administrationOf(analyst.page).rollBack(1, 3);
  const workspace = workspaceOf(colleague.page);
  await colleague.page.reload();
  await workspace.openRecord('设备报修', '全部', '包装线传感器误报');
  await workspace.value('停机小时').waitFor();
  expect(await workspace.value('联系电话').innerText()).toBe('138 0013 8000');
});

test('nobody’s console complained on the way', () => {
  expect(analyst.console.complaints).toEqual([]);
  expect(colleague.console.complaints).toEqual([]);
});
