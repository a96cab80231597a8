import { compileExpression } from '@tessera/expression';
import type { ViewDocument } from '@tessera/schemas';
import type { FieldKinds } from '../contract/field-kind.ts';
import { derivedView } from '../derive/view.ts';
import type { DocumentSet } from '../document-set.ts';
import { scopeOf } from '../scope.ts';
import { fieldOf } from '../system-fields.ts';
import { annotationsOf } from '../walk/annotations.ts';
import type { Annotation } from '../walk/annotations.ts';
import { removePaths } from './remove-paths.ts';
import { cutFor } from './trim-document.ts';
import { visibilityOf } from './visibility.ts';
import type { Reader, Visibility } from './visibility.ts';

/** A part of a saved view that cannot be shown any more. */
export interface DroppedPart {
  readonly part: 'filter' | 'sort' | 'columns' | 'groupBy' | 'card' | 'quickFilters' | 'colors';
  /** The field that is gone, or may not be read any more; missing for a filter. */
  readonly field?: string;
}

/** A saved view as it can be shown today, and what it lost. */
export interface FittedView {
  readonly view: ViewDocument;
  readonly dropped: readonly DroppedPart[];
}

/** What a saved view is fitted to. */
interface Fitting {
  readonly documents: DocumentSet;
  readonly kinds: FieldKinds;
  readonly reader: Reader;
  readonly isOwn: boolean;
}

/** Whether what stands at a place is still there and may be read. */
function stands(view: ViewDocument, place: Annotation, { documents, kinds }: Fitting, visibility: Visibility): boolean {
  if (place.means === 'document') return true;
  const entity = documents.get('entity', view.entity);
  if (place.means === 'field') {
    const field = entity && fieldOf(entity, place.text);
    return field !== undefined && visibility.sees(view.entity, place.text);
  }
  const scope = scopeOf(documents, kinds, view.entity, place.context);
  const isSound = !('issues' in compileExpression(place.text, scope, { context: place.context }));
  return isSound && visibility.mayRead(place.text, view.entity, undefined);
}

/**
 * A view somebody saved, fitted to the live documents and to what its reader may see; undefined where nothing of it may be shown.
 * What is gone or not theirs is left out and named, so that a release breaks no view. Somebody else's view whose filter reads
 * what the reader may not see is no view of theirs: its rows would tell.
 */
export function fitView(view: ViewDocument, fitting: Fitting): FittedView | undefined {
  const { documents, reader, isOwn } = fitting;
  const visibility = visibilityOf(documents, reader);
  if (!documents.get('entity', view.entity) || !visibility.reads(view.entity)) return undefined;
  const isHidden = view.filter !== undefined && !visibility.mayRead(view.filter, view.entity, undefined);
  if (isHidden && !isOwn) return undefined;
  const gone = annotationsOf(view).filter((place) => !stands(view, place, fitting, visibility));
  const dropped = gone.map((place): DroppedPart => {
    const part = place.path.split('/')[1] as DroppedPart['part'];
    return place.means === 'field' ? { part, field: place.text } : { part };
  });
  return {
    view: withNeeded(removePaths(view, gone.map(cutFor)), documents),
    // To others a field they never saw is nobody's loss.
    dropped: isOwn ? dropped : dropped.filter(({ part }) => part === 'filter'),
  };
}

/** A board without its columns becomes a table, and a table without any column gets those of the derived one. */
function withNeeded(view: ViewDocument, documents: DocumentSet): ViewDocument {
  const type = view.type === 'kanban' && view.groupBy === undefined ? 'table' : view.type;
  const { columns: own = {}, ...rest } = view;
  if (type !== 'table' || Object.keys(own).length > 0) return { ...view, type };
  const columns = derivedView(documents, view.entity, 'table')?.columns;
  return { ...rest, type, ...(columns ? { columns } : {}) };
}
