import type {
  AppDocument,
  DashboardDocument,
  EntityDocument,
  FormDocument,
  ReportDocument,
  ViewDocument,
  WorkflowDocument,
} from '@tessera/schemas';
import type { CallOptions, Sender } from '../send.ts';
import type { Me } from './session.ts';

type ById<T> = Readonly<Record<string, T>>;

/** What the person may do with one entity; a field that is not named is not there for them. */
export interface EntityRightsAnswer {
  readonly create: boolean;
  readonly read: boolean;
  readonly update: boolean;
  readonly delete: boolean;
  readonly import: boolean;
  readonly export: boolean;
  readonly place: boolean;
  readonly fields: ById<'view' | 'edit'>;
}

/** The live release as this person may see it: the documents a screen renders from, derived ones included, trimmed. */
export interface AppAnswer {
  readonly release: number;
  readonly me: Me;
  readonly documents: {
    readonly app: ById<AppDocument>;
    readonly dashboard: ById<DashboardDocument>;
    readonly entity: ById<EntityDocument>;
    readonly form: ById<FormDocument>;
    readonly report: ById<ReportDocument>;
    readonly view: ById<ViewDocument>;
    readonly workflow: ById<WorkflowDocument>;
  };
  readonly rights: ById<EntityRightsAnswer>;
}

export function appRoutes({ send }: Sender) {
  return {
    get: async (options: CallOptions = {}): Promise<AppAnswer> =>
      (await send<AppAnswer>({ method: 'GET', path: ['app'], ...options })).body,
  };
}
