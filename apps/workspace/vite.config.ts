import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = `http://127.0.0.1:${process.env['PORT'] ?? '4600'}`;

/** Served at `/` by the server. Nothing is inlined: the content security policy takes no data: scripts or fonts. */
export default defineConfig({
  base: '/',
  plugins: [react()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    // What each file of the first screen weighs: tools/first-load.ts.
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/, priority: 40 },
            // With all they import at once: one file each, not a hundred.
            { name: 'first', test: /src[\\/](?:workspace|pages[\\/]entity-list-page)\.tsx$/, priority: 30 },
            { name: 'inputs', test: /fields[\\/]src[\\/][\w-]+[\\/]editor\.tsx$/, priority: 20 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    // The server takes writes from its own origin only: it has to see the address the browser asked for.
    proxy: Object.fromEntries(
      ['/api', '/openapi.json', '/docs', '/errors'].map((path) => [path, { target: server, changeOrigin: false }]),
    ),
  },
});
