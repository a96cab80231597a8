export { changeInsert, onlyChanged } from './change.ts';
export type { ChangeAction, ChangeCause, ChangeSource } from './change.ts';
export { readHistory } from './history.ts';
export type { Change, HistoryQuery } from './history.ts';
export { journalMigrations } from './journal-migrations.ts';
