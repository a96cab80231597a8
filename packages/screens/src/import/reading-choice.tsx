import { useState } from 'react';
import { Group, notify, Select, useErrorText, useText } from '@tessera/ui';
import { importTexts } from '../locale/import-texts.ts';
import { useRuntime } from '../runtime/runtime.tsx';
import { HeaderChoice } from './header-choice.tsx';
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
  const header = (
    <HeaderChoice
      head={run.analysis.head ?? []}
      reading={reading}
      isReading={busy}
      onRead={(next) => void read(next)}
    />
  );
  if (reading.format === 'xlsx')
    return run.analysis.sheets.length < 2 ? (
      header
    ) : (
      <Group gap="sm" align="end">
        <Select
          w={220}
          label={say('sheet')}
          allowDeselect={false}
          disabled={busy}
          data={run.analysis.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          value={reading.sheet}
          // The header of another sheet is looked for there.
          onChange={(sheet) => sheet !== null && void read({ format: 'xlsx', sheet })}
        />
        {header}
      </Group>
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
        onChange={(encoding) => encoding && void read({ format: 'csv', encoding, delimiter: reading.delimiter })}
      />
      <Select
        w={150}
        label={say('delimiter')}
        allowDeselect={false}
        disabled={busy}
        data={([',', ';', '\t', '|'] as const).map((mark) => ({ value: mark, label: say(`delimiter.${mark}`) }))}
        value={reading.delimiter}
        onChange={(delimiter) => delimiter && void read({ format: 'csv', encoding: reading.encoding, delimiter })}
      />
      {header}
    </Group>
  );
}
