export { isDirectory } from './directory.ts';
export { mayAct } from './may-act.ts';
export type { ManagerOf } from './may-act.ts';
export { me, meSlot, predicate } from './predicate.ts';
export { administratorRole } from './principal.ts';
export type { Principal } from './principal.ts';
export { recordActions, strongerRight, weakerRight, wider } from './rights.ts';
export type { EntityRights, FieldRight, RecordAction, RecordScope } from './rights.ts';
export { rightsOf } from './rights-of.ts';
