import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { skipWithoutTool } from './openssl.ts';

/** The `skip` option of a test that needs a terminal: false when one can be made, else the reason. */
export const skipWithoutTerminal: string | false =
  process.platform === 'win32' ? 'no pseudo-terminal here' : skipWithoutTool('python3', ['--version']);

const ENTRY = join(import.meta.dirname, '..', '..', 'electron', 'cli', 'main.ts');

/** Gives a program a terminal of its own, types each answer once its question is shown, and writes what was shown. */
const TERMINAL = `
import json, os, pty, sys
turns = json.loads(sys.argv[1]); shown = b""; seen = 0
pid, fd = pty.fork()
if pid == 0: os.execvp(sys.argv[2], sys.argv[2:])
while True:
    try: chunk = os.read(fd, 4096)
    except OSError: break
    if not chunk: break
    shown += chunk
    while turns:
        at = shown.find(turns[0][0].encode(), seen)
        if at < 0: break
        seen = at + len(turns[0][0].encode())
        os.write(fd, turns.pop(0)[1].encode() + b"\\r")
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/** What is typed once a text was shown. */
export type Turn = readonly [question: string, answer: string];

/** Runs a command on a terminal of its own, in English; gives its exit code and all that was shown. */
export async function onTerminal(
  folder: string,
  turns: readonly Turn[],
  ...args: string[]
): Promise<{ readonly code: number | null; readonly shown: string }> {
  const env = { ...process.env, CERCLE_DATA: join(folder, 'data'), LANG: 'en_US.UTF-8', LC_ALL: '', INIT_CWD: folder };
  const words = ['-c', TERMINAL, JSON.stringify(turns), process.execPath, ENTRY, ...args, '--no-color'];
  const child = spawn('python3', words, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (shown += chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, shown };
}
