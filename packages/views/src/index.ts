export { viewsErrors } from './errors.ts';
export { viewsMigrations } from './migrations.ts';
export { createSavedViews } from './saved-views.ts';
export type { Audience, SavedView, SavedViewInput, SavedViews, ViewCaller } from './saved-views.ts';
