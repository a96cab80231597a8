import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { formatFileSize } from '../format/number.ts';
import { useLocale } from '../text/locale.tsx';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import './inputs.css';

export interface FileDropProps {
  /** Gets the files that pass; never an empty list. */
  readonly onFiles: (files: File[]) => void;
  /** Sentences about files that do not pass. */
  readonly onRefused?: (reasons: string[]) => void;
  /** MIME types, `image/*` patterns or `.csv` endings; all when empty. */
  readonly accept?: readonly string[];
  /** Largest file in bytes. */
  readonly maxBytes?: number | undefined;
  readonly maxFiles?: number | undefined;
  readonly disabled?: boolean;
  /** Accessible name; “Choose files” unless told. */
  readonly label?: string;
  readonly hint?: ReactNode;
  readonly id?: string;
}

/** Takes files by dropping, or by a button that works from the keyboard. */
export function FileDrop({
  onFiles,
  onRefused,
  accept = [],
  maxBytes,
  maxFiles,
  disabled = false,
  label,
  hint,
  id,
}: FileDropProps) {
  const say = useText(uiTexts);
  const { locale } = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null): void => {
    const files = [...(list ?? [])];
    const reasons: string[] = [];
    let kept = files.filter((file) => {
      if (!isAccepted(file, accept)) reasons.push(say('fileWrongType', { name: file.name }));
      else if (maxBytes !== undefined && file.size > maxBytes)
        reasons.push(say('fileTooLarge', { name: file.name, limit: formatFileSize(maxBytes, locale) }));
      else return true;
      return false;
    });
    if (maxFiles !== undefined && kept.length > maxFiles) {
      kept = kept.slice(0, maxFiles);
      reasons.push(say('filesAtMost', { count: maxFiles }));
    }
    if (reasons.length > 0) onRefused?.(reasons);
    if (kept.length > 0) onFiles(kept);
  };
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver && !disabled);
  };
  return (
    <div
      className="tsr-drop"
      data-over={over || undefined}
      data-disabled={disabled || undefined}
      onDragEnter={drag(true)}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        if (!disabled) take(event.dataTransfer.files);
      }}
    >
      <IconUpload size={18} aria-hidden />
      <span>{over ? say('dropHere') : say('dropFiles')}</span>
      <Button
        variant="default"
        size="xs"
        disabled={disabled}
        onClick={() => input.current?.click()}
        {...(id ? { id } : {})}
      >
        {label ?? say('chooseFiles')}
      </Button>
      {hint ? <div style={{ flexBasis: '100%', fontSize: 12 }}>{hint}</div> : null}
      <input
        ref={input}
        type="file"
        hidden
        multiple={maxFiles !== 1}
        accept={accept.join(',')}
        aria-label={label ?? say('chooseFiles')}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}

/** Whether a file fits a list of MIME types, patterns and endings. */
export function isAccepted(file: Pick<File, 'name' | 'type'>, accept: readonly string[]): boolean {
  if (accept.length === 0) return true;
  return accept.some((rule) => {
    if (rule.startsWith('.')) return file.name.toLowerCase().endsWith(rule.toLowerCase());
    return rule.endsWith('/*') ? file.type.startsWith(rule.slice(0, -1)) : file.type === rule;
  });
}
