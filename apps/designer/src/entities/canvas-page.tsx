import { DndContext, DragOverlay, pointerWithin } from '@dnd-kit/core';
import type { DragEndEvent } from '@dnd-kit/core';
import { IconSchema } from '@tabler/icons-react';
import { ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react';
import type { ReactFlowInstance } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Button, EmptyState, Group, notify, useLocalize, useLocalStorage, useStable, useText } from '@tessera/ui';
import { CanvasToolbar, FromSheetButton } from './canvas-toolbar.tsx';
import { useDocuments, useDraft } from '../draft/draft-context.tsx';
import { documentOf } from '../draft/draft-state.ts';
import { useEdit } from '../draft/use-edit.ts';
import { addField } from '../edits/entity-edits.ts';
import { FieldPanel } from '../fields/field-panel.tsx';
import { entityTexts } from '../locale/entity-texts.ts';
import { chipAtPointer, useDragSensors, useDragWords } from '../parts/drag.ts';
import { KindIcon } from '../parts/field-faces.tsx';
import { kindOf } from '../parts/field-kinds.ts';
import { useFit } from '../parts/use-fit.ts';
import { useGo, usePlaceSearch } from '../shell/places.ts';
import { CanvasProvider } from './canvas-context.ts';
import type { CanvasActions } from './canvas-context.ts';
import { EntityCanvas } from './entity-canvas.tsx';
import { EntityPanel } from './entity-panel.tsx';
import { NewFieldDialog } from './field-dialogs.tsx';
import { groupsOf } from './groups.ts';
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
  const [focused, setFocused] = useState<string>();
  const fit = useFit();
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
  const actions = useCanvasActions(selectedField, pick, (entity, kind) => setPending({ entity, kind }));
  const find = (to: string) => {
    const entity = to.split('/')[0] ?? to;
    const { documents } = draft.store.getState();
    const groups = groupsOf(documents, ownEntities(documents));
    const group = groups.find(({ entities }) => entities.some(({ id }) => id === entity));
    if (group) actions.fold(group.key, false);
    setFocused(undefined);
    pick(to);
    fit({ nodes: [{ id: entity }], maxZoom: 1, padding: 0.6 });
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
          <CanvasToolbar
            onNew={() => setNaming(true)}
            onFind={find}
            selected={selected}
            focused={focused}
            onFocus={setFocused}
          />
          <CanvasProvider value={actions}>
            <EntityCanvas
              selected={selected}
              focused={focused}
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
      <DraggedKind kind={dragged} />
      {naming ? (
        <NewEntityDialog
          position={freePlace(flow)}
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

/** The kind of field that is being dragged, beside the pointer. */
function DraggedKind({ kind: dragged }: { readonly kind: string | undefined }) {
  const localize = useLocalize();
  return (
    <DragOverlay dropAnimation={null} modifiers={[chipAtPointer]} style={{ pointerEvents: 'none' }}>
      {dragged ? (
        <div className="dsg-drag-chip">
          <KindIcon kind={dragged} /> {localize(kindOf(dragged)?.label, dragged)}
        </div>
      ) : null}
    </DragOverlay>
  );
}

/** Below all others, so that nothing is covered and nothing moves. */
function freePlace(flow: ReactFlowInstance): { readonly x: number; readonly y: number } {
  const nodes = flow.getNodes().filter(({ type }) => type === 'entity');
  if (nodes.length === 0) return { x: 0, y: 0 };
  const bottom = Math.max(...nodes.map(({ position, measured }) => position.y + (measured?.height ?? 0)));
  return { x: Math.min(...nodes.map(({ position }) => position.x)), y: bottom + 64 };
}

/** What cards and groups may ask of the page. */
function useCanvasActions(
  selectedField: string | undefined,
  pick: (to: string) => void,
  addField: (entity: string, kind: string) => void,
): CanvasActions {
  const [folded, setFolded] = useLocalStorage<readonly string[]>({ key: 'tessera.designer.folded', defaultValue: [] });
  const select = useStable((entity: string, field: string) => pick(`${entity}/${field}`));
  const add = useStable(addField);
  return useMemo(
    () => ({
      selectedField,
      selectField: select,
      addField: add,
      folded: new Set(folded),
      fold: (group: string, fold: boolean) =>
        setFolded((known) => [...known.filter((key) => key !== group), ...(fold ? [group] : [])]),
    }),
    [selectedField, select, add, folded, setFolded],
  );
}

function CanvasArea({ children }: { readonly children: ReactNode }) {
  const say = useText(entityTexts);
  const distance = useStore(({ transform: [, , zoom] }) => (zoom < 0.4 ? 'farther' : zoom < 0.72 ? 'far' : undefined));
  return (
    <section className="dsg-canvas" aria-label={say('canvas')} data-far={distance}>
      <h1 className="tsr-visually-hidden">{say('canvas')}</h1>
      {children}
    </section>
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
