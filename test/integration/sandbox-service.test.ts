import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SANDBOX_STATES } from '../../shared/contract/sandbox.ts';
import type { SandboxStatus } from '../../shared/contract/sandbox.ts';
import type { WireEvent } from '../../shared/contract/wire.ts';
import { clientForm, codeOf, openDesk, requested } from '../helpers/certificates.ts';
import type { Desk } from '../helpers/certificates.ts';

const UNITS = 40;

/** Whether a process is there. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function pidOf(desk: Desk): number {
  const door = join(desk.folder, 'cache', 'sandbox', 'control.json');
  return (JSON.parse(readFileSync(door, 'utf8')) as { pid: number }).pid;
}

/** Waits for the event that the region has ended. */
async function ended(desk: Desk): Promise<WireEvent> {
  for (;;) {
    const event = desk.events.find(({ type }) => type === 'sandbox.ended');
    if (event !== undefined) return event;
    await desk.client.sandbox.status({});
  }
}

describe('the sandbox region of a profile', () => {
  const opened: { desk?: Desk; status?: SandboxStatus } = {};
  const desk = (): Desk => opened.desk as Desk;

  before(async () => {
    opened.desk = await openDesk({ lang: 'fr' });
    opened.status = await desk().client.sandbox.start({ units: UNITS, seed: 7, denyUnlisted: true, tls: '1.3' });
  });
  after(() => opened.desk?.close());

  test('given a start when it is ready then the server BAC is registered with its authorities, and the journal says so', async () => {
    const { client } = desk();
    const status = opened.status as SandboxStatus;
    assert.deepEqual(
      [status.isRunning, status.units, status.seed, status.tls, status.deniesUnlisted, status.refusal, status.revision],
      [true, UNITS, 7, '1.3', true, 'http', 0],
    );
    assert.equal(status.url, `https://localhost:${String(status.port)}`);
    const row = await client.regions.show({ code: 'BAC' });
    assert.deepEqual(
      [row.environment, row.dialect, row.profil, row.label, row.url, row.extractionUrl],
      [
        'sandbox',
        'ror-2.4',
        1,
        'Région bac à sable',
        `${status.url ?? ''}/ROR/2.4/CSD_ROR_Binding`,
        `${status.url ?? ''}/`,
      ],
    );
    assert.deepEqual(row.missing, ['certificate']);
    const trusted = (await client.trust.list({})).filter(({ environment }) => environment === 'sandbox');
    assert.deepEqual(trusted.map(({ kind }) => kind).sort(), ['intermediate', 'root']);
    for (const { facts } of trusted) assert.match(facts.subjectText, /FACTICE/u);
    const lists = await client.trust.crls({});
    assert.deepEqual(
      lists.map(({ isSigned, isExpired }) => [isSigned, isExpired]),
      [
        [true, false],
        [true, false],
      ],
    );
    const { entries } = await client.vault.journal({});
    const added = entries.filter(({ act, details }) => act === 'trust.added' && details['environment'] === 'sandbox');
    assert.equal(added.length, 2);
  });

  test('given a region that runs when another one is started then it is refused, and the first one goes on', async () => {
    const { client } = desk();
    assert.equal(await codeOf(client.sandbox.start({})), 'sandbox.running');
    assert.equal((await client.sandbox.status({})).port, opened.status?.port);
  });

  test('given each state when a request of the inventory is answered then the certificate is there with its key and is as asked', async () => {
    const { client } = desk();
    const statuses: Record<string, string> = {};
    for (const state of SANDBOX_STATES) {
      const { id } = await requested(desk(), clientForm({ commonName: `CLIENT_${state}` }));
      const issued = await client.sandbox.issue({ csr: { request: id }, state });
      const row = await client.certificates.show({ id: issued.certificate ?? '' });
      statuses[state] = `${row.status}${row.id === id ? '' : ' beside'}`;
      assert.deepEqual([row.sha256, row.hasPrivateKey, issued.state], [issued.sha256, true, state]);
    }
    assert.deepEqual(statuses, {
      valid: 'valid',
      expired: 'expired beside',
      'not-yet': 'not-yet-valid',
      revoked: 'valid',
      'wrong-usage': 'valid beside',
      'unknown-ca': 'unknown-issuer',
    });
    const { issued } = await client.sandbox.status({});
    assert.deepEqual(
      issued.map(({ state }) => state),
      [...SANDBOX_STATES],
    );
  });

  test('given the request of a file when it is answered then certificate and authority are written, once, and another request of the same key is another certificate', async () => {
    const { client } = desk();
    const { id, csr } = await requested(desk(), clientForm({ commonName: 'CLIENT_FICHIER' }));
    writeFileSync(desk().path('client.csr'), csr);
    const file = desk().read(desk().path('client.csr'));
    const out = desk().write('client.pem');
    const issued = await client.sandbox.issue({ csr: { file, out } });
    assert.equal(issued.certificate, null);
    const [own, authority, ...none] = readFileSync(desk().path('client.pem'), 'utf8')
      .split(/(?<=-----END CERTIFICATE-----\n)/u)
      .map((pem) => new X509Certificate(pem));
    assert.ok(own !== undefined && authority !== undefined && none.length === 0);
    assert.equal(own.checkIssued(authority), true);
    assert.equal(own.fingerprint256.replaceAll(':', '').toLowerCase(), issued.sha256);
    assert.equal(await codeOf(client.sandbox.issue({ csr: { file, out } })), 'file.exists');
    const installed = await client.sandbox.issue({ csr: { request: id } });
    const second = await client.sandbox.issue({ csr: { request: id }, state: 'expired' });
    assert.deepEqual([installed.certificate, second.certificate === id], [id, false]);
    writeFileSync(desk().path('none.csr'), 'bonjour');
    const wrong = { file: desk().read(desk().path('none.csr')), out: desk().write('none.pem') };
    assert.equal(await codeOf(client.sandbox.issue({ csr: wrong })), 'certificate.format');
    assert.equal(existsSync(desk().path('none.pem')), false);
  });

  test('given a certificate when it goes on and off the whitelist then by inventory, fingerprint and name alike', async () => {
    const { client } = desk();
    const { id } = await requested(desk(), clientForm({ commonName: 'CLIENT_LISTE' }));
    const { sha256, subject } = await client.sandbox.issue({ csr: { request: id } });
    const shown = async (certificate: string, listed: boolean): Promise<string[]> =>
      (await client.sandbox.whitelist({ certificate, listed })).whitelist.map((one) => `${one.sha256} ${one.subject}`);
    assert.deepEqual(await shown(id, true), [`${sha256} ${subject}`]);
    assert.deepEqual(await shown(sha256.toUpperCase(), true), [`${sha256} ${subject}`]);
    assert.deepEqual(await shown(sha256, false), []);
    assert.deepEqual(await shown(subject, true), [`null ${subject}`]);
    assert.deepEqual(await shown(subject, false), []);
    assert.equal(await codeOf(client.sandbox.whitelist({ certificate: 'bonjour', listed: true })), 'input.invalid');
  });

  test('given faults and time when they are asked for then the status tells them', async () => {
    const { client } = desk();
    const faults = await client.sandbox.faults({});
    assert.ok(faults.length > 30);
    assert.equal(faults.find(({ name }) => name === 'http-503')?.summary, 'réponse 503, à réessayer plus tard');
    for (const { name } of faults) assert.equal((await client.sandbox.fault({ name })).fault, name);
    assert.equal((await client.sandbox.fault({ name: null })).fault, null);
    assert.equal(await codeOf(client.sandbox.fault({ name: 'toString' })), 'input.invalid');
    const before = await client.sandbox.status({});
    const evolved = await client.sandbox.evolve({});
    assert.equal(evolved.revision, before.revision + 1);
    assert.ok((evolved.changedAt ?? '') > (before.changedAt ?? ''));
  });

  test('given what a person chose of the server BAC when the region stops, is remade and starts then it stays, at the new address, and the old authorities are trusted no more', async () => {
    const { client } = desk();
    const former = (await client.trust.list({})).map(({ facts }) => facts.sha256);
    await client.regions.set({ code: 'BAC', profil: 3, label: 'Ma région', dialect: 'ihe-csd' });
    const pid = pidOf(desk());
    const stopped = await client.sandbox.stop({});
    assert.deepEqual([stopped.isRunning, stopped.url, isAlive(pid)], [false, null, false]);
    assert.deepEqual(await ended(desk()), { type: 'sandbox.ended', code: 0 });
    for (const call of [client.sandbox.evolve({}), client.sandbox.stop({}), client.sandbox.fault({ name: null })])
      assert.equal(await codeOf(call), 'sandbox.absent');
    rmSync(join(desk().folder, 'cache', 'sandbox'), { recursive: true });
    const { url } = await client.sandbox.start({ units: UNITS });
    const row = await client.regions.show({ code: 'BAC' });
    assert.deepEqual(
      [row.profil, row.label, row.url, row.extractionUrl, row.document],
      [3, 'Ma région', `${url ?? ''}/CSD`, '', 'BAC'],
    );
    const now = (await client.trust.list({})).map(({ facts }) => facts.sha256);
    assert.deepEqual([now.length, now.some((sha256) => former.includes(sha256))], [2, false]);
  });

  test('given a region that is killed when it is looked for then it is gone, and another one starts', async () => {
    const { client, events } = desk();
    events.length = 0;
    process.kill(pidOf(desk()), 'SIGKILL');
    assert.deepEqual(await ended(desk()), { type: 'sandbox.ended', code: null });
    assert.equal((await client.sandbox.status({})).isRunning, false);
    assert.equal(await codeOf(client.sandbox.evolve({})), 'sandbox.absent');
    assert.equal((await client.sandbox.start({ units: UNITS })).isRunning, true);
  });
});

test('given a profile without a vault when the region is started then it is, and it ends with the services', async () => {
  const desk = await openDesk({ isBare: true });
  assert.equal((await desk.client.sandbox.start({ units: UNITS })).isRunning, true);
  const pid = pidOf(desk);
  await desk.close();
  assert.equal(isAlive(pid), false);
});
