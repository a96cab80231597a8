export { compilePlan } from './compile-plan.ts';
export { ddlExpectation } from './ddl.ts';
export type {
  ColumnExpectation,
  DdlExpectation,
  ForeignKeyExpectation,
  IndexExpectation,
  TableExpectation,
} from './ddl.ts';
export { nowSlot } from './dialect.ts';
export type { DialectOptions } from './dialect.ts';
export { lower } from './lower.ts';
export { cutName, physicalColumn, physicalName } from './physical-name.ts';
export type {
  ColumnPlan,
  EntityPlan,
  FieldPlan,
  FieldStores,
  LifecyclePlan,
  PhysicalNames,
  Plan,
  PlanInput,
  ReferencePlan,
  RightsBook,
} from './plan.ts';
export { canRead, hiddenStep, stepsOf } from './readable.ts';
export type { Step } from './readable.ts';
export { createReader, mayReadField } from './reader.ts';
export type { Reader } from './reader.ts';
export type { Rule, RuleOptions } from './rule.ts';
export { fieldRight, systemViewer, viewerOf } from './viewer.ts';
export type { Viewer } from './viewer.ts';
