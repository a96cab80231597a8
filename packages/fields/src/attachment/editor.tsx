import type { InputProps } from '@tessera/ui';
import type { AttachmentField } from '@tessera/schemas';
import { FileInput } from '../file/file-input.tsx';
import { attachmentLimits } from './kind.ts';

export function Input(props: InputProps<AttachmentField>) {
  return <FileInput input={props} limits={attachmentLimits(props.field)} />;
}
