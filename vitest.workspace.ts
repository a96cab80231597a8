import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import type { TestProjectConfiguration } from 'vitest/config';
import { chromiumLaunchOptions } from './packages/testkit/src/chromium.ts';
import { findPostgres15 } from './packages/testkit/src/postgres-versions.ts';

const exclude = ['**/node_modules/**', '**/dist/**'];
const setup = (name: string) => path.join(import.meta.dirname, 'packages/testkit/src', `setup-${name}.ts`);
const workers = Math.max(2, availableParallelism() - 1);

/** Packages whose SQL must hold on the oldest Postgres as well. */
const onPostgres15 = ['database', 'records', 'publish', 'fields', 'expression', 'journal', 'queue', 'files'];

/** Where components live; each runs in the browser with its own dependencies. */
const withFaces = ['packages/ui', 'packages/screens', 'packages/fields', 'apps/designer', 'apps/workspace'];

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Ours (read as sources), types, fonts and what runs in Node only. */
const withoutScript = /^(@tessera\/|@types\/|@fontsource|@vitejs\/|vite$|fast-check$)/;

const unit: TestProjectConfiguration = {
  test: {
    name: 'unit',
    include: ['{apps,packages,tools}/**/*.test.ts', 'schemas/**/*.test.ts'],
    exclude: [...exclude, '**/*.pg.test.ts', '**/e2e/**', 'tools/first-load.test.ts'],
    isolate: false,
    testTimeout: 60_000,
  },
};

/** All dependencies of the screens, named beforehand: one found while tests run would reload their page. */
function prebundled(): string[] {
  const own = [
    'react/jsx-runtime',
    'react/jsx-dev-runtime',
    'react-dom/client',
    '@tessera/fields > libphonenumber-js/max',
    '@tessera/expression > re2js',
  ];
  const found = withFaces.flatMap((folder) => {
    const manifest = JSON.parse(
      readFileSync(path.join(import.meta.dirname, folder, 'package.json'), 'utf8'),
    ) as Manifest;
    const through = manifest.name === '@tessera/designer' ? '' : `${manifest.name} > `;
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    return names.filter((name) => !withoutScript.test(name)).map((name) => `${through}${name}`);
  });
  return [...own, ...found.filter((name) => !name.startsWith('@tessera/workspace >'))];
}

function postgres(name: string, version: 18 | 15, include: string[]): TestProjectConfiguration {
  return {
    test: {
      name,
      include,
      exclude: [...exclude, '**/e2e/**', ...(version === 15 ? ['**/embedded/**'] : [])],
      globalSetup: setup(`postgres-${version}`),
      env: { TESSERA_TEST_PG: String(version) },
      pool: 'forks',
      isolate: false,
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  };
}

const dom: TestProjectConfiguration = {
  root: path.join(import.meta.dirname, 'apps/designer'),
  plugins: [react()],
  optimizeDeps: { include: prebundled() },
  test: {
    name: 'dom',
    dir: import.meta.dirname,
    include: withFaces.map((folder) => `${folder}/**/*.dom.test.tsx`),
    exclude,
    globalSetup: setup('chromium'),
    testTimeout: 30_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: chromiumLaunchOptions(),
        contextOptions: { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
};

const journeys: TestProjectConfiguration = {
  test: {
    name: 'e2e',
    // The weight of the first screen is read from the built screens as well.
    include: ['apps/server/e2e/**/*.test.ts', 'tools/first-load.test.ts'],
    exclude,
    globalSetup: [
      path.join(import.meta.dirname, 'apps/server/e2e/setup-screens.mjs'),
      setup('postgres-18'),
      setup('chromium'),
    ],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
    sequence: { groupOrder: 1 },
  },
};

const postgres15 = findPostgres15();
if (!postgres15) process.stderr.write('Postgres 15 has no package for this platform: its tests are left out.\n');

/** Pure tests, tests on real Postgres (18 and 15), components in a real browser, journeys. */
export default defineConfig({
  test: {
    maxWorkers: workers,
    projects: [
      unit,
      postgres('pg', 18, ['{apps,packages,tools}/**/*.pg.test.ts']),
      ...(postgres15
        ? [
            postgres(
              'pg15',
              15,
              onPostgres15.map((name) => `packages/${name}/**/*.pg.test.ts`),
            ),
          ]
        : []),
      dom,
      journeys,
    ],
  },
});
