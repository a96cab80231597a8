import { DndContext, DragOverlay, pointerWithin } from '@dnd-kit/core';
import type { DragEndEvent } from '@dnd-kit/core';
import { IconLayoutGrid, IconPlus, IconSchema, IconTableImport } from '@tabler/icons-react';
import { ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Button, EmptyState, Group, notify, Select, Toolbar, useLocalize, useText } from '@tessera/ui';
import { useDocuments, useDraft } from '../draft/draft-context.tsx';
import { documentOf } from '../draft/draft-state.ts';
import { useEdit } from '../draft/use-edit.ts';
import { addField } from '../edits/entity-edits.ts';
import { FieldPanel } from '../fields/field-panel.tsx';
import { entityTexts } from '../locale/entity-texts.ts';
import { sheetTexts } from '../locale/sheet-texts.ts';
import { chipAtPointer, useDragSensors, useDragWords } from '../parts/drag.ts';
import { KindIcon } from '../parts/field-faces.tsx';
import { kindOf } from '../parts/field-kinds.ts';
import { useFit } from '../parts/use-fit.ts';
import { useGo, usePlaceSearch } from '../shell/places.ts';
import { CanvasProvider } from './canvas-context.ts';
import { EntityCanvas, fitCanvas, useArrange } from './entity-canvas.tsx';
import { EntityPanel } from './entity-panel.tsx';
import { NewFieldDialog } from './field-dialogs.tsx';
import { kindOfPaletteId, KindPalette } from './kind-palette.tsx';
import { NewEntityDialog } from './new-entity-dialog.tsx';
import { ownEntities } from './own-entities.ts';

/** A field on its way: which kind, onto which entity, linking where. */
interface PendingField {
  readonly entity: string;
  readonly kind: string;
  readonly target?: string;
}

/** The entity-relationship canvas with palette and properties. */
export function CanvasPage() {
  return (
    <ReactFlowProvider>
      <CanvasWorkbench />
    </ReactFlowProvider>
  );
}

function CanvasWorkbench() {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const draft = useDraft();
  const edit = useEdit();
  const go = useGo();
  const flow = useReactFlow();
  const { select = '' } = usePlaceSearch();
  const [selected, selectedField] =
    select === 'new' ? [undefined, undefined] : (select.split('/') as [string | undefined, string | undefined]);
  const [pending, setPending] = useState<PendingField>();
  const [naming, setNaming] = useState(select === 'new');
  const [dragged, setDragged] = useState<string>();
  const sensors = useDragSensors();
  const pick = (to: string | undefined) =>
    go(to ? `/entities?select=${encodeURIComponent(to)}` : '/entities', { replace: true });
  const labelOf = (id: string) => localize(documentOf(draft.store.getState(), 'entity', id)?.label, id);
  const words = useDragWords((id) => {
    const kind = kindOfPaletteId(String(id));
    return kind ? localize(kindOf(kind)?.label, kind) : labelOf(String(id).replace('entity:', ''));
  });
  const add = (entity: string | undefined, kind: string) =>
    entity ? setPending({ entity, kind }) : notify.info(say('selectFirst'), { id: 'select-first' });
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(undefined);
    const kind = kindOfPaletteId(String(active.id));
    if (kind && over) add(String(over.id).replace('entity:', ''), kind);
  };
  const actions = useMemo(
    () => ({
      selectedField,
      selectField: (entity: string, field: string) => pick(`${entity}/${field}`),
      addField: (entity: string, kind: string) => setPending({ entity, kind }),
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `pick` only wraps the router
    [selectedField],
  );
  // Below all others, so that nothing is covered and nothing moves.
  const freePlace = () => {
    const nodes = flow.getNodes();
    if (nodes.length === 0) return undefined;
    const bottom = Math.max(...nodes.map(({ position, measured }) => position.y + (measured?.height ?? 0)));
    return { x: Math.min(...nodes.map(({ position }) => position.x)), y: bottom + 64 };
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      accessibility={words}
      onDragStart={({ active }) => setDragged(kindOfPaletteId(String(active.id)))}
      onDragEnd={drop}
      onDragCancel={() => setDragged(undefined)}
    >
      <div className="dsg-workbench">
        <aside className="dsg-palette" aria-label={say('palette')}>
          <p className="dsg-hint">{say('paletteHint')}</p>
          <KindPalette onPick={(kind) => add(selected, kind)} />
        </aside>
        <CanvasArea>
          <CanvasToolbar onNew={() => setNaming(true)} onFind={pick} />
          <CanvasProvider value={actions}>
            <EntityCanvas
              selected={selected}
              onSelect={pick}
              onRelate={(from, to) => setPending({ entity: from, kind: 'lookup', target: to })}
              onSelectRelation={(entity, field) => pick(`${entity}/${field}`)}
            />
          </CanvasProvider>
          <EmptyCanvas onNew={() => setNaming(true)} />
        </CanvasArea>
        {selected && selectedField ? (
          <FieldPanel
            entity={selected}
            fieldKey={selectedField}
            onClose={() => pick(selected)}
            onRenamed={(key) => pick(`${selected}/${key}`)}
          />
        ) : null}
        {selected && !selectedField ? (
          <EntityPanel
            entity={selected}
            onClose={() => pick(undefined)}
            onSelectField={(key) => pick(`${selected}/${key}`)}
            onAddField={(kind) => setPending({ entity: selected, kind })}
          />
        ) : null}
      </div>
      <DragOverlay dropAnimation={null} modifiers={[chipAtPointer]} style={{ pointerEvents: 'none' }}>
        {dragged ? (
          <div className="dsg-drag-chip">
            <KindIcon kind={dragged} /> {localize(kindOf(dragged)?.label, dragged)}
          </div>
        ) : null}
      </DragOverlay>
      {naming ? (
        <NewEntityDialog
          position={freePlace()}
          onClose={() => {
            setNaming(false);
            if (select === 'new') pick(undefined);
          }}
          onCreated={(id) => {
            setNaming(false);
            pick(id);
          }}
        />
      ) : null}
      {pending ? (
        <NewFieldDialog
          {...pending}
          onClose={() => setPending(undefined)}
          onCreate={(entity, key, field) => {
            edit(pending.target ? 'addRelation' : 'addField', addField(entity, key, field));
            setPending(undefined);
            pick(`${entity.id}/${key}`);
          }}
        />
      ) : null}
    </DndContext>
  );
}

function CanvasArea({ children }: { readonly children: ReactNode }) {
  const say = useText(entityTexts);
  const far = useStore((state) => state.transform[2] < 0.72);
  return (
    <section className="dsg-canvas" aria-label={say('canvas')} data-far={far || undefined}>
      <h1 className="tsr-visually-hidden">{say('canvas')}</h1>
      {children}
    </section>
  );
}

function CanvasToolbar({ onNew, onFind }: { readonly onNew: () => void; readonly onFind: (to: string) => void }) {
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
          onClick={() => {
            arrange();
            fit(fitCanvas);
          }}
        >
          {say('layout')}
        </Button>
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

function FromSheetButton() {
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

function EmptyCanvas({ onNew }: { readonly onNew: () => void }) {
  const say = useText(entityTexts);
  const documents = useDocuments();
  if (ownEntities(documents).length > 0) return null;
  return (
    <div className="dsg-canvas-empty">
      <EmptyState
        icon={<IconSchema size={26} stroke={1.5} />}
        title={say('emptyCanvas')}
        text={say('emptyCanvasText')}
        action={
          <Group gap="sm" justify="center">
            <Button onClick={onNew}>{say('newEntity')}</Button>
            <FromSheetButton />
          </Group>
        }
      />
    </div>
  );
}
