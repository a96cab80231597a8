export { describeFieldKinds } from './field-conformance.ts';
export type { FieldVocabulary } from './field-conformance.ts';
