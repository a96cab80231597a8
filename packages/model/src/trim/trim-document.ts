import type {
  DashboardDocument,
  EntityDocument,
  FormDocument,
  ReportDocument,
  TesseraDocument,
  ViewDocument,
  WorkflowDocument,
} from '@tessera/schemas';
import type { DocumentSet } from '../document-set.ts';
import { layoutOf } from '../derive/layout.ts';
import type { LayoutNode } from '../derive/layout.ts';
import { annotationsOf } from '../walk/annotations.ts';
import type { Annotation } from '../walk/annotations.ts';
import { entityIdOf, homeEntity } from '../walk/home-entity.ts';
import { removePaths } from './remove-paths.ts';
import type { Visibility } from './visibility.ts';

/** Key under `extensions` with the pointers of rules left out, which the server evaluates. */
export const serverRules = 'x-server-rules';

/** Objects that mean nothing without the field or rule that has to go. */
const wholeItem: readonly RegExp[] = [
  /^\/items\/[^/]+$/,
  /^\/columns\/[^/]+$/,
  /^\/colors\/[^/]+$/,
  /^\/validations\/[^/]+$/,
  /^\/uniques\/[^/]+$/,
  /^\/fields\/[^/]+$/,
];

/** What goes when one place may not be seen: its item where it cannot do without, an element of a list, else the property. */
export function cutFor(place: Annotation): string {
  const holder = place.enclosing.at(-1);
  const isElement =
    holder !== undefined && Array.isArray(holder.value[place.path.slice(holder.path.length + 1).split('/')[0] ?? '']);
  const item = place.enclosing.find(({ path }) => wholeItem.some((pattern) => pattern.test(path)));
  const isOptionalRule = place.means === 'expression' && !/\/(assert|when)$/.test(place.path);
  const isUnique = item?.path.startsWith('/uniques/') ?? false;
  if (item && !isOptionalRule && (!isElement || isUnique)) return item.path;
  return place.path;
}

interface Trimming {
  readonly documents: DocumentSet;
  readonly visibility: Visibility;
}

/** Whether what stands at the place may be seen. */
function isSeen(document: TesseraDocument, place: Annotation, { documents, visibility }: Trimming): boolean {
  if (place.means === 'document')
    return place.kind !== 'entity' || document.kind === 'entity' || visibility.reads(place.text);
  const home = homeEntity(documents, document, place);
  if (home === undefined) return true;
  if (place.means === 'field') return visibility.sees(home, place.text);
  return visibility.mayRead(place.text, home, entityIdOf(document));
}

/** The document without what may not be seen; rules left out are named for the server. */
function withoutUnseen<D extends TesseraDocument>(document: D, trimming: Trimming): D {
  const unseen = annotationsOf(document).filter((place) => !isSeen(document, place, trimming));
  const left = removePaths(document, unseen.map(cutFor));
  const rules = unseen.filter(({ means }) => means === 'expression').map(({ path }) => path);
  if (rules.length === 0) return left;
  return { ...left, extensions: { ...left.extensions, [serverRules]: rules } };
}

export function trimEntity(entity: EntityDocument, trimming: Trimming): EntityDocument {
  const { indexes: _indexes, ...rest } = entity;
  const kept = Object.entries(entity.fields).filter(([key]) => trimming.visibility.sees(entity.id, key));
  return withoutUnseen({ ...rest, fields: Object.fromEntries(kept) }, trimming);
}

/** Containers that lost everything they held go as well. */
function withoutEmptied(before: FormDocument, after: FormDocument): FormDocument {
  const held = new Set(Object.values(before.items).flatMap(({ parent }) => parent ?? []));
  const emptied: string[] = [];
  const visit = ({ key, children }: LayoutNode): boolean => {
    const keeps = children.map(visit).some(Boolean) || (children.length === 0 && !held.has(key));
    if (!keeps) emptied.push(`/items/${key}`);
    return keeps;
  };
  layoutOf(after).forEach(visit);
  return removePaths(after, emptied);
}

export function trimForm(form: FormDocument, trimming: Trimming): FormDocument {
  return withoutEmptied(form, withoutUnseen(form, trimming));
}

/** The view; undefined when its filter or its grouping may not be seen. */
export function trimView(view: ViewDocument, trimming: Trimming): ViewDocument | undefined {
  if (view.filter !== undefined && !trimming.visibility.mayRead(view.filter, view.entity, undefined)) return undefined;
  const trimmed = withoutUnseen(view, trimming);
  return trimmed.type === 'kanban' && trimmed.groupBy === undefined ? undefined : trimmed;
}

/** The report; undefined when anything it reads may not be seen: a sum of the rest would be another report. */
export function trimReport(report: ReportDocument, trimming: Trimming): ReportDocument | undefined {
  if (!trimming.visibility.reads(report.entity)) return undefined;
  return annotationsOf(report).every((place) => isSeen(report, place, trimming)) ? report : undefined;
}

/** The dashboard without blocks that show what is not there for the reader. */
export function trimDashboard(
  dashboard: DashboardDocument,
  isThere: (kind: 'report' | 'view', id: string) => boolean,
): DashboardDocument {
  const kept = Object.entries(dashboard.blocks).filter(
    ([, { report, view }]) =>
      (report === undefined || isThere('report', report)) && (view === undefined || isThere('view', view)),
  );
  return { ...dashboard, blocks: Object.fromEntries(kept) };
}

/** States, and of transitions what a screen draws: guards, people and effects stay with the server. */
export function trimWorkflow(workflow: WorkflowDocument, trimming: Trimming): WorkflowDocument {
  const drawn = Object.entries(workflow.transitions).map(([key, { label, order, from, to, required, ask }]) => [
    key,
    { label, order, from, to, ...(required ? { required } : {}), ...(ask ? { ask } : {}) },
  ]);
  return withoutUnseen(
    { ...workflow, transitions: Object.fromEntries(drawn) as WorkflowDocument['transitions'] },
    trimming,
  );
}
