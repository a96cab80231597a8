export { documentSet } from './document-set.ts';
export type { DocumentOfKind, DocumentSet } from './document-set.ts';
export type {
  FieldGroup,
  FieldKind,
  FieldKinds,
  FormatContext,
  KindChange,
  KindContext,
  Normalised,
  ParseContext,
} from './contract/field-kind.ts';
export { escapeFormula, unescapeFormula } from './contract/escape-formula.ts';
export { ownAmount, spreadsheetText } from './contract/spreadsheet-text.ts';
export type { FieldDocument } from '@tessera/schemas';
export { inversesOf, referencesTo } from './inverses.ts';
export type { Inverse } from './inverses.ts';
export { compareOrder, orderBetween, ordersFromStart, sortedEntries, sortedKeys } from './order.ts';
export type { Ordered } from './order.ts';
export { fieldType, scopeOf } from './scope.ts';
export type { ScopeOptions } from './scope.ts';
export { fieldOf, fieldsOf, hasOwner, isSystemField, systemFields } from './system-fields.ts';
export {
  canGroup,
  filterFields,
  groupingField,
  isWide,
  isWritable,
  listFields,
  quickCreateFields,
  shownFields,
  titleExprOf,
  titleField,
} from './derive/field-choice.ts';
export { dashboardsFor, derivedDashboard } from './derive/dashboard.ts';
export { derivedForm, derivedTag, formFor, isDerived, isForRoles } from './derive/form.ts';
export type { FormItem, FormMode } from './derive/form.ts';
export { flattenLayout, formFields, layoutOf } from './derive/layout.ts';
export type { LayoutNode } from './derive/layout.ts';
export { appsFor, derivedApp, menuOf } from './derive/menu.ts';
export type { MenuEntry, MenuReader } from './derive/menu.ts';
export { whoseFilter } from './derive/whose.ts';
export type { Whose } from './derive/whose.ts';
export { derivedView, viewsFor } from './derive/view.ts';
export type { ViewType } from './derive/view.ts';
export { annotationsOf } from './walk/annotations.ts';
export type { Annotation, Enclosing, FieldHome } from './walk/annotations.ts';
export { entityIdOf, homeEntity } from './walk/home-entity.ts';
export { expressionReads, usagesOf } from './walk/usages.ts';
export type { Usage, UsageTarget } from './walk/usages.ts';
export { dimensionsOf } from './check/report-rules.ts';
export { check, checkDocument, hasErrors } from './check/check.ts';
export type { CheckPorts, DocumentIssue } from './check/context.ts';
export { formNesting } from './check/form-rules.ts';
export { reservedKey } from './check/reserved-words.ts';
export { issuesFromAjv, issuesFromCfworker } from './check/schema-issues.ts';
export type { AjvError, CfworkerError } from './check/schema-issues.ts';
export { modelErrors } from './errors.ts';
export { serverRules } from './trim/trim-document.ts';
export { fitView } from './trim/fit-view.ts';
export type { DroppedPart, FittedView } from './trim/fit-view.ts';
export { trimFor } from './trim/trim-for.ts';
export type { Reader, ReadingRights } from './trim/visibility.ts';
export { diff } from './diff/diff.ts';
export type { DocumentChange } from './diff/diff.ts';
export { documentWords, formItemWords, itemWords, propertyWords } from './diff/words.ts';
export type { Word } from './diff/words.ts';
