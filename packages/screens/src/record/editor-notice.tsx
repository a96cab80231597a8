import { Alert, Button, useErrorText, useLocalize, useText } from '@tessera/ui';
import { isEmptyValue } from '../form/form-rules.ts';
import { recordTexts } from '../locale/record-texts.ts';
import { ApiProblem } from '@tessera/client';
import type { RecordEditor } from './use-record-editor.ts';

/** Why a save did not go through, what is not about a field, and another try. */
export function EditorNotice({ editor }: { readonly editor: RecordEditor }) {
  const say = useText(recordTexts);
  const explain = useErrorText();
  const localize = useLocalize();
  const { failure, errors, gone } = editor;
  const lost = Object.entries(gone).filter(([, { value }]) => !isEmptyValue(value));
  const lostNotice =
    lost.length > 0 ? (
      <Alert color="orange" role="status" title={say('goneFields')}>
        {lost.map(([key, { label, value }]) => (
          <div key={key}>{say('goneField', { name: localize(label, key), value: plainText(value) })}</div>
        ))}
      </Alert>
    ) : null;
  const keptNotice = editor.restored ? (
    <Alert color="blue" role="status">
      {say('draftRestored')}
      <Button size="compact-sm" variant="subtle" ml="sm" onClick={editor.discard}>
        {say('draftDiscard')}
      </Button>
    </Alert>
  ) : null;
  if (failure === undefined)
    return (
      <>
        {lostNotice}
        {keptNotice}
      </>
    );
  if (editor.waiting)
    return (
      <>
        {lostNotice}
        <Alert color="orange" role="status" title={say('draftWaiting')}>
          {say('draftWaitingText')}
          <Button size="compact-sm" variant="subtle" ml="sm" loading={editor.busy} onClick={editor.save}>
            {say('retry')}
          </Button>
        </Alert>
      </>
    );
  const isInput = failure instanceof ApiProblem && failure.status === 422;
  const general = errors[''];
  const { message } = explain(failure);
  return (
    <>
      {lostNotice}
      <Alert color={isInput ? 'orange' : 'red'} role="alert" title={isInput ? say('invalid') : say('saveFailed')}>
        {general ?? message}
        {isInput ? null : (
          <Button size="compact-sm" variant="subtle" ml="sm" loading={editor.busy} onClick={editor.save}>
            {say('retry')}
          </Button>
        )}
      </Alert>
    </>
  );
}

/** What somebody typed, as text to copy from. */
function plainText(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'title' in value) return String(value.title);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
