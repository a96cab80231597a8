import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInstallation } from './installation.ts';
import type { Installation } from './installation.ts';
import { administratorsOf, changeDraft } from './screens/administrators.ts';
import type { Arrival } from './screens/administrators.ts';
import { tourDesigner } from './screens/designer-tour.ts';
import { tourEntry } from './screens/entry-tour.ts';
import { startTour } from './screens/tour.ts';
import { tourWorkspace } from './screens/workspace-tour.ts';

// The walk over every page and dialog of both apps, on the shipped pack with its demo data: at each stop axe judges the whole
// page at desktop width, nothing may be wider than a phone, and the console says nothing. Where phones are laid out differently,
// axe judges them as well. `npm test` walks the first language of the product; `npm run look` walks both, and
// TESSERA_PICTURES=1 leaves a picture of every stop in artifacts/screens.
const inFull = process.env['TESSERA_LOOK'] === 'full';
let installation: Installation;
let arrivals: Readonly<Record<'zh-CN' | 'en', Arrival>>;

beforeAll(async () => {
  installation = await startInstallation({ empty: false });
  arrivals = await administratorsOf(installation);
  await changeDraft(arrivals['zh-CN'].administrator);
});
afterAll(async () => {
  await installation?.close();
});

describe.each(inFull ? (['zh-CN', 'en'] as const) : (['zh-CN'] as const))(
  'axe, console and width find no fault in %s',
  (locale) => {
    test('who sets a first password', () => {
      expect(arrivals[locale].tour.faults()).toEqual([]);
    });

    test('who is not signed in', async () => {
      const tour = await startTour(await installation.visitor({ locale }), locale);
      tour.expectRefusals(400, 401, 404, 410);
      await tourEntry(tour);
      expect(tour.faults()).toEqual([]);
    });

    test('the workspace', async () => {
      const tour = await startTour(arrivals[locale].administrator, locale);
      tour.expectRefusals(404, 422);
      await tourWorkspace(tour);
      expect(tour.faults()).toEqual([]);
    });

    test('the designer', async () => {
      const tour = await startTour(arrivals[locale].administrator, locale);
      tour.expectRefusals(404, 412);
      await tourDesigner(tour);
      expect(tour.faults()).toEqual([]);
    });
  },
);
