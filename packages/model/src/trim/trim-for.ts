import type { AppDocument, TesseraDocument } from '@tessera/schemas';
import type { DocumentSet } from '../document-set.ts';
import { documentSet } from '../document-set.ts';
import { dashboardsFor, derivedDashboard } from '../derive/dashboard.ts';
import { derivedForm, formFor, isDerived, isForRoles } from '../derive/form.ts';
import type { FormMode } from '../derive/form.ts';
import { appsFor, menuOf } from '../derive/menu.ts';
import type { MenuEntry } from '../derive/menu.ts';
import { viewsFor } from '../derive/view.ts';
import { ordersFromStart } from '../order.ts';
import { trimDashboard, trimEntity, trimForm, trimReport, trimView, trimWorkflow } from './trim-document.ts';
import { visibilityOf } from './visibility.ts';
import type { Reader, Visibility } from './visibility.ts';

const modes: readonly FormMode[] = ['quick', 'create', 'edit', 'detail'];

/** The app with its menu as the reader sees it, entities without an entry appended. */
function readersApp(documents: DocumentSet, app: AppDocument, { roles, reads }: Visibility): AppDocument {
  type Item = NonNullable<AppDocument['menu']>[string];
  const flat = (entries: readonly MenuEntry[], parent?: string): [string, Item][] => {
    const orders = ordersFromStart(entries.length);
    return entries.flatMap(({ key, children, type, label, icon, entity, view }, index): [string, Item][] => {
      const place = { order: orders[index] ?? 'a0', ...(parent ? { parent } : {}) };
      const opens = { ...(type === 'entity' && entity ? { entity } : {}), ...(view ? { view } : {}) };
      return [[key, { type, label, ...place, ...opens, ...(icon ? { icon } : {}) }], ...flat(children, key)];
    });
  };
  const menu = Object.fromEntries(flat(menuOf(documents, app, { roles, reads })));
  const { home, roles: _roles, ...rest } = app;
  return { ...rest, menu, autoMenu: false, ...(home && Object.hasOwn(menu, home) ? { home } : {}) };
}

/**
 * The documents the workspace of one reader runs on: nothing names a record type, a field or a role it may not see,
 * derived forms, views and menus are filled in, rules that read hidden fields are left out and named under
 * `extensions[serverRules]`.
 * Invariants: holds apps, dashboards, entities, forms, reports, views and workflows only; a field without view right occurs nowhere.
 */
export function trimFor(documents: DocumentSet, reader: Reader): DocumentSet {
  const visibility = visibilityOf(documents, reader);
  const trimming = { documents, visibility };
  const entities = documents.all('entity').filter(({ id }) => visibility.reads(id));
  const forms = entities.flatMap(({ id }) => {
    const own = documents.all('form').filter((form) => form.entity === id && isForRoles(form.audience, reader.roles));
    const derived = modes
      .filter((mode) => isDerived(formFor(documents, id, mode, reader.roles)))
      .map((mode) => derivedForm(documents, id, mode));
    return [...own, ...derived].map((form) => trimForm(form, trimming));
  });
  const views = entities.flatMap(({ id }) =>
    viewsFor(documents, id, visibility.roles).flatMap((view) => trimView(view, trimming) ?? []),
  );
  const kept: TesseraDocument[] = [
    ...entities.map((entity) => trimEntity(entity, trimming)),
    ...forms,
    ...views,
    ...documents
      .all('workflow')
      .filter(
        (workflow) =>
          visibility.reads(workflow.entity) && isStatusSeen(documents, workflow.id, workflow.entity, visibility),
      )
      .map((workflow) => trimWorkflow(workflow, trimming)),
    ...appsFor(documents, reader.roles).map((app) => readersApp(documents, app, visibility)),
  ];
  return documentSet([...kept, ...trimmedDashboards(documents, kept, trimming)].map(withoutAudience));
}

/** Reports and dashboards for the reader; a dashboard is derived from what they see while none is for them. */
function trimmedDashboards(
  documents: DocumentSet,
  seen: readonly TesseraDocument[],
  trimming: { documents: DocumentSet; visibility: Visibility },
): readonly TesseraDocument[] {
  const reports = documents.all('report').flatMap((report) => trimReport(report, trimming) ?? []);
  const shown = documentSet([...seen, ...reports]);
  const dashboards = dashboardsFor(documents, trimming.visibility.roles)
    .map((dashboard) => trimDashboard(dashboard, (kind, id) => shown.get(kind, id) !== undefined))
    .filter(({ blocks }) => Object.keys(blocks).length > 0);
  return dashboards.length > 0 ? [...reports, ...dashboards] : [...reports, ...derivedDashboard(shown)];
}

/** Roles are nobody's business: what is left is for this reader. */
function withoutAudience(document: TesseraDocument): TesseraDocument {
  if (document.kind !== 'form' && document.kind !== 'view' && document.kind !== 'dashboard') return document;
  const { audience, ...rest } = document;
  return audience?.priority === undefined ? rest : { ...rest, audience: { priority: audience.priority } };
}

function isStatusSeen(documents: DocumentSet, workflow: string, entity: string, { sees }: Visibility): boolean {
  const fields = Object.entries(documents.get('entity', entity)?.fields ?? {});
  return fields.some(([key, field]) => field.kind === 'status' && field.lifecycle === workflow && sees(entity, key));
}
