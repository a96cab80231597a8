import { useMutation } from '@tanstack/react-query';
import type { Outline, TableReading } from '@tessera/client';
import { useState } from 'react';
import {
  Alert,
  Anchor,
  FileDrop,
  notify,
  PageHeader,
  Panel,
  Progress,
  Text,
  useDocumentTitle,
  useErrorText,
  useText,
} from '@tessera/ui';
import { sheetTexts } from '../locale/sheet-texts.ts';
import { useServices } from '../shell/services.tsx';
import { SheetReview } from './sheet-review.tsx';

type Readings = Readonly<Record<string, Readonly<Record<string, TableReading>>>>;

interface Found {
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly readings: Readings;
  readonly outline: Outline;
}

const fileTypes = ['.xlsx', '.csv', '.txt', '.xls', '.et', 'text/csv'];

/** New entities from spreadsheets: upload, look through what was recognised, create. */
export function SheetPage() {
  const say = useText(sheetTexts);
  const explain = useErrorText();
  const { client } = useServices();
  const [found, setFound] = useState<Found>();
  const [share, setShare] = useState<number>();
  useDocumentTitle(`${say('title')} · Tessera`);
  const analyse = useMutation({
    mutationFn: async ({ files, readings }: Omit<Found, 'outline'>): Promise<Found> => {
      const outline = await client.importBatches.outline(
        files.map(({ id }) => ({ id, ...(readings[id] && { readings: readings[id] }) })),
      );
      return { files, readings, outline };
    },
    onSuccess: setFound,
  });
  const upload = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const stored = [];
      for (const [at, file] of files.entries())
        stored.push(await client.files.upload(file, { onProgress: (part) => setShare((at + part) / files.length) }));
      return stored;
    },
    onMutate: () => setShare(0),
    onSettled: () => setShare(undefined),
    onSuccess: (files) => analyse.mutate({ files, readings: {} }),
  });
  const problem = upload.error ?? analyse.error;
  const read = (file: string, sheet: string, reading: TableReading) =>
    found &&
    analyse.mutate({
      files: found.files,
      readings: { ...found.readings, [file]: { ...found.readings[file], [sheet]: reading } },
    });
  return (
    <div className="dsg-page">
      <PageHeader
        title={say('title')}
        note={say('intro')}
        actions={
          found ? (
            <Anchor component="button" size="sm" onClick={() => setFound(undefined)}>
              {say('again')}
            </Anchor>
          ) : null
        }
      />
      {problem ? (
        <Alert color="red" role="alert">
          {explain(problem).message}
          {explain(problem).details.map((detail) => (
            <div key={detail}>{detail}</div>
          ))}
        </Alert>
      ) : null}
      {found && found.outline.tables.length > 0 ? (
        <SheetReview
          // Another reading proposes anew.
          key={JSON.stringify(found.readings)}
          outline={found.outline}
          isReading={analyse.isPending}
          onRead={read}
        />
      ) : (
        <Panel>
          <FileDrop
            label={say('choose')}
            hint={say('chooseHint')}
            accept={fileTypes}
            maxFiles={40}
            maxBytes={100 * 1024 * 1024}
            disabled={upload.isPending || analyse.isPending}
            onFiles={(files) => upload.mutate(files)}
            onRefused={(reasons) => notify.error(reasons.join(' '))}
          />
          {share === undefined ? null : <Progress mt="sm" value={share * 100} aria-label={say('uploading')} />}
          {analyse.isPending ? (
            <Text size="sm" mt="sm" role="status">
              {say('analysing')}
            </Text>
          ) : null}
          {found ? (
            <Text size="sm" mt="sm" role="status">
              {say('nothing')}
            </Text>
          ) : null}
        </Panel>
      )}
    </div>
  );
}
