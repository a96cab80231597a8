import { IconFocusCentered, IconLayoutGrid, IconPlus, IconTableImport } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Button, Select, Toolbar, Tooltip, useLocalize, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { entityTexts } from '../locale/entity-texts.ts';
import { sheetTexts } from '../locale/sheet-texts.ts';
import { useFit } from '../parts/use-fit.ts';
import { useGo } from '../shell/places.ts';
import { fitCanvas, useArrange } from './entity-canvas.tsx';
import { ownEntities } from './own-entities.ts';

interface CanvasToolbarProps {
  readonly onNew: () => void;
  /** An entity, or a field as `entity/field`, was chosen in the search. */
  readonly onFind: (to: string) => void;
  readonly selected: string | undefined;
  readonly focused: string | undefined;
  readonly onFocus: (entity: string | undefined) => void;
}

/** What can be done with the canvas as a whole. */
export function CanvasToolbar({ onNew, onFind, selected, focused, onFocus }: CanvasToolbarProps) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const arrange = useArrange();
  const fit = useFit();
  const found = useMemo(
    () =>
      ownEntities(documents).flatMap((entity) => {
        const name = localize(entity.label, entity.id);
        return [
          { value: entity.id, label: name },
          ...Object.entries(entity.fields).map(([key, field]) => ({
            value: `${entity.id}/${key}`,
            label: `${name} › ${localize(field.label, key)}`,
          })),
        ];
      }),
    [documents, localize],
  );
  return (
    <div className="dsg-canvas-toolbar">
      <Toolbar label={say('canvas')}>
        <Button size="compact-sm" h={30} px={12} leftSection={<IconPlus size={16} aria-hidden />} onClick={onNew}>
          {say('newEntity')}
        </Button>
        <FromSheetButton />
        <Button
          size="compact-sm"
          h={30}
          px={12}
          variant="default"
          leftSection={<IconLayoutGrid size={16} aria-hidden />}
          disabled={focused !== undefined}
          onClick={() => {
            arrange();
            fit(fitCanvas);
          }}
        >
          {say('layout')}
        </Button>
        <Tooltip label={say('focusTip')}>
          <Button
            size="compact-sm"
            h={30}
            px={12}
            variant={focused === undefined ? 'default' : 'light'}
            leftSection={<IconFocusCentered size={16} aria-hidden />}
            disabled={focused === undefined && selected === undefined}
            aria-pressed={focused !== undefined}
            onClick={() => onFocus(focused === undefined ? selected : undefined)}
          >
            {say(focused === undefined ? 'focus' : 'unfocus')}
          </Button>
        </Tooltip>
        <Select
          size="xs"
          w={220}
          searchable
          data={found}
          value={null}
          onChange={(value) => value && onFind(value)}
          placeholder={say('search')}
          aria-label={say('search')}
          limit={40}
        />
      </Toolbar>
    </div>
  );
}

/** The way from a spreadsheet to entities. */
export function FromSheetButton() {
  const say = useText(sheetTexts);
  const go = useGo();
  return (
    <Button
      size="compact-sm"
      h={30}
      px={12}
      variant="default"
      leftSection={<IconTableImport size={16} aria-hidden />}
      onClick={() => go('/from-sheet')}
    >
      {say('homeShort')}
    </Button>
  );
}
