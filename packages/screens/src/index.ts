export { FormLayout } from './form/form-layout.tsx';
export type { FormLayoutProps } from './form/form-layout.tsx';
export { compileForm, formEnvironment, isEmptyValue, missingFields } from './form/form-rules.ts';
export type { CompiledForm, FormState, ItemState } from './form/form-rules.ts';
export { RecordForm } from './form/record-form.tsx';
export type { FormValues, RecordFormProps } from './form/record-form.tsx';
export { RuntimeProvider, useRuntime } from './runtime/runtime.tsx';
export type { Runtime } from './runtime/runtime.tsx';
