import { RecycleBinPage } from '@tessera/screens';
import { Guarded } from './guarded.tsx';

/** Deleted records, for who may delete. */
export function EntityBinPage() {
  return <Guarded action="delete">{(entity) => <RecycleBinPage key={entity} entity={entity} />}</Guarded>;
}
