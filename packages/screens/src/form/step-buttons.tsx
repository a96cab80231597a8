import { Button, Group, useText } from '@tessera/ui';
import { formTexts } from '../locale/form-texts.ts';
import type { FormSteps } from './use-form-steps.ts';

/** Back and next, for a form that is tried out and not saved. */
export function StepButtons({ steps }: { readonly steps: FormSteps }) {
  const say = useText(formTexts);
  return (
    <Group gap="xs">
      {steps.index > 0 ? (
        <Button variant="default" onClick={steps.back}>
          {say('back')}
        </Button>
      ) : null}
      {steps.isLast ? null : <Button onClick={steps.next}>{say('next')}</Button>}
    </Group>
  );
}
