import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

/** Entries that run beside Electron's main process: one file each, found by name (electron/main/ports.ts). */
const MAIN_ENTRIES = {
  index: `${root}/electron/main/index.ts`,
  'compare-thread': `${root}/electron/services/ingest/compare-thread.ts`,
  'ingest-process': `${root}/electron/services/ingest/ingest-process.ts`,
  'parse-thread': `${root}/electron/services/ingest/parse-thread.ts`,
  'pki-worker': `${root}/electron/services/pki/pki-worker.ts`,
  'read-worker': `${root}/electron/services/store/read-worker.ts`,
  'words-thread': `${root}/electron/services/ingest/words-thread.ts`,
  'sandbox-process': `${root}/electron/services/sandbox-region/sandbox-process.ts`,
};

export default defineConfig({
  main: {
    build: {
      outDir: `${root}/out/main`,
      // Everything is bundled but the one package with native code, so that the package holds nothing else.
      externalizeDeps: false,
      rolldownOptions: { input: MAIN_ENTRIES, external: ['better-sqlite3'] },
    },
  },
  preload: {
    build: {
      outDir: `${root}/out/preload`,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: `${root}/electron/preload/index.ts` },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: `${root}/renderer`,
    plugins: [react()],
    build: {
      outDir: `${root}/out/renderer`,
      rolldownOptions: { input: `${root}/renderer/index.html` },
      minify: true,
      // The policy allows no data: script or font, and small files are cheap here.
      assetsInlineLimit: 0,
      sourcemap: false,
    },
  },
});
