export { flowErrors } from './errors.ts';
export { createFlow } from './flow.ts';
export type { Flow, FlowOptions, TransitionOption, TransitionRequest } from './flow.ts';
