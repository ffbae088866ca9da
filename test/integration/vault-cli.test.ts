import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { JournalPage, VaultStatus } from '../../shared/contract/vault.ts';
import { createDesk } from '../helpers/cli.ts';
import type { Desk } from '../helpers/cli.ts';

const SECRETS = {
  own: 'correct horse battery',
  next: 'nouvelle phrase éprouvée',
  file: 'celle du fichier de secours',
} as const;

/** A desk with the secrets in files that only their owner reads. */
function deskWithSecrets(): Desk {
  const desk = createDesk();
  for (const [name, secret] of Object.entries(SECRETS)) {
    writeFileSync(join(desk.folder, name), `${secret}\n`, { mode: 0o600 });
  }
  return desk;
}

interface Failure {
  readonly error: { readonly code: string; readonly message: string };
}

test('given a new installation, when the vault is made, changed, backed up and restored by commands, then each tells so', async (t) => {
  const desk = deskWithSecrets();
  t.after(desk.remove);
  const vault = async <T>(code: number, ...args: string[]): Promise<T> => {
    const ran = await desk.run('vault', ...args, '--json');
    assert.equal(ran.code, code, `${args.join(' ')}: ${ran.out}`);
    for (const secret of Object.values(SECRETS)) assert.equal((ran.out + ran.err).includes(secret), false);
    return ran.json<T>();
  };
  const code = async (exit: number, ...args: string[]): Promise<string> =>
    (await vault<Failure>(exit, ...args)).error.code;
  assert.equal((await vault<VaultStatus>(0, 'status')).state, 'absent');
  assert.equal(await code(6, 'backup', 'b', '--passphrase-file', 'own'), 'vault.absent');
  assert.equal(await code(2, 'init'), 'input.invalid');
  const made = await vault<VaultStatus>(0, 'init', '--passphrase-file', 'own');
  assert.deepEqual([made.state, made.protections, made.iterations], ['open', ['passphrase'], 600_000]);
  assert.equal(await code(2, 'init', '--passphrase-file', 'own'), 'vault.exists');
  const backup = ['backup', 'secours.cercle', '--file-passphrase-file', 'file'];
  assert.equal(await code(6, ...backup), 'vault.locked');
  const done = await vault<{ file: string; bytes: number; keys: number }>(0, ...backup, '--passphrase-file', 'own');
  const file = join(desk.folder, 'secours.cercle');
  assert.deepEqual(done, { file: 'secours.cercle', bytes: statSync(file).size, keys: 0 });
  if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(await code(2, ...backup, '--passphrase-file', 'own'), 'file.exists');
  await vault(0, 'passwd', '--passphrase-file', 'own', '--new-passphrase-file', 'next');
  assert.equal(await code(4, 'journal', '--passphrase-file', 'own'), 'vault.passphrase');
  assert.equal(await code(6, 'journal', '--passphrase-file', 'next'), 'vault.wait');
  const journal = await vault<JournalPage>(0, 'journal');
  assert.deepEqual(
    journal.entries.map(({ act }) => act),
    ['vault.unlock-failed', 'vault.passphrase-changed', 'vault.backup-made', 'vault.created'],
  );
  assert.equal(await code(2, 'restore', 'secours.cercle', '--file-passphrase-file', 'file'), 'vault.exists');
  const wrong = ['restore', 'secours.cercle', '--file-passphrase-file', 'own', '--replace'];
  assert.equal(await code(5, ...wrong), 'vault.backup-invalid');
  const restore = ['restore', 'secours.cercle', '--file-passphrase-file', 'file', '--new-passphrase-file', 'next'];
  const restored = await vault<VaultStatus>(0, ...restore, '--replace');
  assert.deepEqual([restored.state, restored.journal], ['open', { entries: 2, isIntact: true }]);
  const opened = await vault<JournalPage>(0, 'journal', '--passphrase-file', 'next');
  assert.deepEqual(opened.verification.sealed, { entries: 2, isValid: true });
  await vault(0, 'journal', '--out', 'journal.json');
  assert.equal((JSON.parse(readFileSync(join(desk.folder, 'journal.json'), 'utf8')) as { length: number }).length, 2);
});

test('given ways to give a secret, when they are wrong, then the fault is named and no secret is shown', async (t) => {
  const desk = deskWithSecrets();
  t.after(desk.remove);
  const fault = async (...args: string[]): Promise<string> => {
    const { json, code } = await desk.run('vault', 'init', ...args, '--json');
    return `${code} ${json<Failure>().error.message}`;
  };
  assert.match(await fault('--passphrase-env', 'NOT_THERE'), /^2 .*NOT_THERE.*does not exist/);
  assert.match(await fault('--passphrase-file', 'not-there'), /^2 /);
  assert.match(await fault('--passphrase-file', 'own', '--passphrase-env', 'X'), /^2 .*not both/);
  writeFileSync(join(desk.folder, 'big'), 'x'.repeat(5000));
  assert.match(await fault('--passphrase-file', 'big'), /^2 .*too big/);
  writeFileSync(join(desk.folder, 'short'), 'tiny', { mode: 0o600 });
  assert.match(await fault('--passphrase-file', 'short'), /^2 .*at least 12 characters/);
  assert.equal((await desk.run('vault', 'init', '--passphrase', SECRETS.own)).code, 2, 'never from argv');
  if (process.platform === 'win32') return;
  chmodSync(join(desk.folder, 'own'), 0o644);
  const { code, err } = await desk.run('vault', 'init', '--passphrase-file', 'own');
  assert.equal(code, 0);
  assert.match(err, /other accounts of this computer can read/);
});

test('given a passphrase in the environment of a process, when commands run one beside the other, then both open the vault', async (t) => {
  const desk = createDesk();
  t.after(desk.remove);
  const env = { CERCLE_PASSPHRASE: SECRETS.own };
  const start = (...args: string[]) =>
    desk.start(['vault', ...args, '--passphrase-env', 'CERCLE_PASSPHRASE', '--json'], env).ended;
  assert.equal((await start('init')).code, 0);
  const both = await Promise.all([start('journal'), start('journal')]);
  assert.deepEqual(
    both.map(({ code }) => code),
    [0, 0],
  );
});

/** Gives a program a terminal of its own, answers each prompt, and writes what it showed. */
const TERMINAL = `
import os, pty, sys
answers = sys.argv[1].split("|"); shown = b""
pid, fd = pty.fork()
if pid == 0: os.execvp(sys.argv[2], sys.argv[2:])
while True:
    try: chunk = os.read(fd, 4096)
    except OSError: break
    if not chunk: break
    shown += chunk
    while answers and shown.count(b": ") >= int(answers[0].split("@")[0]):
        os.write(fd, answers.pop(0).split("@")[1].encode() + b"\\r")
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

test('given a terminal, when a passphrase is asked for, then it is typed twice and never shown', async (t) => {
  if (process.platform === 'win32' || spawnSync('python3', ['--version']).status !== 0)
    return t.skip('no python3 to make a terminal');
  const desk = createDesk();
  t.after(desk.remove);
  const main = join(import.meta.dirname, '..', '..', 'electron', 'cli', 'main.ts');
  const typed = async (
    answers: readonly string[],
    ...args: string[]
  ): Promise<{ code: number | null; shown: string }> => {
    const numbered = answers.map((answer, at) => `${at + 1}@${answer}`).join('|');
    const child = spawn('python3', ['-c', TERMINAL, numbered, process.execPath, main, 'vault', ...args, '--no-color'], {
      env: {
        ...process.env,
        CERCLE_DATA: join(desk.folder, 'data'),
        LANG: 'en_US.UTF-8',
        LC_ALL: '',
        INIT_CWD: desk.folder,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let shown = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (shown += chunk));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    for (const answer of answers) assert.equal(shown.includes(answer), false, 'what is typed is not shown');
    return { code, shown };
  };
  const differs = await typed([SECRETS.own, SECRETS.next], 'init');
  assert.equal(differs.code, 2);
  assert.match(differs.shown, /not the same/);
  const made = await typed([SECRETS.own, SECRETS.own], 'init');
  assert.equal(made.code, 0, made.shown);
  assert.match(made.shown, /Passphrase of the vault: .*Once more: /s);
  const changed = await typed([SECRETS.own, SECRETS.file, SECRETS.file], 'passwd');
  assert.equal(changed.code, 0, changed.shown);
});
