import { IconArrowBackUp, IconRestore } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { SimulationAnswer } from '@tessera/client';
import { fieldOf } from '@tessera/model';
import type { EntityDocument, WorkflowDocument } from '@tessera/schemas';
import { Badge, Button, ChoiceDot, ErrorState, Group, Spinner, Stack, Text, useLocalize, useText } from '@tessera/ui';
import { simulationTexts } from '../locale/simulation-texts.ts';
import { FieldInput, FieldValue } from '../parts/field-value.tsx';
import { Inspector, InspectorSection } from '../parts/inspector.tsx';
import { SimulatedActor, SimulatedSample, useFirstSample } from './simulation-scene.tsx';
import { useSimulation } from './use-simulation.ts';
import type { RefusedStep } from './use-simulation.ts';

interface SimulatorProps {
  readonly flow: WorkflowDocument;
  readonly entity: EntityDocument;
  readonly onClose: () => void;
  /** Gets the state the walk stands in. */
  readonly onState: (state: string | undefined) => void;
}

/** Walks a lifecycle on a sample record: who may do what from here, why not, and what it would do. */
export function Simulator({ flow, entity, onClose, onState }: SimulatorProps) {
  const say = useText(simulationTexts);
  const localize = useLocalize();
  const walk = useSimulation(flow, useFirstSample(entity.id));
  const { answer, error, refused } = walk;
  const state = answer?.state;
  useEffect(() => onState(state), [state, onState]);
  useEffect(() => () => onState(undefined), [onState]);
  const stateName = (key: string) => localize(flow.states[key]?.label, key);
  return (
    <Inspector label={say('title')} title={say('title')} note={say('note')} onClose={onClose}>
      <InspectorSection title={say('sample')}>
        <SimulatedSample
          flow={flow}
          entity={entity}
          sample={walk.sample}
          issues={answer?.issues ?? []}
          onChange={walk.setSample}
        />
      </InspectorSection>
      <InspectorSection title={say('actor')}>
        <SimulatedActor actor={walk.actor} onChange={walk.setActor} />
      </InspectorSection>
      <InspectorSection title={say('walk')}>
        {error ? <ErrorState error={error} onRetry={walk.retry} /> : null}
        {!error && !answer ? (
          walk.isFetching ? (
            <Spinner />
          ) : (
            <Text size="sm" c="dimmed">
              {say('chooseFirst')}
            </Text>
          )
        ) : null}
        {!error && answer ? (
          <Stack gap="xs" aria-live="polite">
            <Group gap={8} className="dsg-simulated-state">
              <ChoiceDot color={flow.states[answer.state]?.color} />
              <b>{say('here', { name: stateName(answer.state) })}</b>
            </Group>
            {answer.options.length === 0 ? (
              <Text size="sm" c="dimmed">
                {say('final')}
              </Text>
            ) : null}
            {answer.options.map((option) => (
              <Option
                key={`${answer.steps.length}.${option.key}`}
                flow={flow}
                entity={entity}
                option={option}
                values={answer.values}
                refused={refused?.transition === option.key ? refused : undefined}
                busy={walk.isOld}
                onTake={walk.take}
              />
            ))}
          </Stack>
        ) : null}
      </InspectorSection>
      {answer && answer.steps.length > 0 ? (
        <InspectorSection title={say('trail')}>
          <Trail flow={flow} entity={entity} answer={answer} />
          <Group gap="xs" mt="sm">
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconArrowBackUp size={15} aria-hidden />}
              onClick={walk.back}
            >
              {say('back')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconRestore size={15} aria-hidden />}
              onClick={walk.restart}
            >
              {say('restart')}
            </Button>
          </Group>
        </InspectorSection>
      ) : null}
    </Inspector>
  );
}

interface OptionProps {
  readonly flow: WorkflowDocument;
  readonly entity: EntityDocument;
  readonly option: SimulationAnswer['options'][number];
  readonly values: Readonly<Record<string, unknown>>;
  readonly refused: RefusedStep | undefined;
  readonly busy: boolean;
  readonly onTake: (transition: string, values: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** One transition from here: possible, or why not; what it asks for is filled in right there. */
function Option({ flow, entity, option, values, refused, busy, onTake }: OptionProps) {
  const say = useText(simulationTexts);
  const localize = useLocalize();
  const [filled, setFilled] = useState<Readonly<Record<string, unknown>>>({});
  const { key, to, enabled, ask, required } = option;
  const reasons = refused?.reasons ?? option.reasons;
  const look = !enabled ? 'blocked' : option.reasons.length > 0 ? 'fill' : 'allowed';
  const record = { ...values, ...filled };
  return (
    <section className="dsg-simulated" aria-label={localize(flow.transitions[key]?.label, key)}>
      <Group justify="space-between" gap={8} wrap="nowrap">
        <span>
          <b>{localize(flow.transitions[key]?.label, key)}</b>
          <span className="dsg-soft"> → {localize(flow.states[to]?.label, to)}</span>
        </span>
        <Badge color={look === 'blocked' ? 'red' : look === 'fill' ? 'yellow' : 'green'}>{say(look)}</Badge>
      </Group>
      {reasons.length > 0 ? (
        <ul className="dsg-simulated-reasons">
          {reasons.map(({ path, code, detail }) => (
            <li key={`${path}${code}`}>{detail}</li>
          ))}
        </ul>
      ) : null}
      {enabled ? (
        <Stack gap="xs" mt={6}>
          {ask.map((name) => {
            const field = fieldOf(entity, name);
            return field ? (
              <FieldInput
                key={name}
                field={field}
                fieldKey={name}
                value={record[name]}
                record={record}
                required={required.includes(name)}
                onChange={(value) => setFilled((known) => ({ ...known, [name]: value }))}
              />
            ) : null;
          })}
          <Button size="compact-sm" variant="light" disabled={busy} onClick={() => void onTake(key, filled)}>
            {say('take')}
          </Button>
        </Stack>
      ) : null}
    </section>
  );
}

/** The transitions taken and what each would have done. */
function Trail({ flow, entity, answer }: Pick<OptionProps, 'flow' | 'entity'> & { readonly answer: SimulationAnswer }) {
  const say = useText(simulationTexts);
  const localize = useLocalize();
  const stateName = (key: string) => localize(flow.states[key]?.label, key);
  return (
    <ol className="dsg-simulated-trail">
      {answer.steps.map(({ transition, from, to, sets, tells }, index) => (
        <li key={index}>
          <b>{localize(flow.transitions[transition]?.label, transition)}</b>
          <span className="dsg-soft">
            {' '}
            {stateName(from)} → {stateName(to)}
          </span>
          <ul>
            {sets.map(({ field: key, value }) => {
              const field = fieldOf(entity, key);
              const name = localize(field?.label, key);
              if (!field) return null;
              return value === null ? (
                <li key={key}>{say('cleared', { name })}</li>
              ) : (
                <li key={key} className="dsg-simulated-set">
                  {say('wrote', { name })} <FieldValue field={field} value={value} />
                </li>
              );
            })}
            {tells.map(({ people, message }, at) => (
              <li key={at}>
                {say(people.length > 0 ? 'told' : 'toldNobody', {
                  people: people.map(({ title }) => title).join(say('and')),
                  message: localize(message),
                })}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
