import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import {
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconFile,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import {
  Button,
  ErrorState,
  formatFileSize,
  Group,
  IconButton,
  Modal,
  Spinner,
  useFaceSlots,
  useLocale,
  useText,
} from '@tessera/ui';
import type { FileValue } from '@tessera/ui';
import { fileTexts } from '../locale/file-texts.ts';
import { previewKind } from './preview-kind.ts';
import styles from './file-preview.module.css';

interface FilePreviewProps {
  readonly files: readonly FileValue[];
  /** Id of the file that is shown first. */
  readonly start: string;
  readonly onClose: () => void;
}

const zooms = [1, 1.5, 2, 3, 4] as const;

/** Files over the page, one at a time; ← and → lead through them, + and − zoom pictures. */
export function FilePreview({ files, start, onClose }: FilePreviewProps) {
  const say = useText(fileTexts);
  const { locale } = useLocale();
  const slots = useFaceSlots();
  const [place, setPlace] = useState(
    Math.max(
      0,
      files.findIndex(({ id }) => id === start),
    ),
  );
  const [zoom, setZoom] = useState(0);
  const file = files[place];
  if (!file) return null;
  const isImage = previewKind(file) === 'image';
  const step = (by: number): void => {
    setPlace((place + by + files.length) % files.length);
    setZoom(0);
  };
  const zoomBy = (by: number): void => setZoom(Math.max(0, Math.min(zooms.length - 1, zoom + by)));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Readonly<Record<string, (() => void) | undefined>> = {
      ArrowLeft: zoom === 0 && files.length > 1 ? () => step(-1) : undefined,
      ArrowRight: zoom === 0 && files.length > 1 ? () => step(1) : undefined,
      '+': isImage ? () => zoomBy(1) : undefined,
      '=': isImage ? () => zoomBy(1) : undefined,
      '-': isImage ? () => zoomBy(-1) : undefined,
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      onKeyDown={onKeyDown}
      title={
        <span className={styles['title']}>
          <bdi className={styles['name']} title={file.name}>
            {file.name}
          </bdi>
          <small className={styles['size']}>{formatFileSize(file.size, locale)}</small>
        </span>
      }
      classNames={{ content: styles['content'] ?? '', body: styles['body'] ?? '', title: styles['head'] ?? '' }}
    >
      <Group gap="xs" justify="center" wrap="nowrap" className={styles['tools'] ?? ''}>
        {files.length > 1 ? (
          <>
            <IconButton label={say('previous')} onClick={() => step(-1)}>
              <IconChevronLeft size={18} aria-hidden />
            </IconButton>
            <span aria-live="polite">{say('placeOf', { place: place + 1, count: files.length })}</span>
            <IconButton label={say('next')} onClick={() => step(1)}>
              <IconChevronRight size={18} aria-hidden />
            </IconButton>
          </>
        ) : null}
        {isImage ? (
          <>
            <IconButton label={say('zoomOut')} disabled={zoom === 0} onClick={() => zoomBy(-1)}>
              <IconZoomOut size={18} aria-hidden />
            </IconButton>
            <IconButton label={say('zoomIn')} disabled={zoom === zooms.length - 1} onClick={() => zoomBy(1)}>
              <IconZoomIn size={18} aria-hidden />
            </IconButton>
          </>
        ) : null}
        <Button
          component="a"
          href={slots.fileUrl(file)}
          download={file.name}
          variant="default"
          size="compact-md"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {say('download')}
        </Button>
      </Group>
      <Shown key={file.id} file={file} url={slots.fileUrl(file)} zoom={zooms[zoom] ?? 1} />
    </Modal>
  );
}

interface ShownProps {
  readonly file: FileValue;
  readonly url: string;
  readonly zoom: number;
}

function Shown({ file, url, zoom }: ShownProps): ReactNode {
  const say = useText(fileTexts);
  const [broken, setBroken] = useState(false);
  const kind = previewKind(file);
  const inline = `${url}${url.includes('?') ? '&' : '?'}inline=true`;
  if (kind === 'text') return <TextFile file={file} url={url} />;
  if (kind === 'pdf') return <iframe className={styles['frame']} src={inline} title={file.name} />;
  if (kind === 'image' && !broken)
    return (
      <div
        className={styles['stage']}
        tabIndex={0}
        role="group"
        aria-label={file.name}
        data-zoomed={zoom > 1 || undefined}
      >
        <img
          src={inline}
          alt={file.name}
          style={zoom > 1 ? { width: `${zoom * 100}%`, maxWidth: 'none', maxHeight: 'none' } : {}}
          onError={() => setBroken(true)}
        />
      </div>
    );
  return (
    <div className={styles['none']}>
      <IconFile size={48} aria-hidden />
      <p>{say(broken ? 'notLoaded' : 'noPreview')}</p>
    </div>
  );
}

function TextFile({ file, url }: Pick<ShownProps, 'file' | 'url'>) {
  const { data, error, refetch } = useQuery({
    queryKey: ['file', file.id],
    queryFn: async ({ signal }) => {
      const answer = await fetch(url, { signal, credentials: 'same-origin' });
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    },
    staleTime: Infinity,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spinner />;
  return (
    <pre className={styles['text']} tabIndex={0} dir="auto">
      {data}
    </pre>
  );
}
