import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createDesk } from './cli.ts';
import type { Desk } from './cli.ts';
import { createOpenssl } from './openssl.ts';
import type { Openssl } from './openssl.ts';
import { TYPED } from './planted-secrets.ts';
import type { TypedName } from './planted-secrets.ts';
import { createSecretBook, filesAsTraces, processTraces } from './secrets.ts';
import type { SecretBook, Trace } from './secrets.ts';

/** Where a run with planted secrets takes place, and what is kept of it to be searched. */
export interface SecretRig {
  readonly book: SecretBook;
  readonly traces: Trace[];
  /** All that Cercle writes lies in its folder, the temporary and the home folder included. */
  readonly desk: Desk;
  /** What a person keeps, keys in clear too, lies in this other folder. */
  readonly openssl: Openssl;
  readonly environment: Readonly<Record<string, string>>;
  secret(name: TypedName): string;
  /** A file that holds a secret, as a person keeps it for a script. */
  secretFile(name: TypedName): string;
  /** Keeps all there is now: files, and what anybody sees of these processes. */
  look(when: string, pids?: readonly number[]): void;
  /** Runs a real process of the command line with its details; gives its exit code. */
  cercle(args: readonly string[], variables?: Readonly<Record<string, string>>): Promise<number | null>;
  remove(): void;
}

export function createSecretRig(): SecretRig {
  const book = createSecretBook();
  const traces: Trace[] = [];
  const desk = createDesk();
  const openssl = createOpenssl();
  for (const name of ['tmp', 'home', 'exports']) mkdirSync(join(desk.folder, name));
  for (const [name, value] of Object.entries(TYPED)) book.plant(name, value);
  const environment = { TMPDIR: join(desk.folder, 'tmp'), HOME: join(desk.folder, 'home') };
  return {
    ...{ book, traces, desk, openssl, environment },
    secret: (name) => TYPED[name],
    secretFile: (name) => openssl.path(openssl.write(`${name.replaceAll(/\W/g, '-')}.secret`, `${TYPED[name]}\n`)),
    look(when, pids = []) {
      const running = pids.flatMap((pid) => processTraces(pid, ['cmdline', 'environ']));
      const found = [...filesAsTraces(desk.folder), ...running];
      traces.push(...found.map(({ where, bytes }) => ({ where: `${where}, ${when}`, bytes })));
    },
    async cercle(args, variables = {}) {
      const { child, ended } = desk.start([...args, '--verbose'], { ...environment, ...variables });
      child.stderr?.once('data', () => traces.push(...processTraces(child.pid ?? 0, ['cmdline'])));
      const { code, out, err } = await ended;
      traces.push({ where: `output of ${args.join(' ')}`, bytes: Buffer.from(out + err) });
      return code;
    },
    remove() {
      desk.remove();
      openssl.dispose();
    },
  };
}
