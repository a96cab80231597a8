import { useState } from 'react';
import { IconDots, IconDownload, IconPlus, IconTrash, IconUpload } from '@tabler/icons-react';
import type { EntityDocument } from '@tessera/schemas';
import { Button, IconButton, Menu, notify, useErrorText, useHotkeys, useLocalize, useText } from '@tessera/ui';
import { useQuickCreate } from '../create/quick-create-context.ts';
import { listTexts } from '../locale/list-texts.ts';
import { useRights, useRuntime } from '../runtime/runtime.tsx';
import type { ListState } from './list-state.ts';

interface ListActionsProps {
  readonly entity: EntityDocument;
  readonly state: ListState;
}

/** What can be done with a list as a whole. The export is what the person sees: own conditions, columns and order. */
export function ListActions({ entity, state }: ListActionsProps) {
  const { client, places } = useRuntime();
  const rights = useRights(entity.id);
  const say = useText(listTexts);
  const localize = useLocalize();
  const explain = useErrorText();
  const quickCreate = useQuickCreate();
  const name = localize(entity.label, entity.id);
  const hasBin = rights.delete && entity.features?.recycleBin !== false;
  const [exporting, setExporting] = useState(false);
  const create = () => void quickCreate({ entity: entity.id });
  useHotkeys([['n', () => rights.create && create()]]);
  const exportAs = async (format: 'csv' | 'xlsx'): Promise<void> => {
    setExporting(true);
    try {
      const { filter, search, sortKeys, columns } = state;
      const blob = await client.exports.file({
        entity: entity.id,
        format,
        ...(filter ? { filter } : {}),
        ...(search ? { search } : {}),
        ...(sortKeys.length > 0 ? { sort: sortKeys } : {}),
        ...(columns.length > 0 ? { columns: columns.map(({ key }) => key) } : {}),
      });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = `${localize(entity.pluralLabel ?? entity.label, entity.id)}.${format}`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      notify.error(explain(error).message, { title: say('exportFailed') });
    } finally {
      setExporting(false);
    }
  };
  return (
    <>
      {rights.import ? (
        <Button
          variant="default"
          visibleFrom="sm"
          leftSection={<IconUpload size={16} aria-hidden />}
          onClick={() => places.go(places.imports(entity.id))}
        >
          {say('import')}
        </Button>
      ) : null}
      {rights.export ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              variant="default"
              visibleFrom="sm"
              leftSection={<IconDownload size={16} aria-hidden />}
              loading={exporting}
            >
              {say('export')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void exportAs('xlsx')}>{say('exportXlsx')}</Menu.Item>
            <Menu.Item onClick={() => void exportAs('csv')}>{say('exportCsv')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {rights.create ? (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={create}>
          {say('new', { name })}
        </Button>
      ) : null}
      {rights.import || rights.export || hasBin ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton label={say('moreActions')} {...(hasBin ? {} : { hiddenFrom: 'sm' })}>
              <IconDots size={18} aria-hidden />
            </IconButton>
          </Menu.Target>
          <Menu.Dropdown>
            {rights.import ? (
              <Menu.Item
                hiddenFrom="sm"
                leftSection={<IconUpload size={16} aria-hidden />}
                onClick={() => places.go(places.imports(entity.id))}
              >
                {say('import')}
              </Menu.Item>
            ) : null}
            {rights.export ? (
              <>
                <Menu.Item
                  hiddenFrom="sm"
                  leftSection={<IconDownload size={16} aria-hidden />}
                  onClick={() => void exportAs('xlsx')}
                >
                  {say('exportXlsx')}
                </Menu.Item>
                <Menu.Item
                  hiddenFrom="sm"
                  leftSection={<IconDownload size={16} aria-hidden />}
                  onClick={() => void exportAs('csv')}
                >
                  {say('exportCsv')}
                </Menu.Item>
              </>
            ) : null}
            {hasBin ? (
              <Menu.Item
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => places.go(places.bin(entity.id))}
              >
                {say('recycleBin')}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </>
  );
}
