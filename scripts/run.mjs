// The only entry of every npm script: makes sure that Node.js is recent enough and that dependencies are
// installed, then runs the task. Plain JavaScript without dependencies, because it must run on Node 18 in a bare clone.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runtimeDirectory = join(root, 'scripts', 'runtime');
/** Older versions crash in better-sqlite3 13 or cannot run TypeScript as it stands. */
const OLDEST_NODE = [22, 18];

const TASKS = {
  start: 'scripts/window.ts',
  demo: 'scripts/demo.ts',
  test: 'scripts/test.ts',
  cercle: 'electron/cli/main.ts',
  torture: 'scripts/torture.ts',
  bench: 'test/bench/main.ts',
  build: 'scripts/build.ts',
  lint: 'scripts/lint.ts',
  typecheck: 'scripts/typecheck.ts',
  format: 'scripts/format.ts',
  docs: 'scripts/docs.ts',
  nomenclatures: 'scripts/nomenclatures.ts',
  licences: 'scripts/licences.ts',
  pictures: 'scripts/pictures.ts',
};

function isRecentEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

function fail(sentence) {
  process.stderr.write(`cercle: ${sentence}\n`);
  process.exit(7);
}

function fingerprint(directory) {
  return createHash('sha256')
    .update(readFileSync(join(directory, 'package-lock.json')))
    .digest('hex');
}

/** Runs `npm ci` when the folder's modules are missing or come from another lockfile. Says so on standard error only. */
function install(directory, what) {
  const stamp = join(directory, 'node_modules', '.cercle-lockfile');
  const wanted = fingerprint(directory);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write(`cercle: installing ${what}…\n`);
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
  const options = { cwd: directory, stdio: ['ignore', 2, 2], env };
  const done =
    npm && npm.endsWith('.js')
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (done.status !== 0)
    fail(`npm could not install ${what}; the lines above say why. Check the network, then try again.`);
  writeFileSync(stamp, wanted);
}

function runtimeNode() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(runtimeDirectory, 'node_modules', name, 'bin', binary);
}

/** Brings a recent Node.js from the runtime lockfile and runs this file again with it. */
function reexecute() {
  install(runtimeDirectory, `Node.js 24 (this machine has ${process.version})`);
  const node = runtimeNode();
  if (!existsSync(node)) {
    fail(
      `Node.js ${OLDEST_NODE.join('.')} or newer is needed; none is published for ${process.platform}-${process.arch}. Install it, then try again.`,
    );
  }
  const path = dirname(node) + delimiter + (process.env.PATH ?? '');
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, PATH: path } });
  // The terminal sends Ctrl-C to both processes, and the child decides how it ends; other signals reach only this one.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`Node.js could not be started (${error.message}).`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === 'SIGINT' ? 2 : 15)));
}

async function run() {
  install(root, 'dependencies');
  const file = join(root, TASKS[task]);
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
}

const [task, ...args] = process.argv.slice(2);
if (!Object.hasOwn(TASKS, task)) fail(`unknown task "${task}"; known: ${Object.keys(TASKS).join(', ')}.`);
if (isRecentEnough(process.versions.node)) await run();
else reexecute();
