import { Alert, Button, useErrorText, useText } from '@tessera/ui';
import { recordTexts } from '../locale/record-texts.ts';
import { ApiProblem } from '@tessera/client';
import type { RecordEditor } from './use-record-editor.ts';

/** Why a save did not go through, what is not about a field, and another try. */
export function EditorNotice({ editor }: { readonly editor: RecordEditor }) {
  const say = useText(recordTexts);
  const explain = useErrorText();
  const { failure, errors } = editor;
  if (failure === undefined) return null;
  const isInput = failure instanceof ApiProblem && failure.status === 422;
  const general = errors[''];
  const { message } = explain(failure);
  return (
    <Alert color={isInput ? 'orange' : 'red'} role="alert" title={isInput ? say('invalid') : say('saveFailed')}>
      {general ?? message}
      {isInput ? null : (
        <Button size="compact-sm" variant="subtle" ml="sm" loading={editor.busy} onClick={editor.save}>
          {say('retry')}
        </Button>
      )}
    </Alert>
  );
}
