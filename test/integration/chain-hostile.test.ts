import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { explainChain } from '../../electron/services/pki/chain/explain.ts';
import type { ChainQuestion } from '../../electron/services/pki/chain/question.ts';
import type { Made } from '../helpers/made-chain.ts';
import { ask, AUTHORITY, make, SERVER, subjectOf } from '../helpers/made-chain.ts';
import { makeCrl } from '../helpers/made-crl.ts';
import type { Openssl } from '../helpers/openssl.ts';
import { createOpenssl, skipWithoutOpenssl as skip } from '../helpers/openssl.ts';

const isTorture = process.env['CERCLE_TORTURE'] === '1';
const SEED = 20261122;

let openssl: Openssl;
let root: Made;
let middle: Made;
let server: Made;

before(() => {
  if (skip !== false) return;
  openssl = createOpenssl();
  root = make(openssl, 'root', { extensions: AUTHORITY, kind: 'rsa-2048' });
  middle = make(openssl, 'middle', { by: root, extensions: AUTHORITY, kind: 'rsa-2048' });
  server = make(openssl, 'server', { by: middle, extensions: SERVER, kind: 'rsa-2048' });
});
after(() => openssl?.dispose());

/** Numbers in [0, below) that a seed decides (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One change: a bit, a byte, bytes taken out or put in, the end cut. */
function mutated(bytes: Buffer, roll: (below: number) => number): Buffer {
  const at = roll(bytes.length);
  const copy = Buffer.from(bytes);
  switch (roll(5)) {
    case 0:
      copy[at] = copy[at]! ^ (1 << roll(8));
      return copy;
    case 1:
      copy[at] = (copy[at]! + 1 + roll(255)) & 0xff;
      return copy;
    case 2:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at + 1 + roll(8))]);
    case 3:
      return Buffer.concat([copy.subarray(0, at), Buffer.alloc(1 + roll(8), roll(256)), copy.subarray(at)]);
    default:
      return copy.subarray(0, at);
  }
}

test(
  'given twenty roots of the same name and another key when explained then none is accepted',
  { skip },
  async (t) => {
    let accepted = 0;
    for (let index = 0; index < 20; index += 1) {
      const twin = make(openssl, `twin-${index}`, { subject: '/C=FR/O=Essai/CN=root', extensions: AUTHORITY });
      for (const given of [[middle.der], [middle.der, root.der]]) {
        const verdict = await explainChain(ask(server, { given, trusted: [twin.der] }));
        if (verdict.trusted) accepted += 1;
        assert.equal(verdict.reasons[0]?.code, given.length === 1 ? 'signature' : 'issuer-untrusted');
      }
    }
    t.diagnostic(`count: 20 look-alike roots, ${accepted} accepted`);
    assert.equal(accepted, 0);
  },
);

test('given chains with one change when explained then none is accepted and none crashes', { skip }, async (t) => {
  const roll = dice(SEED);
  const now = new Date();
  const [thisUpdate, nextUpdate] = [new Date(now.getTime() - 3600_000), new Date(now.getTime() + 3600_000)];
  const crls = [root, middle].map((by) =>
    makeCrl({ key: by.key, issuer: subjectOf(by), thisUpdate, nextUpdate, number: 1 }),
  );
  const question = ask(server, {
    given: [middle.der],
    trusted: [root.der],
    crls,
    purpose: 'server',
    revocation: 'required',
  });
  assert.equal((await explainChain(question)).trusted, true);
  const changes: readonly ((roll: (below: number) => number) => ChainQuestion)[] = [
    (by) => ({ ...question, target: mutated(server.der, by) }),
    (by) => ({ ...question, given: [mutated(middle.der, by)] }),
    (by) => ({ ...question, crls: [crls[0]!, mutated(crls[1]!, by)] }),
  ];
  const count = isTorture ? 3_000 : 300;
  let slowest = 0;
  const accepted: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const changed = changes[index % changes.length]!(roll);
    const start = performance.now();
    if ((await explainChain(changed)).trusted) accepted.push(`change ${index}`);
    slowest = Math.max(slowest, performance.now() - start);
  }
  t.diagnostic(`count: ${count} changed chains, ${accepted.length} accepted, slowest ${Math.round(slowest)} ms`);
  assert.deepEqual(accepted, []);
});

test('given two hundred authorities of one name when explained then it ends with an answer', { skip }, async () => {
  const subject = '/C=FR/O=Essai/CN=hydre';
  const heads = Array.from({ length: 8 }, (_, index) =>
    make(openssl, `head-${index}`, { subject, extensions: AUTHORITY }),
  );
  const end = make(openssl, 'end', { by: heads[0]!, extensions: SERVER });
  const given = Array.from({ length: 200 }, (_, index) => {
    const by = heads[index % 8]!;
    return index < 24
      ? make(openssl, `x-${index}`, { subject, by, keyOf: heads[(index * 3 + 1) % 8]!, extensions: AUTHORITY }).der
      : by.der;
  });
  const crls = heads.map((by) => makeCrl({ key: by.key, issuer: subjectOf(by), thisUpdate: new Date(), number: 1 }));
  const verdict = await explainChain(ask(end, { given, crls, trusted: [root.der], revocation: 'required' }));
  assert.equal(verdict.trusted, false);
  const trusted = await explainChain(ask(end, { given, crls, trusted: [heads[0]!.der], revocation: 'if-known' }));
  assert.equal(trusted.trusted, true);
});
