import { useState } from 'react';
import { Group, notify, Select, useErrorText, useText } from '@tessera/ui';
import { importTexts } from '../locale/import-texts.ts';
import { useRuntime } from '../runtime/runtime.tsx';
import type { ImportView, Reading } from './import-run.ts';

interface ReadingChoiceProps {
  readonly run: ImportView;
  readonly onChange: (run: unknown) => void;
}

/** How the file is read: the sheet of a workbook, encoding and delimiter of a CSV file. A change reads it anew. */
export function ReadingChoice({ run, onChange }: ReadingChoiceProps) {
  const { client } = useRuntime();
  const say = useText(importTexts);
  const explain = useErrorText();
  const [busy, setBusy] = useState(false);
  const { reading } = run.spec;
  const read = async (next: Reading): Promise<void> => {
    setBusy(true);
    try {
      onChange(await client.imports.configure(run.id, { reading: next }));
    } catch (error) {
      notify.error(explain(error).message);
    } finally {
      setBusy(false);
    }
  };
  if (reading.format === 'xlsx')
    return run.analysis.sheets.length < 2 ? null : (
      <Select
        maw={300}
        label={say('sheet')}
        allowDeselect={false}
        disabled={busy}
        data={run.analysis.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
        value={reading.sheet}
        onChange={(sheet) => sheet !== null && void read({ ...reading, sheet })}
      />
    );
  return (
    <Group gap="sm">
      <Select
        w={150}
        label={say('encoding')}
        allowDeselect={false}
        disabled={busy}
        data={[
          { value: 'utf-8' as const, label: 'UTF-8' },
          { value: 'gb18030' as const, label: 'GB18030 (GBK)' },
        ]}
        value={reading.encoding}
        onChange={(encoding) => encoding && void read({ ...reading, encoding })}
      />
      <Select
        w={150}
        label={say('delimiter')}
        allowDeselect={false}
        disabled={busy}
        data={([',', ';', '\t', '|'] as const).map((mark) => ({ value: mark, label: say(`delimiter.${mark}`) }))}
        value={reading.delimiter}
        onChange={(delimiter) => delimiter && void read({ ...reading, delimiter })}
      />
    </Group>
  );
}
