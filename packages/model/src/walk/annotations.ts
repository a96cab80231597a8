import type { ExpressionContext } from '@tessera/expression';
import { documentSchemas } from '@tessera/schemas';
import type { DocumentKind } from '@tessera/schemas';
import { pointer } from '@tessera/std';

/** Whose fields a reference names: of the document's entity, or of an entity named beside it. */
export type FieldHome = 'self' | 'entity' | 'target' | 'lookupTarget' | 'relatedEntity' | 'collectionKey';

/** An object around an annotated value, with the key it has in its parent. */
export interface Enclosing {
  readonly key: string;
  readonly path: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface Place {
  /** JSON pointer to the value; for the key of a collection, to the item. */
  readonly path: string;
  /** The id, field key or expression text that stands there. */
  readonly text: string;
  /** Objects around the value, the document first. */
  readonly enclosing: readonly Enclosing[];
  /** True when the text is a key of a collection. */
  readonly isKey: boolean;
}

/** A place in a document where the schema says what its text means. */
export type Annotation =
  | (Place & { readonly means: 'document'; readonly kind: DocumentKind })
  | (Place & { readonly means: 'field'; readonly home: FieldHome })
  | (Place & { readonly means: 'expression'; readonly context: ExpressionContext; readonly home: FieldHome });

type Schema = Readonly<Record<string, unknown>>;
type Visit = (annotation: Annotation) => void;

interface Walk {
  readonly defs: Readonly<Record<string, Schema>>;
  readonly visit: Visit;
}

interface Step {
  /** Key of the value in its parent, and the JSON pointer to it. */
  readonly key: string;
  readonly path: string;
  readonly enclosing: readonly Enclosing[];
  readonly isKey: boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function annotate(schema: Schema, text: string, step: Step, visit: Visit): void {
  const place = { path: step.path, text, enclosing: step.enclosing, isKey: step.isKey };
  if (typeof schema['refersTo'] === 'string') {
    visit({ ...place, means: 'document', kind: schema['refersTo'] as DocumentKind });
  }
  if (typeof schema['refersToField'] === 'string') {
    visit({ ...place, text: text.replace(/^-/, ''), means: 'field', home: schema['refersToField'] as FieldHome });
  }
  const expression = schema['expression'];
  if (isObject(expression)) {
    const { context, scope } = expression as { context: ExpressionContext; scope: FieldHome };
    visit({ ...place, means: 'expression', context, home: scope });
  }
}

function holdsFor(condition: unknown, value: unknown): boolean {
  const properties = isObject(condition) && isObject(condition['properties']) ? condition['properties'] : {};
  return Object.entries(properties).every(
    ([key, schema]) => isObject(schema) && isObject(value) && value[key] === schema['const'],
  );
}

/** Schemas that also speak of this value: referenced, chosen by condition, or one of several. */
function alongside(walk: Walk, schema: Schema, value: unknown): Schema[] {
  const reference = schema['$ref'];
  const found: Schema[] = [];
  if (typeof reference === 'string') {
    const target = walk.defs[reference.replace('#/$defs/', '')];
    if (target) found.push(target);
  }
  for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
    for (const branch of (schema[keyword] ?? []) as Schema[]) {
      if (branch['if'] === undefined) found.push(branch);
      else if (holdsFor(branch['if'], value) && isObject(branch['then'])) found.push(branch['then']);
    }
  }
  return found;
}

function walkObject(walk: Walk, schema: Schema, value: Record<string, unknown>, step: Step): void {
  const enclosing = [...step.enclosing, { key: step.key, path: step.path, value }];
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  for (const [name, inner] of Object.entries(value)) {
    const next = Object.hasOwn(properties, name) ? properties[name] : schema['additionalProperties'];
    const names = schema['propertyNames'];
    if (!isObject(next) && !isObject(names)) continue;
    const below = { key: name, path: step.path + pointer(name), enclosing, isKey: false };
    if (isObject(names)) walkValue(walk, names, name, { ...below, isKey: true });
    if (isObject(next)) walkValue(walk, next, inner, below);
  }
}

function walkValue(walk: Walk, schema: Schema, value: unknown, step: Step): void {
  for (const other of alongside(walk, schema, value)) walkValue(walk, other, value, step);
  if (typeof value === 'string') annotate(schema, value, step, walk.visit);
  else if (Array.isArray(value)) {
    const items = schema['items'];
    if (!isObject(items)) return;
    value.forEach((inner, index) => walkValue(walk, items, inner, { ...step, path: `${step.path}/${index}` }));
  } else if (isObject(value)) walkObject(walk, schema, value, step);
}

/**
 * Every place of a document where the schema says that its text names a document, a field, or is an expression.
 * Contract: never throws, whatever the shape of the document; what the schema does not know is passed over.
 */
export function annotationsOf(document: { readonly kind: string }): readonly Annotation[] {
  if (!Object.hasOwn(documentSchemas, document.kind)) return [];
  const schema = documentSchemas[document.kind as DocumentKind] as unknown as Schema;
  const found: Annotation[] = [];
  const walk = {
    defs: schema['$defs'] as Readonly<Record<string, Schema>>,
    visit: (item: Annotation) => void found.push(item),
  };
  walkValue(walk, schema, document, { key: '', path: '', enclosing: [], isKey: false });
  return found;
}
