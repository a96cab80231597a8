import { check, documentSet } from '@tessera/model';
import type { CheckPorts, DocumentIssue, DocumentSet } from '@tessera/model';
import { issue } from '@tessera/std';
import type { Issue } from '@tessera/std';
import type { LoadedPack } from './loaded-pack.ts';
import { missingTexts } from './missing-texts.ts';
import { originDocuments } from './origin.ts';
import { seedIssues } from './seed-issues.ts';

/** An issue and the file of the pack it is in. */
export interface PackIssue extends Issue {
  readonly file: string;
}

export interface ValidateOptions extends CheckPorts {
  /** What is installed already, documents of the program included. */
  readonly installed: DocumentSet;
}

/** Two files with one identity, and documents outside of the pack's namespace. */
function identityIssues({ pack, documents }: LoadedPack): PackIssue[] {
  const namespace = `${pack.id.split('.')[0]}.`;
  const seen = new Map<string, string>();
  return documents.flatMap(({ file, document }) => {
    const key = `${document.kind}/${document.id}`;
    const other = seen.get(key);
    seen.set(key, file);
    return [
      ...(other === undefined ? [] : [{ file, ...issue('/id', 'pack_document_twice', { id: document.id, other }) }]),
      ...(document.id.startsWith(namespace)
        ? []
        : [{ file, ...issue('/id', 'pack_namespace', { id: document.id, namespace }) }]),
    ];
  });
}

/** Everything that is wrong with a pack on top of what is installed, file by file. Errors stop an installation. */
export function validatePack(pack: LoadedPack, { installed, ...ports }: ValidateOptions): PackIssue[] {
  const own = originDocuments(pack);
  const together = documentSet([...installed.everything(), ...own]);
  const files = new Map([
    [`pack/${pack.pack.id}`, 'pack.json'],
    ...pack.documents.map(({ file, document }): [string, string] => [`${document.kind}/${document.id}`, file]),
  ]);
  const fileOf = ({ kind, id }: DocumentIssue): string | undefined => files.get(`${kind}/${id}`);
  const checked = check(together, ports).flatMap(({ kind, id, ...found }) => {
    const file = fileOf({ kind, id, ...found });
    return file === undefined ? [] : [{ file, ...found }];
  });
  const texts = [{ file: 'pack.json', document: pack.pack }, ...pack.documents].flatMap(({ file, document }) =>
    missingTexts(document).map((found) => ({ file, ...found })),
  );
  const rows = pack.seeds.flatMap((seed) =>
    seedIssues(pack, seed, together, ports.kinds).map((found) => ({ file: seed.file, ...found })),
  );
  return [...identityIssues(pack), ...checked, ...texts, ...rows];
}
