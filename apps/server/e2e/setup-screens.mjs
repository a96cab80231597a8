// Set-up of the journeys: builds the screens whose sources changed since the last build.
import path from 'node:path';
import { buildScreens } from '../../../tools/launch/build-screens.mjs';

export default async function buildBeforeJourneys() {
  const root = path.resolve(import.meta.dirname, '../../..');
  const code = await buildScreens(root, process.execPath, process.env);
  if (code !== 0) throw new Error('the screens do not build');
}
