import { sortedEntries } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { DocumentKind } from '@tessera/schemas';
import type { Locale, LocalizedText } from '@tessera/std';
import type { LoadedPack } from './loaded-pack.ts';

/** An entity of a pack as it is drawn before anybody installs it. */
export interface PreviewEntity {
  readonly id: string;
  readonly label: LocalizedText;
  readonly icon?: string;
  readonly color?: string;
  readonly position?: { readonly x: number; readonly y: number };
  readonly fields: readonly LocalizedText[];
  /** Ids of the entities its lookups lead to. */
  readonly links: readonly string[];
}

/** What a pack would bring. */
export interface PackPreview {
  readonly id: string;
  readonly version: string;
  readonly label: LocalizedText;
  readonly description?: LocalizedText;
  readonly icon?: string;
  readonly entities: readonly PreviewEntity[];
  readonly workflows: readonly {
    readonly id: string;
    readonly label: LocalizedText;
    readonly entity: string;
    readonly states: readonly { readonly label: LocalizedText; readonly color?: string }[];
  }[];
  readonly roles: readonly LocalizedText[];
  readonly forms: number;
  readonly views: number;
  /** Demo rows in the language asked for. */
  readonly demoRows: number;
  /** Documents that are there under a name of the pack and are not of it: they stand in its way. */
  readonly taken: readonly { readonly kind: DocumentKind; readonly id: string; readonly label: LocalizedText }[];
}

/** What a pack would bring, and what stands in its way among the documents there are. */
export function previewPack(pack: LoadedPack, present: DocumentSet, locale: Locale): PackPreview {
  const { id, version, label, description, icon } = pack.pack;
  const documents = pack.documents.map(({ document }) => document);
  const own = documents.filter((document) => document.kind === 'entity');
  const ids = new Set(own.map((entity) => entity.id));
  return {
    id,
    version,
    label,
    ...(description ? { description } : {}),
    ...(icon ? { icon } : {}),
    entities: own.map((entity) => ({
      id: entity.id,
      label: entity.label,
      ...(entity.icon ? { icon: entity.icon } : {}),
      ...(entity.color ? { color: entity.color } : {}),
      ...(entity.position ? { position: entity.position } : {}),
      fields: sortedEntries(entity.fields).map(([, field]) => field.label),
      links: Object.values(entity.fields).flatMap((field) =>
        field.kind === 'lookup' && ids.has(field.target) ? [field.target] : [],
      ),
    })),
    workflows: documents.flatMap((document) =>
      document.kind === 'workflow'
        ? [
            {
              id: document.id,
              label: document.label,
              entity: document.entity,
              states: sortedEntries(document.states).map(([, state]) => ({
                label: state.label,
                ...(state.color ? { color: state.color } : {}),
              })),
            },
          ]
        : [],
    ),
    roles: documents.flatMap((document) => (document.kind === 'role' ? [document.label] : [])),
    forms: documents.filter(({ kind }) => kind === 'form').length,
    views: documents.filter(({ kind }) => kind === 'view').length,
    demoRows: pack.seeds
      .filter((seed) => seed.mode === 'demo' && (seed.locale ?? locale) === locale)
      .reduce((sum, { rows }) => sum + Object.keys(rows).length, 0),
    taken: documents.flatMap((document) => {
      const there = present.get(document.kind, document.id);
      return there && there.origin?.pack !== id ? [{ kind: there.kind, id: there.id, label: there.label }] : [];
    }),
  };
}
