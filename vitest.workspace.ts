import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**'];

/** Four projects: pure tests, tests on real Postgres, components in a real browser, journeys. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{apps,packages,tools}/**/*.test.ts', 'schemas/*.test.ts'],
          exclude: [...exclude, '**/*.pg.test.ts', '**/e2e/**'],
        },
      },
    ],
  },
});
