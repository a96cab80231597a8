import type { DocumentKind, TesseraDocument } from '@tessera/schemas';

/** Sets one property of a document, or takes it out (no `value`). An empty path means the whole document. */
export interface EditStep {
  readonly path: readonly string[];
  readonly value?: unknown;
  /** On removal: how many parents above the path go too when they are left empty. */
  readonly prune?: number;
}

/** A change of one document as data: it can be applied, inverted, and applied again on what a colleague saved meanwhile. */
export interface Edit {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly steps: readonly EditStep[];
}

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => value !== null && typeof value === 'object' && !Array.isArray(value);

/** One property set: parents that are missing are made; undefined takes it out. */
export function setEdit(kind: DocumentKind, id: string, path: readonly string[], value: unknown): Edit {
  return { kind, id, steps: [value === undefined ? { path } : { path, value }] };
}

/** A whole document put in. */
export function putEdit(document: TesseraDocument): Edit {
  return { kind: document.kind, id: document.id, steps: [{ path: [], value: document }] };
}

/** A whole document taken out. */
export function removeEdit(kind: DocumentKind, id: string): Edit {
  return { kind, id, steps: [{ path: [] }] };
}

function readPath(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isTree(at) ? at[key] : undefined), root);
}

function writePath(root: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const tree = isTree(root) ? root : {};
  return { ...tree, [key]: writePath(tree[key], rest, value) };
}

function dropPath(root: unknown, path: readonly string[], prune: number): unknown {
  const [key, ...rest] = path;
  if (key === undefined || !isTree(root) || !Object.hasOwn(root, key)) return root;
  const { [key]: inner, ...others } = root;
  if (rest.length === 0) return others;
  const left = dropPath(inner, rest, prune);
  const goes = rest.length <= prune && isTree(left) && Object.keys(left).length === 0;
  return goes ? others : { ...others, [key]: left };
}

function missingParents(root: unknown, path: readonly string[]): number {
  let missing = 0;
  for (let length = path.length - 1; length > 0 && readPath(root, path.slice(0, length)) === undefined; length -= 1)
    missing += 1;
  return missing;
}

function applyStep(document: unknown, step: EditStep): { document: unknown; inverse: EditStep } {
  const { path } = step;
  const before = path.length === 0 ? document : readPath(document, path);
  const inverse: EditStep =
    before === undefined
      ? { path, prune: path.length === 0 ? 0 : missingParents(document, path) }
      : { path, value: before };
  if (path.length === 0) return { document: step.value, inverse };
  if (step.value === undefined) return { document: dropPath(document, path, step.prune ?? 0), inverse };
  return { document: writePath(document, path, step.value), inverse };
}

/**
 * Applies an edit; undefined stands for no document.
 * Invariants: applying `inverse` afterwards gives the document back; parts the edit does not name keep their identity.
 */
export function applyEdit(
  document: TesseraDocument | undefined,
  edit: Edit,
): { document: TesseraDocument | undefined; inverse: Edit } {
  let current: unknown = document;
  const inverses: EditStep[] = [];
  for (const step of edit.steps) {
    if (step.path.length > 0 && current === undefined) continue;
    const done = applyStep(current, step);
    current = done.document;
    inverses.unshift(done.inverse);
  }
  return { document: current as TesseraDocument | undefined, inverse: { ...edit, steps: inverses } };
}
