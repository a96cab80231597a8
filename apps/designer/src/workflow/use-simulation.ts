import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SimulationAnswer, ToldIssue } from '@tessera/client';
import type { WorkflowDocument } from '@tessera/schemas';
import { notify, useErrorText } from '@tessera/ui';
import type { RecordRef } from '@tessera/ui';
import { useDraft } from '../draft/draft-context.tsx';
import { useServices } from '../shell/services.tsx';

type Values = Readonly<Record<string, unknown>>;

/** On what a lifecycle is tried out: a real record, or values made up. */
export type Sample =
  | { readonly from: 'record'; readonly record: RecordRef | null }
  | { readonly from: 'values'; readonly values: Values };

/** Whose rights decide. */
export type Actor =
  | { readonly as: 'me' }
  | { readonly as: 'role'; readonly role: string | null }
  | { readonly as: 'person'; readonly person: RecordRef | null };

interface Step {
  readonly transition: string;
  readonly values: Values;
}

/** Why a transition could not be taken when it was tried. */
export interface RefusedStep {
  readonly transition: string;
  readonly reasons: readonly ToldIssue[];
}

/** A walk through a lifecycle: what it starts from (`first` until something is chosen), who walks, the steps so far, and what the server says to it. */
export function useSimulation(flow: WorkflowDocument, first: Sample) {
  const draft = useDraft();
  const errorText = useErrorText();
  const { client } = useServices();
  const [chosen, setSample] = useState<Sample>();
  const sample = chosen ?? first;
  const [actor, setActor] = useState<Actor>({ as: 'me' });
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const [refused, setRefused] = useState<RefusedStep>();
  const start = { workflow: flow.id, ...sampleBody(sample), ...actorBody(actor) };
  const ask = async (walked: readonly Step[]): Promise<SimulationAnswer> => {
    await draft.saveNow();
    return client.draft.simulate({ ...start, steps: walked });
  };
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ['simulation', start, steps, flow],
    queryFn: () => ask(steps),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    enabled: isReady(sample, actor),
  });
  const restart = () => {
    setSteps([]);
    setRefused(undefined);
  };
  return {
    sample,
    actor,
    answer: isReady(sample, actor) ? data : undefined,
    error,
    isFetching,
    /** The answer is to an earlier question: nothing can be taken from it. */
    isOld: isPlaceholderData,
    refused,
    retry: () => void refetch(),
    restart,
    setSample: (next: Sample) => {
      setSample(next);
      restart();
    },
    setActor: (next: Actor) => {
      setActor(next);
      setRefused(undefined);
    },
    back: () => {
      setSteps(steps.slice(0, -1));
      setRefused(undefined);
    },
    take: async (transition: string, values: Values) => {
      const next = [...steps, { transition, values }];
      try {
        const answer = await ask(next);
        setRefused(answer.refused);
        if (!answer.refused) setSteps(next);
      } catch (problem) {
        notify.error(errorText(problem).message);
      }
    },
  };
}

function isReady(sample: Sample, actor: Actor): boolean {
  const whole = actor.as === 'me' || (actor.as === 'role' ? actor.role !== null : actor.person !== null);
  return whole && (sample.from === 'values' || sample.record !== null);
}

const sampleBody = (sample: Sample) =>
  sample.from === 'values' ? { values: sample.values } : sample.record ? { record: sample.record.id } : {};

function actorBody(actor: Actor) {
  if (actor.as === 'role') return actor.role === null ? {} : { as: { role: actor.role } };
  if (actor.as === 'person') return actor.person === null ? {} : { as: { user: actor.person.id } };
  return {};
}
