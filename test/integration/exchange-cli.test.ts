import assert from 'node:assert/strict';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createDesk } from '../helpers/cli.ts';
import type { Desk } from '../helpers/cli.ts';
import { openExchangeBench } from '../helpers/exchange-bench.ts';
import type { BenchRegion, ExchangeBench } from '../helpers/exchange-bench.ts';
import { PASSPHRASE } from '../helpers/vault.ts';

interface Sent {
  readonly id: string;
  readonly outcome: string;
  readonly cause?: string;
  readonly http: number | null;
  readonly tls: { readonly version: string; readonly ourCertificate: string };
  readonly counts: Readonly<Record<string, number>> | null;
  readonly proof?: readonly string[];
  readonly file?: string;
  readonly changed?: readonly { readonly etablissement: { readonly code: string } }[];
}

const opened: { bench?: ExchangeBench; region?: BenchRegion; desk?: Desk } = {};
before(async () => {
  opened.bench = await openExchangeBench();
  opened.region = await opened.bench.addRegion('BAC', { denyUnlisted: true });
  opened.desk = createDesk();
  writeFileSync(join(opened.desk.folder, 'secret'), PASSPHRASE, { mode: 0o600 });
});
after(async () => {
  await opened.bench?.close();
  opened.desk?.remove();
});

const desk = (): Desk => opened.desk as Desk;

/** A command on the data of the bench, its vault opened by a file. */
function cercle(...args: readonly string[]) {
  const folder = opened.bench?.ports.dataDirectory ?? '';
  return desk().start([...args], { CERCLE_DATA: folder }).ended;
}

const SECRET = ['--passphrase-file', 'secret'];

async function list(isListed: boolean): Promise<void> {
  const [issued] = (await opened.region?.ask({ command: 'status' }))?.issued ?? [];
  const what = issued?.sha256 ?? '';
  await opened.region?.ask(isListed ? { command: 'whitelist-add', what } : { command: 'whitelist-remove', what });
}

test('given a certificate that is not on the whitelist when a region is asked or examined then the exit code is 4 and the proof says so', async () => {
  const sent = await cercle('exchange', 'notifications', 'BAC', '--since', '2020-01-01', '--json', ...SECRET);
  assert.equal(sent.code, 4, sent.out + sent.err);
  const { outcome, cause, proof } = sent.json<Sent>();
  assert.equal(outcome, 'failed');
  assert.ok(['not-whitelisted', 'refused-or-not-whitelisted'].includes(cause ?? ''), cause);
  assert.ok((proof?.length ?? 0) > 0);
  const doctor = await cercle('doctor', 'BAC', '--json', ...SECRET);
  assert.equal(doctor.code, 4, doctor.out + doctor.err);
  const { verdict, checks } = doctor.json<{ verdict: string; checks: readonly { name: string }[] }>();
  assert.equal(verdict, cause);
  assert.ok(checks.some(({ name }) => name === 'handshake'));
});

test('given a whitelisted certificate when commands are run then each answers as scripts read it', async () => {
  await list(true);
  const doctor = await cercle('doctor', 'BAC', ...SECRET);
  assert.equal(doctor.code, 0, doctor.out + doctor.err);
  const out = 'region.zip';
  const extraction = await cercle('exchange', 'extraction', 'BAC', '--out', out, '--json', ...SECRET);
  assert.equal(extraction.code, 0, extraction.out + extraction.err);
  const sent = extraction.json<Sent>();
  assert.deepEqual([sent.outcome, sent.http, sent.tls.ourCertificate, sent.file], ['ok', 200, 'sent', out]);
  assert.ok(existsSync(join(desk().folder, out)) && statSync(join(desk().folder, out)).size > 0);
  const search = await cercle('search', '--load', sent.id, '--json');
  assert.ok(search.json<{ total: number }>().total > 0);
  const notified = (
    await cercle('exchange', 'notifications', 'BAC', '--since', '2020-01-01', '--json', ...SECRET)
  ).json<Sent>();
  const id = notified.changed?.[0]?.etablissement.code ?? '';
  const read = await cercle('exchange', 'etablissement', 'BAC', '--id', id, '--no-import', '--json', ...SECRET);
  assert.deepEqual([read.code, read.json<Sent>().outcome], [0, 'ok']);
  const synced = await cercle('exchange', 'sync', 'BAC', '--json', ...SECRET);
  assert.equal(synced.code, 0, synced.out + synced.err);
  assert.deepEqual(
    synced.json<readonly { state: string; kind: string }[]>().map(({ state, kind }) => [kind, state]),
    [['full', 'finished']],
  );
  const again = await cercle('exchange', 'replay', read.json<Sent>().id, ...SECRET);
  assert.equal(again.code, 0, again.out + again.err);
  const shown = await cercle('exchange', 'show', sent.id, '--out', 'again.zip', '--json');
  assert.equal(shown.json<{ id: string; url: string }>().id, sent.id);
  assert.equal(statSync(join(desk().folder, 'again.zip')).size, statSync(join(desk().folder, out)).size);
  const listed = await cercle('exchange', 'list', '--region', 'BAC', '--outcome', 'failed', '--json');
  assert.ok(listed.json<{ total: number }>().total >= 1);
  const indicators = await cercle('exchange', 'indicators', '--out', 'i.csv');
  assert.equal(indicators.code, 0);
  assert.match(indicators.out, /extraction/);
});

test('given an answer of no use, or nobody who answers, when a region is asked then the exit codes are 5 and 3', async () => {
  await opened.region?.fault('empty-200');
  const empty = await cercle('exchange', 'notifications', 'BAC', '--since', '2020-01-01', '--json', ...SECRET);
  assert.deepEqual([empty.code, empty.json<Sent>().cause], [5, 'answer-empty']);
  await opened.region?.fault(null);
  const nobody = await cercle('doctor', 'https://localhost:1/', '--json');
  assert.equal(nobody.code, 3, nobody.out + nobody.err);
  const wrong = await cercle('exchange', 'etablissement', 'BAC', ...SECRET);
  assert.equal(wrong.code, 2);
  const locked = await cercle('exchange', 'notifications', 'BAC', '--since', '2020-01-01', '--json');
  assert.equal(locked.code, 6);
});

test('given what is due when tick runs then it is done once, and the next one has nothing to do', async () => {
  const dry = (await cercle('tick', '--dry-run', '--json')).json<{ done: readonly { what: string }[] }>();
  assert.ok(dry.done.some(({ what }) => what === 'whitelist'));
  const first = await cercle('tick', '--json', ...SECRET);
  const { done } = first.json<{
    done: readonly { what: string; region: string | null; ok: boolean; detail: string }[];
  }>();
  assert.ok(
    done.some(({ what, region, ok }) => what === 'whitelist' && region === 'BAC' && ok),
    first.out,
  );
  const second = await cercle('tick', '--json', ...SECRET);
  assert.deepEqual([second.code, second.json<{ done: readonly unknown[] }>().done], [0, []]);
});
