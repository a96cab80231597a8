import { chmod, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * A new TESSERA_HOME below the temp folder; the caller removes it.
 * Others may pass through it: started as root, Postgres would otherwise keep its data outside, where nobody removes it.
 */
export async function temporaryHome(name: string): Promise<string> {
  const home = await mkdtemp(path.join(os.tmpdir(), `tessera-${name}-`));
  await chmod(home, 0o711);
  return home;
}
