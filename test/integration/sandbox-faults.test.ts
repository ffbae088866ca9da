import assert from 'node:assert/strict';
import { writeFileSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { readCrl } from '../../electron/services/pki/crl/read.ts';
import { startImport } from '../../electron/services/ingest/start.ts';
import type { FaultName } from '../../electron/services/sandbox-region/fault-names.ts';
import { FAULT_NAMES, isOfConnection } from '../../electron/services/sandbox-region/fault-names.ts';
import type { FaultOrder } from '../../electron/services/sandbox-region/fault-desk.ts';
import { extractionPath, notificationsRequest, SOAP_PATH, soapHeaders } from '../helpers/ror-requests.ts';
import {
  openSandboxBench,
  type CallOptions,
  type Credentials,
  type SandboxBench,
  type Seen,
} from '../helpers/sandbox.ts';

let bench: SandboxBench;
let client: Credentials;
const NOTIFICATIONS = notificationsRequest('2020-01-01T00:00:00');

before(async () => {
  bench = await openSandboxBench({ units: 50 });
  client = await bench.client();
});
after(() => bench.close());

async function order(name: FaultName | null, more: Partial<FaultOrder> = {}): Promise<void> {
  await bench.ask({ command: 'fault', ...more, name });
}

function notify(options: CallOptions = {}): Promise<Seen> {
  const call = { ...client, method: 'POST', headers: soapHeaders('update'), body: NOTIFICATIONS };
  return bench.call(SOAP_PATH, { ...call, ...options });
}

/** What a client sees, in one line. */
function told(exchange: Promise<Seen>): Promise<string> {
  return exchange.then(
    ({ status, body, isComplete }) =>
      `${status} ${isComplete ? 'whole' : 'cut'} ${body.toString('utf8').slice(0, 1000)}`,
    (error: NodeJS.ErrnoException) => `${error.code} ${error.message}`,
  );
}

/** Each fault, and what Node's client tells of it: on TLS 1.3, then on TLS 1.2 where that differs. */
const SEEN: Readonly<Record<Exclude<FaultName, 'slow' | 'drip' | 'handshake-silence' | 'wrong-checksum'>, RegExp>> = {
  'handshake-close': /^ECONNRESET .*before secure TLS connection/,
  'handshake-reset': /^ECONNRESET/,
  'not-tls': /^(EPROTO|ERR_SSL).*(wrong version number|packet length)/s,
  'server-expired': /^CERT_HAS_EXPIRED/,
  'server-not-yet-valid': /^CERT_NOT_YET_VALID/,
  'server-wrong-host': /^ERR_TLS_CERT_ALTNAME_INVALID/,
  'server-self-signed': /^DEPTH_ZERO_SELF_SIGNED_CERT/,
  'server-unknown-authority': /^SELF_SIGNED_CERT_IN_CHAIN/,
  'server-revoked': /^200/,
  'server-wrong-usage': /^INVALID_PURPOSE/,
  'server-weak-key': /too weak|too small/,
  'server-incomplete-chain': /^UNABLE_TO_VERIFY_LEAF_SIGNATURE/,
  'tls-version': /protocol version|unsupported protocol/,
  'tls-cipher': /^200/,
  'client-chain-required': /^200/,
  // Whoever reads lists sees them.
  'crl-absent': /^200/,
  'crl-expired': /^200/,
  'http-401': /^401 whole/,
  'http-403': /^403 whole/,
  'http-404': /^404 whole/,
  'http-500': /^500 whole/,
  'http-503': /^503 whole/,
  redirect: /^302 whole $/,
  'huge-header': /^HPE_HEADER_OVERFLOW/,
  'empty-200': /^200 whole $/,
  'web-page': /^200 whole <!DOCTYPE html>/,
  'not-csd': /^200 whole .*<annuaire/s,
  'http-malformed': /^HPE_/,
  'gzip-broken': /^200 whole \u001f/,
  'soap-fault': /^500 whole .*<env:Value>env:Receiver<.*<ror:erreur code="500"/s,
  'error-405': /^200 whole .*<csd:error code="405"/s,
  'error-444': /^200 whole .*<csd:error code="444"/s,
  'truncated-xml': /^200 whole .*(?<!Envelope>\n)$/s,
  'wrong-count': /^200 whole/,
  'cut-fin': /^ECONNRESET aborted/,
  'cut-close-notify': /^ECONNRESET aborted/,
  'cut-rst': /^ECONNRESET/,
};

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`given every fault when asked for in ${version} then a client sees it, and nothing of it once it is lifted`, async (t) => {
    const tls = { minVersion: version, maxVersion: version };
    // Only the root is trusted: what the server forgets is then missing.
    const ca = readFileSync(bench.sandbox.authorities.root);
    for (const [name, expected] of Object.entries(SEEN) as [FaultName, RegExp][]) {
      await order(name);
      const seen = await told(notify({ tls: { ...tls, ca } }));
      if (name === 'tls-cipher' && version === 'TLSv1.3') assert.match(seen, /alert number 70/, 'TLS 1.2 only');
      else assert.match(seen, expected, name);
      await order(null);
    }
    const right = await notify({ tls });
    assert.ok(right.status === 200 && right.body.includes('Reponse>'));
    t.diagnostic(`count: ${Object.keys(SEEN).length} faults`);
  });
}

test('given every name of a fault when looked for in these tests then it is there', () => {
  const others = ['slow', 'drip', 'handshake-silence', 'wrong-checksum'];
  assert.deepEqual([...Object.keys(SEEN), ...others].sort(), [...FAULT_NAMES].sort());
});

test('given lists that are missing or old when they are fetched then they are, and are right again afterwards', async () => {
  const { publicUrl, authorities } = bench.sandbox.status;
  const list = async () => {
    const answer = await fetch(`${publicUrl}CRL/${basename(authorities.crls[1] ?? '')}`);
    return answer.ok ? readCrl(new Uint8Array(await answer.arrayBuffer())) : answer.status;
  };
  const isCurrent = async (): Promise<boolean> => {
    const read = await list();
    return typeof read !== 'number' && Date.parse(read.nextUpdate ?? '') > Date.now();
  };
  assert.ok(await isCurrent());
  await order('crl-absent', { once: true });
  assert.deepEqual([await list(), await isCurrent()], [404, true]);
  await order('crl-expired');
  assert.equal(await isCurrent(), false);
  // Requests of the region itself go on.
  assert.equal((await notify()).status, 200);
  await order(null);
  assert.ok(await isCurrent());
});

test('given a cut at a byte when the length is told in three ways then exactly that many bytes came', async () => {
  const whole = (await notify()).body;
  for (const name of ['cut-fin', 'cut-close-notify', 'cut-rst'] as const) {
    for (const framing of ['length', 'chunked', 'close'] as const) {
      for (const at of [0, 1, 777, whole.length - 1]) {
        await order(name, { at, framing });
        const { bytes, error, isComplete } = await partOf();
        if (name === 'cut-rst') assert.ok(error !== undefined && bytes.length <= at);
        else {
          assert.equal(bytes.length, at, `${name} ${framing} ${at}`);
          // A body whose end is that of the connection seems whole (design security §0.2).
          assert.equal(isComplete, framing === 'close', `${name} ${framing} ${at}`);
        }
        assert.ok(whole.subarray(0, bytes.length).equals(bytes));
      }
    }
  }
  await order(null);
});

/** The bytes that came before the end, however it came. */
async function partOf(): Promise<{ readonly bytes: Buffer; readonly error?: Error; readonly isComplete: boolean }> {
  const { request } = await import('node:https');
  const ca = readFileSync(bench.sandbox.authorities.bundle);
  return new Promise((resolve) => {
    const options = { ...client, ca, agent: false, method: 'POST', headers: soapHeaders('update') };
    const outgoing = request(`${bench.sandbox.url}${SOAP_PATH}`, options, (response) => {
      const pieces: Buffer[] = [];
      let failure: Error | undefined;
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', (error) => (failure = error));
      response.on('close', () =>
        resolve({ bytes: Buffer.concat(pieces), isComplete: response.complete, ...(failure && { error: failure }) }),
      );
    });
    outgoing.on('error', (error) => resolve({ bytes: Buffer.alloc(0), error, isComplete: false }));
    outgoing.end(NOTIFICATIONS);
  });
}

test('given slow faults when asked for then nothing, or one byte at a time, comes', async () => {
  await order('slow', { delayMs: 400 });
  const start = performance.now();
  assert.equal((await notify()).status, 200);
  assert.ok(performance.now() - start >= 395);
  await order('drip', { delayMs: 1, transaction: 'extraction' });
  assert.equal((await notify()).status, 200, 'another transaction goes on');
  await order('drip', { delayMs: 0 });
  const dripped = await notify({ body: notificationsRequest('2099-01-01T00:00:00') });
  assert.ok(dripped.status === 200 && dripped.body.toString().endsWith('Envelope>\n'));
  await order('slow', { delayMs: 60_000 });
  await assert.rejects(aborted(notify), 'who leaves is not waited for');
  await order('handshake-silence');
  await assert.rejects(aborted(notify));
  await order(null);
});

/** Gives up after a while, as a client with a deadline does. */
function aborted(call: (options: CallOptions) => Promise<Seen>): Promise<Seen> {
  return Promise.race([
    call({}),
    new Promise<Seen>((_, reject) => setTimeout(() => reject(new Error('deadline')), 300)),
  ]);
}

test('given a fault for once or for a transaction when requests come then it meets that one alone', async () => {
  await order('http-503', { once: true });
  assert.deepEqual([(await notify()).status, (await notify()).status], [503, 200]);
  await order('http-404', { transaction: 'extraction' });
  assert.equal((await notify()).status, 200);
  assert.equal((await bench.call(extractionPath(0), client)).status, 404);
  await order('server-expired', { once: true });
  assert.match(await told(notify()), /^CERT_HAS_EXPIRED/);
  assert.equal((await notify()).status, 200);
  await order(null);
  assert.ok(FAULT_NAMES.some((name) => isOfConnection(name)) && !isOfConnection('http-404'));
});

test('given extractions with a fault when imported then each is refused for what it is', async () => {
  const importOf = async (name: FaultName): Promise<string> => {
    await order(name);
    const { body } = await bench.call(extractionPath(1), client);
    const file = join(bench.ports.folder, `${name}.zip`);
    writeFileSync(file, body);
    return startImport(bench.ports, { files: [file], source: 'BAC', jobId: name }).then(
      () => 'imported',
      (error: { code: string }) => error.code,
    );
  };
  assert.equal(await importOf('wrong-checksum'), 'archive.checksum');
  assert.equal(await importOf('truncated-xml'), 'xml.truncated');
  await order(null);
  assert.match(await told(bench.call(extractionPath(1), client)), /^200 whole PK/);
});

test('given a server certificate that is revoked when its list is checked then the client refuses it', async () => {
  await order('server-revoked');
  const { authorities } = bench.sandbox;
  // The list is signed again when the certificate is made: at the first connection.
  assert.match(await told(notify()), /^200/);
  const crl = authorities.crls.map((file) => pemOf(readFileSync(file)));
  assert.match(await told(notify({ tls: { crl } })), /^CERT_REVOKED/);
  await order(null);
  assert.match(await told(notify({ tls: { crl } })), /^200/);
});

function pemOf(der: Buffer): string {
  return `-----BEGIN X509 CRL-----\n${der.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END X509 CRL-----\n`;
}

test('given a server that holds the root alone when the client sends its certificate alone then it is refused', async () => {
  // OpenSSL adds to what it sends the intermediate that it finds among what it trusts.
  const tls = { ca: readFileSync(bench.sandbox.authorities.root) };
  await order('client-chain-required');
  assert.match(await told(notify({ tls })), /^200/);
  const { cert = '' } = client;
  const leaf = cert.slice(0, cert.indexOf('-----END') + 25) + '\n';
  assert.match(await told(notify({ tls, cert: leaf })), /^400 .*The SSL certificate error/s);
  await order(null);
  assert.match(await told(notify({ tls, cert: leaf })), /^200/);
});
