import { exportTo } from '../../electron/services/export/index.ts';
import { openStore } from '../../electron/services/store/index.ts';
import { openReader } from '../../electron/services/store/read-client.ts';
import { createTestPorts } from './ports.ts';

/** Exports once, from the cache of a test's folder over an existing file, for a test that kills it: `node … FOLDER FILE`. */
const [, , folder = '', out = ''] = process.argv;
const ports = createTestPorts({ folder });
const store = openStore(ports);
const reader = openReader(ports, store);
// The first question starts the reading thread, so that what follows is the export itself.
await reader.search({ limit: 0 }, 'fr');
process.send?.('ready');
await exportTo(reader, { format: 'csv', force: true }, out);
process.send?.('done');
await reader.close();
store.close();
process.disconnect();
