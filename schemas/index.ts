export { documentKinds, documentSchemas } from './bundled.gen.ts';
export type { DocumentKind } from './bundled.gen.ts';
export type * from './documents.gen.ts';
