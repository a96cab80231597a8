import type { DashboardDocument, EntityDocument, ReportDocument, TesseraDocument } from '@tessera/schemas';
import type { LocalizedText } from '@tessera/std';
import type { DocumentSet } from '../document-set.ts';
import { ordersFromStart, sortedEntries } from '../order.ts';
import { shownFields } from './field-choice.ts';
import { derivedTag, isForRoles } from './form.ts';

type Block = DashboardDocument['blocks'][string];

/** The dashboards for somebody with `roles`, their home page first. */
export function dashboardsFor(documents: DocumentSet, roles: readonly string[]): readonly DashboardDocument[] {
  return documents
    .all('dashboard')
    .filter(({ audience }) => isForRoles(audience, roles))
    .toSorted((a, b) => (b.audience?.priority ?? 0) - (a.audience?.priority ?? 0));
}

/** How many entities get a figure of their own on a derived dashboard. */
const mostFigures = 3;

const named = (label: LocalizedText, say: (zh: string, en: string) => readonly [string, string]): LocalizedText => {
  const zh = label['zh-CN'] ?? label.en ?? '';
  const [chinese, english] = say(zh, label.en ?? zh);
  return { 'zh-CN': chinese, en: english };
};

/** The status field of an entity, with the states of its lifecycle that are still open. */
function flowOf(documents: DocumentSet, entity: EntityDocument) {
  const found = shownFields(entity).find(([, field]) => field.kind === 'status');
  const field = found?.[1];
  const workflow = field?.kind === 'status' ? documents.get('workflow', field.lifecycle) : undefined;
  if (!found || !workflow) return undefined;
  const open = sortedEntries(workflow.states).flatMap(([key, { category }]) => (category === 'open' ? [key] : []));
  return open.length === 0 ? undefined : { field: found[0], open };
}

function newRecords(entity: EntityDocument): ReportDocument {
  return {
    kind: 'report',
    id: `${entity.id}DerivedNew`,
    schemaVersion: 1,
    label: named(entity.label, (zh, en) => [`新增${zh}`, `New: ${en}`]),
    tags: [derivedTag],
    entity: entity.id,
    type: 'figure',
    measures: { count: { function: 'count', order: 'a0' } },
    dateField: 'createdAt',
    compare: true,
  };
}

function inProgress(entity: EntityDocument, field: string, open: readonly string[]): ReportDocument {
  const amount = shownFields(entity).find(([, { kind }]) => kind === 'money')?.[0];
  const count = { function: 'count', order: 'a0' } as const;
  return {
    kind: 'report',
    id: `${entity.id}DerivedFunnel`,
    schemaVersion: 1,
    label: named(entity.label, (zh, en) => [`进行中的${zh}`, `Open: ${en}`]),
    tags: [derivedTag],
    entity: entity.id,
    type: 'funnel',
    filter: `${field} in [${open.map((key) => `"${key}"`).join(', ')}]`,
    dimensions: { state: { field, order: 'a0' } },
    measures: amount === undefined ? { count } : { count, amount: { function: 'sum', field: amount, order: 'a1' } },
  };
}

/**
 * The dashboard there is while no document gives one, with its reports: what is new, what is under way, what was looked at.
 * Contract: `seen` holds only what the reader may see.
 */
export function derivedDashboard(seen: DocumentSet): readonly TesseraDocument[] {
  const entities = seen.all('entity').filter(({ id }) => !id.startsWith('sys.'));
  const flowing = entities.flatMap((entity) => {
    const flow = flowOf(seen, entity);
    return flow ? [{ entity, ...flow }] : [];
  });
  const chosen = [...new Set([...flowing.map(({ entity }) => entity), ...entities])].slice(0, mostFigures);
  const figures = chosen.map(newRecords);
  const longest = flowing.toSorted((a, b) => b.open.length - a.open.length)[0];
  const funnel = longest ? [inProgress(longest.entity, longest.field, longest.open)] : [];
  const blocks: Omit<Block, 'order'>[] = [
    ...figures.map(({ id }) => ({ type: 'report', report: id, width: 4 }) as const),
    ...funnel.map(({ id }) => ({ type: 'report', report: id, width: 7 }) as const),
    { type: 'recent', width: funnel.length > 0 ? 5 : 12 },
  ];
  const orders = ordersFromStart(blocks.length);
  const dashboard: DashboardDocument = {
    kind: 'dashboard',
    id: 'x.derivedHome',
    schemaVersion: 1,
    label: { 'zh-CN': '首页', en: 'Home' },
    tags: [derivedTag],
    blocks: Object.fromEntries(blocks.map((block, index) => [`b${index}`, { ...block, order: orders[index] ?? 'a0' }])),
  };
  return [...figures, ...funnel, dashboard];
}
