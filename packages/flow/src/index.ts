export { flowErrors } from './errors.ts';
export { createFlow } from './flow.ts';
export type { Flow, FlowOptions, TransitionRequest } from './flow.ts';
export type { TransitionOption } from './judge.ts';
export type { Simulation, SimulationRequest, SimulationStep } from './simulate.ts';
