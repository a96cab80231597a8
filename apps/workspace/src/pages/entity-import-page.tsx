import { useParams } from '@tanstack/react-router';
import { ImportPage } from '@tessera/screens';
import { Guarded } from './guarded.tsx';

/** Records out of a file. */
export function EntityImportPage() {
  const { run } = useParams({ strict: false }) as { run?: string };
  return <Guarded action="import">{(entity) => <ImportPage key={entity} entity={entity} run={run} />}</Guarded>;
}
