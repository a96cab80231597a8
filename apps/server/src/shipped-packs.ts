import path from 'node:path';
import { loadPack } from '@tessera/packs';
import type { LoadedPack } from '@tessera/packs';

/** Packs that come with the product: id → folder below `templates`. */
const folders: Readonly<Record<string, string>> = {
  'crm.core': 'crm-core',
  'svc.pack': 'service-desk',
  'hire.pack': 'recruiting',
  'pm.pack': 'project-delivery',
};

/** The pack of the first start. */
export const starterPack = 'crm.core';

/** Ids of the packs that come along, the starter first. */
export const shippedPackIds: readonly string[] = Object.keys(folders);

/** A pack that comes along, by id; undefined when there is none. */
export async function shippedPack(id: string): Promise<LoadedPack | undefined> {
  const folder = Object.hasOwn(folders, id) ? folders[id] : undefined;
  return folder === undefined ? undefined : loadPack(path.join(import.meta.dirname, '../../../templates', folder));
}
