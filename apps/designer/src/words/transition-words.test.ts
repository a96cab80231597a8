import { documentSet } from '@tessera/model';
import type { EntityDocument, TesseraDocument, WorkflowDocument } from '@tessera/schemas';
import type { Locale } from '@tessera/std';
import { expect, test } from 'vitest';
import { conditionWords } from './expression-words.ts';
import { spoken, transitionWords } from './transition-words.ts';

const both = (zh: string, en: string) => ({ 'zh-CN': zh, en });

const account: EntityDocument = {
  kind: 'entity',
  id: 'x.account',
  schemaVersion: 1,
  label: both('客户', 'Account'),
  fields: {
    level: {
      kind: 'select',
      label: both('级别', 'Level'),
      order: 'a0',
      options: { a: { label: both('甲级', 'A'), order: 'a0' }, b: { label: both('乙级', 'B'), order: 'a1' } },
    },
  },
};
const deal: EntityDocument = {
  kind: 'entity',
  id: 'x.deal',
  schemaVersion: 1,
  label: both('商机', 'Deal'),
  fields: {
    amount: { kind: 'money', label: both('金额', 'Amount'), order: 'a0' },
    account: { kind: 'lookup', label: both('客户', 'Account'), order: 'a1', target: 'x.account' },
    contract: { kind: 'attachment', label: both('合同附件', 'Contract'), order: 'a2' },
    closed: { kind: 'date', label: both('关闭日期', 'Closed on'), order: 'a3' },
    started: { kind: 'date', label: both('开始日期', 'Started on'), order: 'a4' },
    stage: { kind: 'status', label: both('阶段', 'Stage'), order: 'a5', lifecycle: 'x.flow' },
  },
};
const flow: WorkflowDocument = {
  kind: 'workflow',
  id: 'x.flow',
  schemaVersion: 1,
  label: both('阶段', 'Stages'),
  type: 'lifecycle',
  entity: 'x.deal',
  initial: 'talk',
  states: {
    talk: { label: both('谈判', 'Talk'), order: 'a0', category: 'open' },
    won: { label: both('赢单', 'Won'), order: 'a1', category: 'won', requiredOnEntry: ['contract'] },
  },
  transitions: {
    win: {
      label: both('赢单', 'Win'),
      order: 'a0',
      from: ['talk'],
      to: 'won',
      who: { roles: ['x.boss'] },
      guard: 'has(amount) && amount > 500000',
      effects: {
        closed: { order: 'a0', type: 'set', field: 'closed', value: 'today()' },
        tell: { order: 'a1', type: 'notify', to: { owner: true }, message: both('赢了', 'Won') },
      },
    },
    back: {
      label: both('退回', 'Back'),
      order: 'a1',
      from: ['won'],
      to: 'talk',
      effects: { clear: { order: 'a0', type: 'set', field: 'closed', value: 'null' } },
    },
  },
};
const boss: TesseraDocument = {
  kind: 'role',
  id: 'x.boss',
  schemaVersion: 1,
  label: both('销售主管', 'Sales manager'),
};
const of = (locale: Locale) => ({
  documents: documentSet([account, deal, flow, boss]),
  entity: 'x.deal',
  locale,
  timeZone: 'Asia/Shanghai',
});
const told = (key: string, locale: Locale) => spoken(transitionWords(flow, flow.transitions[key]!, of(locale)));

test('a transition reads as one sentence with labels for keys', () => {
  expect(told('win', 'zh-CN')).toBe(
    '销售主管在 金额 > 500,000 时可以把谈判 → 赢单，需要填写合同附件，关闭日期记为今天，并通知负责人。',
  );
  expect(told('win', 'en')).toBe(
    'Sales manager can move Talk → Won while Amount > 500,000; Contract must be filled in, Closed on becomes today, the owner is told.',
  );
  expect(told('back', 'zh-CN')).toBe('能修改记录的人可以把赢单 → 谈判，清空关闭日期。');
});

test('conditions are told through the rule tree; what has none keeps its shape with labels', () => {
  const words = (text: string) => conditionWords(text, 'guard', of('zh-CN'));
  expect(words('account.level == "a" || !has(contract)')).toBe('客户的级别 等于 甲级 或 合同附件 为空');
  expect(words('closed < today()')).toBe('关闭日期 早于 今天');
  expect(words('amount * 2 > 10')).toBe('金额 * 2 > 10');
  expect(words('coalesce(started, today()) < closed')).toContain('开始日期（为空时用今天）');
});
