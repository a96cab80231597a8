import { createContext, useContext } from 'react';
import type { DocumentSet } from '@tessera/model';
import { required } from '@tessera/std';

/** A record or a person as a field value shows it. */
export interface RecordRef {
  readonly id: string;
  readonly title: string;
  /** A second line that tells namesakes apart, where the server gives one. */
  readonly note?: string;
}

/** An attachment as a record stores it. */
export interface FileValue {
  /** Id of the stored file. */
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mime: string;
  readonly sha256: string;
}

/** What a face may ask of the screen around it; faces never talk HTTP. */
export interface FaceSlots {
  /** Records whose title matches; `filter` is an expression text; at most `limit` (default 20). */
  searchRecords(entity: string, query: string, filter?: string, limit?: number): Promise<readonly RecordRef[]>;
  recordTitle(entity: string, id: string): Promise<string>;
  /** Opens a record; missing where there is nowhere to go. */
  openRecord?(entity: string, id: string): void;
  /** Address of a record, for real links; missing where there is nowhere to go. */
  recordHref?(entity: string, id: string): string;
  /** Opens a quick create of the entity, some values filled in, and answers the new record, or null when the person gave up. */
  createRecord?(entity: string, title: string, values?: Readonly<Record<string, unknown>>): Promise<RecordRef | null>;
  /** Whether the person may create such records at all; true unless told. */
  mayCreate?(entity: string): boolean;
  searchPeople(query: string): Promise<readonly RecordRef[]>;
  searchDepartments(query: string): Promise<readonly RecordRef[]>;
  /** `onProgress` gets 0 to 1; `signal` gives the upload up. */
  uploadFile(file: File, onProgress: (share: number) => void, signal?: AbortSignal): Promise<FileValue>;
  fileUrl(value: FileValue): string;
  /** Shows files over the page, opened at one of them; missing where they are only linked. */
  previewFiles?(files: readonly FileValue[], start: string): void;
  /** The documents of the page: labels of states, fields of linked records. */
  readonly documents?: DocumentSet;
  /** Id of the signed-in person; "me" in filters and defaults. */
  readonly me: RecordRef | null;
}

const FaceSlotsContext = createContext<FaceSlots | null>(null);

/** Gives the slots to all faces below it. */
export const FaceSlotsProvider = FaceSlotsContext.Provider;

/** The slots of the screen around. */
export function useFaceSlots(): FaceSlots {
  return required(useContext(FaceSlotsContext), 'a face is used outside of FaceSlotsProvider');
}
