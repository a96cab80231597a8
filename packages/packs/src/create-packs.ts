import type { Principal } from '@tessera/access';
import { documentSet } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import { createSchemaCheck, mainLive } from '@tessera/publish';
import { pointer, Refusal } from '@tessera/std';
import type { Locale } from '@tessera/std';
import { installDocuments } from './install-documents.ts';
import { installSeeds } from './install-seeds.ts';
import type { LoadedPack } from './loaded-pack.ts';
import { originDocuments, shippedHash } from './origin.ts';
import { beginPack, completePack, installedPacks } from './pack-store.ts';
import type { InstalledPack } from './pack-store.ts';
import type { PacksContext, PacksOptions } from './ports.ts';
import { removeDemoRows } from './remove-demo.ts';
import type { DemoRemoval } from './remove-demo.ts';
import { validatePack } from './validate-pack.ts';
import type { PackIssue } from './validate-pack.ts';
import { satisfies } from './version-range.ts';

/** How a pack is installed. */
export interface InstallRequest {
  /** On whose behalf; needs every right, as the administrator has. */
  readonly principal: Principal;
  /** Language of its rows. */
  readonly locale: Locale;
  /** With demo rows and demo people. */
  readonly demo: boolean;
  /** Told what is being done. */
  readonly onProgress?: (what: 'check' | 'documents' | 'rows') => void;
}

/** Installing packs into one environment and letting their demo data leave. */
export interface Packs {
  list(): Promise<readonly InstalledPack[]>;
  /** What is wrong with a pack on top of what is live. */
  validate(pack: LoadedPack): Promise<readonly PackIssue[]>;
  /**
   * Publishes the documents of a pack and makes its rows; one that was interrupted goes on where it stopped.
   * Refuses with pack_installed, pack_invalid, pack_dependency_missing, pack_draft_open, pack_document_taken, or as publish does.
   */
  install(pack: LoadedPack, request: InstallRequest): Promise<InstalledPack>;
  /** Refuses with pack_not_installed. */
  removeDemo(pack: string, principal: Principal): Promise<DemoRemoval>;
}

/** The live release without drafts, documents of the program included. */
async function liveDocuments({ publishing }: PacksContext): Promise<DocumentSet> {
  return (await publishing.plans.current()).documents;
}

function refuseDependencies({ pack }: LoadedPack, installed: readonly InstalledPack[]): void {
  for (const [id, range] of Object.entries(pack.dependsOn ?? {})) {
    const found = installed.find((one) => one.id === id && one.complete);
    if (!found || !satisfies(found.version, range)) throw new Refusal('pack_dependency_missing', { pack: id, range });
  }
}

function refuseIssues(issues: readonly PackIssue[]): void {
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  throw new Refusal(
    'pack_invalid',
    { count: errors.length },
    errors.map(({ file, ...found }) => ({ ...found, path: pointer(file) + found.path })),
  );
}

export function createPacks(options: PacksOptions): Packs {
  const context: PacksContext = { place: mainLive, ...options };
  const { database, place, clock, publishing, kinds } = context;
  const validateSchema = createSchemaCheck();

  const list = () => installedPacks(database, place);

  async function validate(pack: LoadedPack): Promise<readonly PackIssue[]> {
    const own = new Set(originDocuments(pack).map(({ kind, id }) => `${kind}/${id}`));
    const live = (await liveDocuments(context)).everything();
    const others = live.filter((document) => !own.has(`${document.kind}/${document.id}`));
    return validatePack(pack, { installed: documentSet(others), kinds, validateSchema });
  }

  async function install(pack: LoadedPack, request: InstallRequest): Promise<InstalledPack> {
    const { id, version } = pack.pack;
    const before = await list();
    const known = before.find((one) => one.id === id);
    if (known?.complete) throw new Refusal('pack_installed', { pack: id, version: known.version });
    refuseDependencies(pack, before);
    request.onProgress?.('check');
    refuseIssues(await validate(pack));
    const actor = { id: request.principal.userId, name: request.principal.name };
    request.onProgress?.('documents');
    await installDocuments(context, id, originDocuments(pack), { actor, note: `${id} ${version}` });
    const documents = pack.documents.map(({ document }) => ({
      kind: document.kind,
      id: document.id,
      hash: shippedHash(document),
    }));
    const at = new Date(clock.now()).toISOString();
    await beginPack(database, place, { id, version, locale: request.locale, documents, at, actor: actor.id });
    request.onProgress?.('rows');
    await installSeeds(context, pack, await publishing.plans.current(), request);
    await completePack(database, place, id);
    const found = (await list()).find((one) => one.id === id);
    if (!found) throw new Refusal('pack_not_installed', { pack: id });
    return found;
  }

  return {
    list,
    validate,
    install,
    removeDemo: async (pack, principal) => {
      if (!(await list()).some(({ id }) => id === pack)) throw new Refusal('pack_not_installed', { pack });
      return removeDemoRows(context, pack, await publishing.plans.current(), principal);
    },
  };
}
