import type { CallOptions, Sender } from '../send.ts';
import { upload } from './files.ts';
import type { UploadOptions } from './files.ts';
import type { Page } from './records.ts';

/** An import as the server sees it; what it detected and what the person decided sit in the same body. */
export interface ImportRun {
  readonly id: string;
  readonly entity: string;
  readonly state: 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'failed' | 'cancelled' | 'undone';
  readonly jobId?: string | null;
  readonly [member: string]: unknown;
}

export interface ExportRequest {
  readonly entity: string;
  /** Default: csv. */
  readonly format?: 'csv' | 'xlsx';
  /** Expression text or a rule tree. */
  readonly filter?: unknown;
  readonly search?: string;
  readonly sort?: readonly string[];
  readonly columns?: readonly string[];
}

export function importRoutes(sender: Sender) {
  const { send } = sender;
  return {
    list: async (entity?: string, options: CallOptions = {}): Promise<Page<ImportRun>> =>
      (await send<Page<ImportRun>>({ method: 'GET', path: ['imports'], query: { entity }, ...options })).body,
    /** Uploads a file and has its columns, formats and encoding detected. */
    start: (entity: string, file: File, options: UploadOptions = {}): Promise<ImportRun> =>
      upload<ImportRun>(sender, ['imports'], file, options, { entity }),
    get: async (id: string, options: CallOptions = {}): Promise<ImportRun> =>
      (await send<ImportRun>({ method: 'GET', path: ['imports', id], ...options })).body,
    /** Changes mapping, formats and decisions. */
    configure: async (id: string, settings: Readonly<Record<string, unknown>>): Promise<ImportRun> =>
      (await send<ImportRun>({ method: 'PATCH', path: ['imports', id], body: settings })).body,
    /** Counts what would happen; writes nothing. */
    check: async (id: string): Promise<ImportRun> =>
      (await send<ImportRun>({ method: 'POST', path: ['imports', id, 'check'] })).body,
    run: async (id: string): Promise<ImportRun> =>
      (await send<ImportRun>({ method: 'POST', path: ['imports', id, 'run'] })).body,
    cancel: async (id: string): Promise<ImportRun> =>
      (await send<ImportRun>({ method: 'POST', path: ['imports', id, 'cancel'] })).body,
    /** Removes the rows that the import created and nobody touched since. */
    undo: async (id: string): Promise<ImportRun> =>
      (await send<ImportRun>({ method: 'POST', path: ['imports', id, 'undo'] })).body,
    /** Address of an empty workbook with the columns an import of this entity knows. */
    templateUrl: (entity: string): string => sender.url({ path: ['imports', 'template'], query: { entity } }),
    /** Address of the file of refused rows with their reasons. */
    errorsUrl: (id: string): string => sender.url({ path: ['imports', id, 'errors'] }),
  };
}

export function exportRoutes(sender: Sender) {
  return {
    /** The rows as a file, streamed: what the list shows, as far as this person may export it. */
    file: async (request: ExportRequest, options: CallOptions = {}): Promise<Blob> =>
      sender.download({ method: 'POST', path: ['exports'], body: request, ...options }),
  };
}
