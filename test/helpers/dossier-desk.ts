import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DossierView, WhitelistReport } from '../../shared/contract/dossier-views.ts';
import type { Refusal } from '../../shared/domain/onboarding/dossier.ts';
import { createDesk } from './cli.ts';
import { PASSPHRASE } from './vault.ts';

/** Where dossiers are worked on by commands, with a vault and a sandbox region that asks for its whitelist. */
export interface DossierDesk {
  /** A file of the folder the person stands in. */
  at(name: string): string;
  /** Runs a command; gives its JSON document, once it ended with this code. */
  json<T>(exit: number, ...args: string[]): Promise<T>;
  /** What people read. */
  text(exit: number, ...args: string[]): Promise<string>;
  /** Records an event that is accepted; gives the dossier. */
  record(id: string, ...args: string[]): Promise<DossierView>;
  /** Records an event that is not; gives why. */
  refused(id: string, ...args: string[]): Promise<string>;
  /** Asks for a certificate, has the region issue it, and gives its id in the inventory. */
  certificate(role: 'client' | 'serveur', name: string): Promise<string>;
  /** Tests the whitelist entries; gives the outcome of each. */
  check(exit: number, id: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export const OPENS = ['--passphrase-file', 'VAULT'];

async function firstLine(child: ChildProcess): Promise<string> {
  assert.ok(child.stdout);
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('The sandbox region ended without a line.');
}

/** Opens it: one vault and one region for all that a file tests, as each takes time to start. */
export async function openDossierDesk(): Promise<DossierDesk> {
  const desk = createDesk();
  const at = (name: string): string => join(desk.folder, name);
  writeFileSync(at('VAULT'), `${PASSPHRASE}\n`, { mode: 0o600 });
  const json = async <T>(exit: number, ...args: string[]): Promise<T> => {
    const ran = await desk.run(...args, '--json');
    assert.equal(ran.code, exit, `${args.join(' ')}: ${ran.out.slice(0, 2000)}${ran.err}`);
    return ran.json<T>();
  };
  const { child, ended } = desk.start(['sandbox', 'start', '--units', '30', '--deny-unlisted', '--json']);
  await firstLine(child);
  await json(0, 'vault', 'init', ...OPENS);
  return {
    ...{ at, json },
    async text(exit, ...args) {
      const ran = await desk.run(...args);
      assert.equal(ran.code, exit, `${args.join(' ')}: ${ran.out}${ran.err}`);
      return ran.out;
    },
    record: async (id, ...args) => (await json<{ dossier: DossierView }>(0, 'dossier', 'record', id, ...args)).dossier,
    async refused(id, ...args) {
      const { refusal } = await json<{ refusal: Refusal & { message: string } }>(1, 'dossier', 'record', id, ...args);
      assert.notEqual(refusal.message, '');
      return refusal.refused;
    },
    async certificate(role, name) {
      const profile = role === 'client' ? 'igc-sante-org-auth-cli' : 'igc-sante-serv-ssl-serv';
      const about = ['--organisation', 'Hôpital Fictif', '--id-nat-struct', '318751275100020', '--departement', '75'];
      const asked = ['cert', 'request', '--role', role, '--profile', profile, '--cn', name, ...about];
      const { id } = await json<{ id: string }>(0, ...asked, '--out', `${name}.csr`, '--without-backup', ...OPENS);
      await json(0, 'sandbox', 'issue', `${name}.csr`, '--out', `${name}.pem`);
      await json(0, 'cert', 'install', `${name}.pem`);
      return id;
    },
    async check(exit, id) {
      const report = await json<WhitelistReport>(exit, 'dossier', 'whitelist', 'check', id, ...OPENS);
      return report.entries.map(({ outcome, skipped }) => skipped ?? outcome);
    },
    async close() {
      child.kill('SIGTERM');
      await ended;
      desk.remove();
    },
  };
}
