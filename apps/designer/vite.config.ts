import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = `http://127.0.0.1:${process.env['PORT'] ?? '4600'}`;

/** Served at `/designer/` by the server. Nothing is inlined: the content security policy takes no data: scripts or fonts. */
export default defineConfig({
  base: '/designer/',
  plugins: [react()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/, priority: 40 },
            {
              name: 'kit',
              test: /node_modules[\\/](?:@mantine|@floating-ui|dayjs|react-remove-scroll)[\\/]/,
              priority: 20,
            },
            { name: 'data', test: /node_modules[\\/](?:@tanstack)[\\/]/, priority: 10 },
          ],
        },
      },
    },
  },
  server: {
    port: 5174,
    proxy: Object.fromEntries(['/api', '/openapi.json', '/docs', '/errors'].map((path) => [path, server])),
  },
});
