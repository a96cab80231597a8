import type { PackDocument, TesseraDocument } from '@tessera/schemas';
import type { Locale } from '@tessera/std';

/** A document of a pack and the file it came from, as a path below the pack's folder. */
export interface PackFile {
  readonly file: string;
  readonly document: TesseraDocument;
}

/** One row as written: values by field key; links are `{$ref: external id}`, days count from the installation. */
export type SeedRow = Readonly<Record<string, unknown>>;

/** Rows of one entity, keyed by external id, unique over all seeds of one language. */
export interface SeedFile {
  /** Key in pack.json. */
  readonly key: string;
  readonly entity: string;
  readonly file: string;
  readonly mode: 'once' | 'sync' | 'demo';
  /** Only for an installation in this language; undefined: for every one. */
  readonly locale: Locale | undefined;
  readonly rows: Readonly<Record<string, SeedRow>>;
}

/** A pack read from its folder. `seeds` stand in the order they are installed in. */
export interface LoadedPack {
  readonly pack: PackDocument;
  /** All documents but the pack document itself. */
  readonly documents: readonly PackFile[];
  readonly seeds: readonly SeedFile[];
}
