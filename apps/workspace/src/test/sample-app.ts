import type { AppAnswer, RecordRow } from '@tessera/client';
import type { EntityDocument, ViewDocument, WorkflowDocument } from '@tessera/schemas';
import { standInServer } from './stand-in-server.ts';
import type { StandInServer } from './stand-in-server.ts';

const zh = (text: string) => ({ 'zh-CN': text });

const person: EntityDocument = {
  kind: 'entity',
  id: 'sys.user',
  schemaVersion: 1,
  label: zh('成员'),
  ownership: 'none',
  fields: { name: { kind: 'text', label: zh('姓名'), order: 'a0' } },
};
const account: EntityDocument = {
  kind: 'entity',
  id: 'x.account',
  schemaVersion: 1,
  label: zh('客户'),
  ownership: 'none',
  fields: { name: { kind: 'text', label: zh('客户名称'), order: 'a0', required: true } },
};
const deal: EntityDocument = {
  kind: 'entity',
  id: 'x.deal',
  schemaVersion: 1,
  label: zh('商机'),
  ownership: 'none',
  fields: {
    name: { kind: 'text', label: zh('名称'), order: 'a0', required: true },
    account: { kind: 'lookup', label: zh('客户'), order: 'a1', target: 'x.account' },
    closeDate: { kind: 'date', label: zh('成交日期'), order: 'a2' },
    stage: { kind: 'status', label: zh('阶段'), order: 'a3', lifecycle: 'x.pipeline' },
  },
};
const pipeline: WorkflowDocument = {
  kind: 'workflow',
  type: 'lifecycle',
  id: 'x.pipeline',
  schemaVersion: 1,
  label: zh('销售过程'),
  entity: 'x.deal',
  initial: 'open',
  states: {
    open: { label: zh('跟进中'), order: 'a0', category: 'open' },
    won: { label: zh('赢单'), order: 'a1', category: 'won' },
  },
  transitions: { win: { label: zh('赢单'), from: ['open'], to: 'won', order: 'a0' } },
};
const board: ViewDocument = {
  kind: 'view',
  id: 'x.board',
  schemaVersion: 1,
  label: zh('看板'),
  entity: 'x.deal',
  type: 'kanban',
  groupBy: 'stage',
  card: {},
};

const all = { create: true, read: true, update: true, delete: true, import: true, export: true, place: true };

/** A base of three entities as the server hands it to somebody who may do everything. */
export const sampleApp: AppAnswer = {
  release: 1,
  me: { id: 'u1', name: '王小明', locale: 'zh-CN', roles: ['x.sales'], capabilities: [] },
  documents: {
    app: {
      'x.sales': { kind: 'app', id: 'x.sales', schemaVersion: 1, label: zh('销售'), autoMenu: true },
    },
    dashboard: {},
    entity: { 'sys.user': person, 'x.account': account, 'x.deal': deal },
    form: {},
    report: {},
    view: { 'x.board': board },
    workflow: { 'x.pipeline': pipeline },
  },
  rights: {
    'x.account': { ...all, fields: { name: 'edit' } },
    'x.deal': { ...all, fields: { name: 'edit', account: 'edit', closeDate: 'edit', stage: 'view' } },
  },
};

/** Deal number `no`. */
export function sampleDeal(no: number): RecordRow {
  const name = `商机 ${no}`;
  return { id: `deal-${no}`, _etag: `v${no}`, _title: name, name, account: null, closeDate: null, stage: 'open' };
}

/** A server with the sample base and two deals. */
export function sampleServer(): StandInServer {
  const deals = [sampleDeal(1), sampleDeal(2)];
  return standInServer({
    'GET /app': () => sampleApp,
    'GET /notifications': () => ({ items: [], unread: 0 }),
    'GET /records/*': () => ({ items: [] }),
    'GET /records/x.deal/deal-1': () => deals[0],
    'POST /records/x.deal/query': () => ({ items: deals }),
    'POST /records/x.deal/aggregate': () => ({ items: [{ group: { stage: 'open' }, values: { count: 2 } }] }),
  });
}
