import { useDraggable } from '@dnd-kit/core';
import { useLocalize, useText } from '@tessera/ui';
import { entityTexts } from '../locale/entity-texts.ts';
import { KindIcon } from '../parts/field-faces.tsx';
import { fieldGroups, paletteKinds } from '../parts/field-kinds.ts';

/** Id of a draggable kind. */
export const paletteId = (kind: string) => `kind:${kind}`;

/** The kind a draggable id stands for. */
export function kindOfPaletteId(id: string): string | undefined {
  return id.startsWith('kind:') ? id.slice(5) : undefined;
}

/** The field kinds to drag from; a click adds to what is selected. */
export function KindPalette({ onPick }: { readonly onPick: (kind: string) => void }) {
  const say = useText(entityTexts);
  return (
    <>
      {fieldGroups.map((group) => {
        const kinds = paletteKinds(group);
        if (kinds.length === 0) return null;
        return (
          <section key={group} className="dsg-palette-group" aria-label={say(`group.${group}`)}>
            <h2>{say(`group.${group}`)}</h2>
            <div className="dsg-palette-kinds">
              {kinds.map((kind) => (
                <PaletteKind key={kind.id} kind={kind.id} onPick={onPick} />
              ))}
            </div>
          </section>
        );
      })}
    </>
  );
}

function PaletteKind({ kind, onPick }: { readonly kind: string; readonly onPick: (kind: string) => void }) {
  const localize = useLocalize();
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({ id: paletteId(kind) });
  const label = localize(paletteLabel(kind), kind);
  return (
    <button
      type="button"
      ref={setNodeRef}
      className="dsg-palette-kind"
      data-dragging={isDragging || undefined}
      {...attributes}
      {...listeners}
      onClick={() => onPick(kind)}
    >
      <KindIcon kind={kind} />
      <span>{label}</span>
    </button>
  );
}

function paletteLabel(id: string) {
  return fieldGroups.flatMap(paletteKinds).find((kind) => kind.id === id)?.label;
}
