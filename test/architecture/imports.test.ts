import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { FOLDERS, ROOT, cruise } from './cruise.ts';

/** With an unsupported TypeScript, dependency-cruiser finds no module and no violation: this number must not be reached from above. */
const LEAST_MODULES = 150;

test('given the tree, when its imports are cruised, then every module is seen and no rule is broken', (t) => {
  const { modules, violations } = cruise(ROOT);
  t.diagnostic(`count: ${modules} modules cruised`);
  assert.ok(modules > LEAST_MODULES, `${modules} modules`);
  assert.deepEqual(violations, []);
});

/** A file to plant, what it says, and the rule that must catch it. */
const PLANTS: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['pure-domain', 'shared/domain/planted-fs.ts', "import 'node:fs';"],
  ['pure-domain', 'shared/domain/planted-zod.ts', "import 'zod';"],
  ['pure-domain', 'shared/domain/ror/planted-contract.ts', "import '../../contract/common.ts';"],
  ['pure-texts', 'shared/i18n/planted.ts', "import '../contract/common.ts';"],
  ['shared-runs-anywhere', 'shared/contract/planted-path.ts', "import 'node:path';"],
  [
    'contract-knows-shared-and-zod',
    'shared/contract/planted-services.ts',
    "import '../../electron/services/tickets.ts';",
  ],
  ['demo-knows-shared', 'shared/demo/planted-cli.ts', "import '../../electron/cli/ui.ts';"],
  ['mechanism-knows-no-way-in', 'electron/services/store/planted.ts', "import '../dispatch.ts';"],
  ['mechanism-knows-no-way-in', 'electron/services/ingest/planted-cli.ts', "import '../../cli/ui.ts';"],
  ['services-meet-in-index', 'electron/services/planted.ts', "import './jobs.ts';"],
  ['services-meet-in-index', 'electron/services/planted-cli.ts', "import '../cli/ui.ts';"],
  ['ways-in-use-the-door', 'electron/cli/planted.ts', "import '../services/store/index.ts';"],
  [
    'ways-in-use-the-door',
    'electron/loopback/planted.ts',
    "import type { Dispatch } from '../services/dispatch.ts';\nexport type D = Dispatch;",
  ],
  ['ways-in-are-apart', 'electron/main/planted-cli.ts', "import '../cli/ui.ts';"],
  ['ways-in-are-apart', 'electron/cli/commands/planted-loopback.ts', "import '../../loopback/serve.ts';"],
  ['serve-starts-the-loopback-host', 'electron/cli/commands/serve.ts', "import '../../loopback/server.ts';"],
  ['renderer-is-a-page', 'renderer/planted-services.ts', "import '../electron/services/ports.ts';"],
  ['renderer-has-no-node', 'renderer/planted-node.ts', "import 'node:fs';"],
  ['features-are-apart', 'renderer/features/planted-a/a.ts', "import '../planted-b/b.ts';"],
  ['process-side-has-no-page', 'electron/services/planted-page.ts', "import '../../renderer/planted-node.ts';"],
  ['product-needs-no-test', 'electron/planted.ts', "import '../test/helpers/shared-data.ts';"],
  ['product-needs-no-tool', 'electron/services/store/planted-tool.ts', "import 'fast-check';"],
  ['one-door-better-sqlite3', 'electron/services/store/planted-sqlite.ts', "import 'better-sqlite3';"],
  ['one-door-saxes', 'electron/services/ingest/planted-saxes.ts', "import 'saxes';"],
  ['one-door-yauzl', 'electron/services/ingest/planted-yauzl.ts', "import 'yauzl';"],
  ['one-door-fast-xml-parser', 'electron/services/ingest/reader-planted.ts', "import 'fast-xml-parser';"],
  ['one-door-node-forge', 'electron/services/pki/planted-forge.ts', "import 'node-forge';"],
  ['one-door-asn1js', 'electron/services/keystore/planted-asn1.ts', "import 'asn1js';"],
  ['one-door-ical-generator', 'electron/services/pki/planted-ical.ts', "import 'ical-generator';"],
  ['one-door-zod', 'electron/cli/planted-zod.ts', "import 'zod';"],
  ['one-door-electron', 'electron/cli/planted-electron.ts', "import 'electron';"],
  ['resolvable', 'electron/cli/planted-nothing.ts', "import './nothing.ts';"],
  ['no-cycle', 'electron/cli/planted-c.ts', "import './planted-d.ts';"],
];
/** What plants need beside them. */
const COMPANIONS: readonly (readonly [file: string, text: string])[] = [
  ['renderer/features/planted-b/b.ts', 'export const b = 1;'],
  ['electron/cli/planted-d.ts', "import './planted-c.ts';"],
];

test('given a copy of the tree with planted violations, when it is cruised, then each one is caught by its rule', (t) => {
  const copy = mkdtempSync(join(tmpdir(), 'cercle-imports-'));
  t.after(() => rmSync(copy, { recursive: true, force: true }));
  for (const name of [
    ...FOLDERS,
    'test/helpers',
    'package.json',
    'tsconfig.json',
    'tsconfig.base.json',
    '.dependency-cruiser.cjs',
  ]) {
    if (existsSync(join(ROOT, name))) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  for (const [file, text] of [...PLANTS.map(([, file, text]) => [file, text] as const), ...COMPANIONS]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), `${text}\nexport const planted = true;\n`);
  }
  const caught = new Set(cruise(copy).violations.map(({ rule, from }) => `${rule} ${from}`));
  assert.deepEqual(
    PLANTS.map(([rule, file]) => `${rule} ${file}`).filter((plant) => !caught.has(plant)),
    [],
  );
  t.diagnostic(`count: ${PLANTS.length} of ${PLANTS.length} planted violations caught`);
});

test('given the rules, when they are listed, then every one of them has a planted violation', () => {
  const { forbidden } = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
    forbidden: readonly { readonly name: string }[];
  };
  const planted = new Set(PLANTS.map(([rule]) => rule));
  assert.deepEqual(
    forbidden.map(({ name }) => name).filter((name) => !planted.has(name)),
    [],
  );
});
