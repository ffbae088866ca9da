import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { explainChain } from '../../electron/services/pki/chain/explain.ts';
import type { ChainQuestion } from '../../electron/services/pki/chain/question.ts';
import type { Made } from '../helpers/made-chain.ts';
import { ask, AUTHORITY, CLIENT, make, serialOf, subjectOf } from '../helpers/made-chain.ts';
import type { MadeCrl } from '../helpers/made-crl.ts';
import { der, extension, makeCrl, oid, sequence } from '../helpers/made-crl.ts';
import type { Openssl } from '../helpers/openssl.ts';
import { createOpenssl, skipWithoutOpenssl as skip } from '../helpers/openssl.ts';

/** A little later than now: certificates are made while the tests run. */
const AT = new Date(Date.now() + 10 * 60_000);
const DAY = 24 * 3600 * 1000;
const day = (offset: number): Date => new Date(AT.getTime() + offset * DAY);
const POINT = 'http://crl.example.fr/ac.crl';

let openssl: Openssl;
let root: Made;
let middle: Made;
let client: Made;

before(() => {
  if (skip !== false) return;
  openssl = createOpenssl();
  root = make(openssl, 'root', { extensions: AUTHORITY });
  middle = make(openssl, 'middle', { by: root, extensions: AUTHORITY });
  client = make(openssl, 'client', { by: middle, extensions: [...CLIENT, `crlDistributionPoints=URI:${POINT}`] });
});
after(() => openssl?.dispose());

function list(by: Made, made: Partial<MadeCrl> = {}): Buffer {
  return makeCrl({ key: by.key, issuer: subjectOf(by), thisUpdate: day(-1), nextUpdate: day(6), number: 10, ...made });
}

/** What is said of the client by lists of its issuer, the list of the root being good. */
async function says(crls: readonly Buffer[], more: Partial<ChainQuestion> = {}): Promise<string> {
  const question = {
    given: [middle.der],
    trusted: [root.der],
    revocation: 'required',
    at: AT,
    purpose: 'client',
  } as const;
  const verdict = await explainChain(ask(client, { ...question, crls: [list(root), ...crls], ...more }));
  const told = verdict.reasons.filter(({ severity }) => severity !== 'info');
  const codes = told.map(({ code, severity, values }) => [severity, code, values['rule']].filter(Boolean).join(' '));
  return [verdict.trusted ? 'trusted' : 'refused', verdict.path[0]?.revocation, ...codes].join(', ');
}

const own = (reason?: number) => ({ serial: serialOf(client), ...(reason === undefined ? {} : { reason }) });
const idp = (...parts: readonly Uint8Array[]): Buffer => extension(oid(0x55, 0x1d, 0x1c), sequence(...parts), true);
const yes = (tag: number): Buffer => der(tag, Buffer.from([0xff]));
const pointName = (uri: string): Buffer => der(0xa0, der(0xa0, der(0x86, Buffer.from(uri))));

test('given current lists of every authority when required then the chain is good', { skip }, async () => {
  assert.equal(await says([list(middle)]), 'trusted, good');
});

test(
  'given a list that names the certificate when checked then it is revoked, whatever is asked',
  { skip },
  async () => {
    const crl = list(middle, { entries: [{ serial: Buffer.from([1]) }, own(1)] });
    assert.equal(await says([crl]), 'refused, revoked, error revoked');
    assert.equal(await says([crl], { revocation: 'if-known' }), 'refused, revoked, error revoked');
    assert.equal(await says([crl], { revocation: 'off' }), 'trusted, not-checked');
  },
);

test('given no list when required or not then it is missing or not asked', { skip }, async () => {
  assert.equal(await says([]), 'refused, unknown, error crl-missing');
  assert.equal(await says([], { revocation: 'if-known' }), 'trusted, not-checked');
});

test('given lists out of their dates when checked then they prove nothing', { skip }, async () => {
  const old = list(middle, { thisUpdate: day(-9), nextUpdate: day(-2) });
  assert.equal(await says([old]), 'refused, unknown, error crl-expired');
  assert.equal(await says([old], { revocation: 'if-known' }), 'trusted, unknown, warning crl-expired');
  assert.equal(await says([list(middle, { thisUpdate: day(1) })]), 'refused, unknown, error crl-not-yet-valid');
  const endless = makeCrl({ key: middle.key, issuer: subjectOf(middle), thisUpdate: day(-11) });
  assert.equal(await says([endless]), 'refused, unknown, error crl-expired');
});

test('given a list signed by another key when checked then it is not of its authority', { skip }, async () => {
  const forged = makeCrl({ key: client.key, issuer: subjectOf(middle), thisUpdate: day(-1), nextUpdate: day(6) });
  assert.equal(await says([forged]), 'refused, unknown, error crl-signature wrong');
  assert.equal(await says([list(root)]), 'refused, unknown, error crl-missing');
});

test('given an older list put back when the newer is held then the newer decides', { skip }, async () => {
  const before = list(middle, { number: 9, thisUpdate: day(-2) });
  const now = list(middle, { entries: [own()] });
  assert.equal(await says([before, now]), 'refused, revoked, error revoked');
  assert.equal(await says([now, before]), 'refused, revoked, error revoked');
});

test('given a delta when its base is held then both are read together', { skip }, async () => {
  const delta = list(middle, { number: 11, deltaOf: 10, entries: [own(1)] });
  const held = list(middle, { entries: [own(6)] });
  const removed = list(middle, { number: 11, deltaOf: 10, entries: [own(8)] });
  const foreign = list(middle, { number: 13, deltaOf: 12, entries: [own(8)] });
  assert.equal(await says([list(middle), delta]), 'refused, revoked, error revoked');
  assert.equal(await says([held, removed]), 'trusted, good');
  assert.equal(await says([held, foreign]), 'refused, revoked, error revoked');
  assert.equal(await says([delta]), 'refused, unknown, error crl-missing');
});

test('given the scope of a list when it does not cover the certificate then it proves nothing', { skip }, async () => {
  const scoped = (...parts: readonly Uint8Array[]) => says([list(middle, { extensions: [idp(...parts)] })]);
  assert.equal(await scoped(yes(0x81)), 'trusted, good');
  assert.equal(await scoped(yes(0x82)), 'refused, unknown, error crl-missing');
  assert.equal(await scoped(yes(0x85)), 'refused, unknown, error crl-missing');
  assert.equal(await scoped(pointName(POINT)), 'trusted, good');
  assert.equal(await scoped(pointName('http://crl.example.fr/autre.crl')), 'refused, unknown, error crl-missing');
  assert.equal(await scoped(yes(0x84)), 'refused, unknown, error crl-unsupported indirect');
});

test('given lists of some reasons when together they cover all then the certificate is good', { skip }, async () => {
  const some = (bits: readonly number[], more: Partial<MadeCrl> = {}): Buffer =>
    list(middle, { extensions: [idp(der(0x83, Buffer.from(bits)))], ...more });
  const one = some([5, 0x60]);
  const rest = [7, 0x1f, 0x80];
  assert.equal(await says([one]), 'refused, unknown, error crl-missing');
  assert.equal(await says([one, some(rest)]), 'trusted, good');
  assert.equal(await says([one, some(rest, { entries: [own(5)] })]), 'refused, revoked, error revoked');
});

test('given extensions that are not understood when critical then the list proves nothing good', { skip }, async () => {
  const unknown = (isCritical: boolean) => extension(oid(0x2a, 3, 4), Buffer.from([5, 0]), isCritical);
  const other = { serial: Buffer.from([1]), extensions: [unknown(true)] };
  assert.equal(await says([list(middle, { extensions: [unknown(false)] })]), 'trusted, good');
  const refused = 'refused, unknown, error crl-unsupported critical-extension';
  assert.equal(await says([list(middle, { extensions: [unknown(true)] })]), refused);
  assert.equal(await says([list(middle, { entries: [other] })]), refused);
  assert.equal(await says([list(middle, { entries: [other, own()] })]), 'refused, revoked, error revoked');
});

test(
  'given a list signed by an authority for lists when it is itself good then the list counts',
  { skip },
  async () => {
    const usages = ['basicConstraints=CA:FALSE', 'keyUsage=critical,cRLSign'];
    const subject = '/C=FR/O=Essai/CN=middle';
    const signer = make(openssl, 'signer', { by: root, subject, extensions: usages });
    const stranger = make(openssl, 'stranger', { subject, extensions: usages });
    const given = { given: [middle.der, signer.der, stranger.der] };
    assert.equal(await says([list(signer)], given), 'trusted, good');
    assert.equal(await says([list(stranger)], given), 'refused, unknown, error crl-signature wrong');
    const revoked = list(root, { number: 11, entries: [{ serial: serialOf(signer) }] });
    assert.equal(await says([list(signer), revoked], given), 'refused, unknown, error crl-signature wrong');
  },
);
