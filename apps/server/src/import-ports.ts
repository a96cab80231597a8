import { withCapabilities } from '@tessera/access';
import { readFiles } from '@tessera/files';
import type { FileStore } from '@tessera/files';
import type { Database } from '@tessera/database';
import type { Identity } from '@tessera/identity';
import { ordersFromStart } from '@tessera/model';
import type { Publishing } from '@tessera/publish';
import { enqueue } from '@tessera/queue';
import type { RecordContext, Records } from '@tessera/records';
import { isUuid, Refusal } from '@tessera/std';
import type { Clock, NewId } from '@tessera/std';
import type { TransferPorts } from '@tessera/transfer';

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly records: Records;
  readonly files: FileStore;
  readonly identity: Identity;
  readonly publishing: Publishing;
}

/** What imports need of the other packages. */
export function importPorts({ database, clock, newId, records, files, identity, publishing }: Parts): TransferPorts {
  return {
    database,
    clock,
    newId,
    records,
    openFile: async (id, user) => {
      const [file] = isUuid(id) ? await readFiles(database, [id]) : [];
      if (!file || file.createdBy !== user) throw new Refusal('file_not_found');
      return files.get(file.sha256);
    },
    contextOf: async (user, cause) => {
      const plan = await publishing.plans.current();
      const principal = await identity.principalFor(user);
      if (!principal) throw new Refusal('sign_in_needed');
      return { plan, principal: withCapabilities(principal, plan.documents), now: BigInt(clock.now()) * 1000n, cause };
    },
    enqueue: async (tx, job) => {
      const id = newId();
      await enqueue(tx, { id, ...job });
      return id;
    },
    createMember: async (ctx, name) => {
      needCapability(ctx, 'administer');
      const { id } = await identity.users.create(
        { name },
        { actor: ctx.principal.userId, knownRoles: [] },
        { credentials: false },
      );
      return id;
    },
    createOptions: (ctx, entity, field, labels) => createOptions(publishing, ctx, entity, field, labels),
  };
}

function needCapability({ principal }: RecordContext, capability: 'design' | 'administer'): void {
  if (!principal.capabilities.includes(capability)) throw new Refusal('capability_needed', { capability });
}

/** Adds options to a choice field and publishes them; refuses while there are other unpublished changes. */
async function createOptions(
  publishing: Publishing,
  ctx: RecordContext,
  entity: string,
  field: string,
  labels: readonly string[],
): Promise<Record<string, string>> {
  needCapability(ctx, 'design');
  const { document, etag } = await publishing.documents.get('entity', entity);
  const choice = document.kind === 'entity' ? document.fields[field] : undefined;
  if (document.kind !== 'entity' || (choice?.kind !== 'select' && choice?.kind !== 'multiSelect'))
    throw new Refusal('unknown_field', { field });
  const drafted = (await publishing.documents.list(ctx.plan.release)).some((item) => item.change !== null);
  if (drafted) throw new Refusal('import_options_draft_open');
  const taken = Object.keys(choice.options).length;
  const orders = ordersFromStart(taken + labels.length).slice(taken);
  const keys = labels.map((_, index) => `o${String(taken + index + 1)}`);
  const made = Object.fromEntries(
    labels.map((label, index) => [
      keys[index] ?? '',
      { label: { 'zh-CN': label, en: label }, order: `z${orders[index] ?? ''}` },
    ]),
  );
  const changed = {
    ...document,
    fields: { ...document.fields, [field]: { ...choice, options: { ...choice.options, ...made } } },
  };
  const actor = { id: ctx.principal.userId, name: ctx.principal.name };
  await publishing.documents.save({
    kind: 'entity',
    id: entity,
    document: changed,
    expected: { etag },
    actor: actor.id,
  });
  await publishing.publish({ actor });
  return Object.fromEntries(labels.map((label, index) => [label, keys[index] ?? '']));
}
