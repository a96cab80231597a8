import type { EntityRights } from '@tessera/access';
import type { FieldStore } from '@tessera/database';
import type { DocumentSet, FieldKind, FieldKinds, KindContext } from '@tessera/model';
import type { EntityDocument, FieldDocument, WorkflowDocument } from '@tessera/schemas';
import type { Rule, RuleOptions } from './rule.ts';

/** How each kind lies in Postgres, by kind id. */
export type FieldStores = Readonly<Record<string, FieldStore<FieldDocument>>>;

/**
 * Physical names as publish stored them: `crm.account` → its table, `crm.account.level` → the main column of a field.
 * What is missing gets the name it would get at its first publish.
 */
export type PhysicalNames = Readonly<Record<string, string>>;

export interface PlanInput {
  readonly release: number;
  readonly base: string;
  readonly environment: string;
  readonly documents: DocumentSet;
  readonly names: PhysicalNames;
  readonly kinds: FieldKinds;
  readonly stores: FieldStores;
  /** IANA zone of the tenant: `today()`, days of a datetime, periods of a number. */
  readonly timeZone: string;
}

/**
 * A release made ready to run.
 * Invariants: immutable; the same input gives the same plan; what it works out later (rules, rights) it remembers.
 */
export interface Plan {
  readonly release: number;
  readonly base: string;
  readonly environment: string;
  /** Schema of the data: `<base>_<environment>`. */
  readonly schema: string;
  readonly timeZone: string;
  readonly documents: DocumentSet;
  readonly kinds: FieldKinds;
  readonly entities: readonly EntityPlan[];
  entity(id: string): EntityPlan | undefined;
  /** What a set of roles may do; the same set gives the same book. */
  rights(roles: readonly string[]): RightsBook;
}

/** The rights of one set of roles over all entities. */
export interface RightsBook {
  /** Names the set of roles; equal keys mean equal rights in one release. */
  readonly key: string;
  entity(id: string): EntityRights;
}

/** One physical column of a field. */
export interface ColumnPlan {
  readonly suffix: string;
  readonly name: string;
  /** As `format_type` prints it. */
  readonly type: string;
  readonly collation?: string;
  readonly notNullDefault?: string;
  readonly unique?: boolean;
  readonly references?: { readonly entity: string };
}

/** A field with its document, kind, store and columns. */
export interface FieldPlan {
  readonly key: string;
  readonly entity: string;
  readonly document: FieldDocument;
  readonly kind: FieldKind;
  readonly store: FieldStore<FieldDocument>;
  /** One of the fields every record has. */
  readonly system: boolean;
  /** Empty for a field read through a lookup. */
  readonly columns: readonly ColumnPlan[];
  /** Entity a lookup, person or department points at. */
  readonly target: string | null;
  readonly context: KindContext;
}

/** A lookup of another entity that points here. */
export interface ReferencePlan {
  readonly entity: string;
  readonly field: FieldPlan;
  readonly onDelete: 'restrict' | 'setNull' | 'cascade';
  /** Name of the collection in expressions, where the lookup gives one. */
  readonly inverse: string | null;
}

/** A status field and the lifecycle that moves it. */
export interface LifecyclePlan {
  readonly field: FieldPlan;
  readonly workflow: WorkflowDocument;
}

/** An entity as a table. */
export interface EntityPlan {
  readonly id: string;
  readonly document: EntityDocument;
  readonly schema: string;
  readonly table: string;
  /** People and departments: only identity writes them. */
  readonly directory: boolean;
  /** System fields first. */
  readonly fields: readonly FieldPlan[];
  field(key: string): FieldPlan | undefined;
  readonly lifecycles: readonly LifecyclePlan[];
  /** Lookups of all entities that point here. */
  readonly references: readonly ReferencePlan[];
  /** An expression over a record of this entity, compiled once. Throws a Bug when it does not compile: publish checked it. */
  rule(text: string, options: RuleOptions): Rule;
}
