import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUnder, nameOf, relativeName } from '../../electron/services/pki/chain/name.ts';
import {
  matchesDns,
  matchesEmail,
  matchesIp,
  matchesUri,
  uriHost,
} from '../../electron/services/pki/chain/name-match.ts';
import type { Side } from '../../electron/services/pki/chain/name-match.ts';
import {
  addCertificate,
  acceptsAny,
  initialGraph,
  mapPolicies,
} from '../../electron/services/pki/chain/policy-graph.ts';
import { der, oid, sequence } from '../helpers/made-crl.ts';

const UTF8 = 0x0c;
const PRINTABLE = 0x13;
const BMP = 0x1e;
const attribute = (id: number, text: string, tag = UTF8): Buffer =>
  sequence(oid(0x55, 4, id), der(tag, tag === BMP ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text)));
const rdn = (...attributes: readonly Buffer[]): Buffer => der(0x31, ...attributes);
const name = (...rdns: readonly Buffer[]) => nameOf(Buffer.concat(rdns));

test('given names written in two ways when compared then case, spaces and encodings do not count', () => {
  const one = name(rdn(attribute(6, 'FR', PRINTABLE)), rdn(attribute(3, 'Hôpital  de la Œuvre')));
  const other = name(rdn(attribute(6, 'fr')), rdn(attribute(3, ' HÔPITAL de la œuvre ', BMP)));
  assert.equal(one.key, other.key);
  assert.notEqual(one.key, name(rdn(attribute(3, 'Hôpital de la Œuvre')), rdn(attribute(6, 'FR'))).key);
  assert.notEqual(name(rdn(attribute(3, 'a b'))).key, name(rdn(attribute(3, 'ab'))).key);
  assert.notEqual(name(rdn(attribute(3, 'a'))).key, name(rdn(attribute(10, 'a'))).key);
});

test('given several attributes in a set when compared then their order does not count, their sets do', () => {
  const [a, b] = [attribute(3, 'a'), attribute(11, 'b')];
  assert.equal(name(rdn(a, b)).key, name(rdn(b, a)).key);
  assert.notEqual(name(rdn(a, b)).key, name(rdn(a), rdn(b)).key);
});

test('given subtrees when compared then whole RDNs from the top count', () => {
  const base = name(rdn(attribute(6, 'FR')), rdn(attribute(10, 'Essai')));
  const below = relativeName(base, attribute(3, 'a'));
  assert.equal(isUnder(below, base), true);
  assert.equal(isUnder(base, below), false);
  assert.equal(isUnder(below, name()), true);
  assert.equal(isUnder(name(rdn(attribute(6, 'FR')), rdn(attribute(10, 'Essais'))), base), false);
});

test('given host names when matched then labels are added on the left only', () => {
  const permitted = (host: string, base: string) => matchesDns(host, base, 'permitted');
  assert.deepEqual(
    ['sante.fr', 'ror.sante.fr', 'ROR.SANTE.FR.'].map((host) => permitted(host, 'sante.fr')),
    [true, true, true],
  );
  assert.deepEqual(
    ['fr', 'xsante.fr', 'sante.fr.evil.example', ''].map((host) => permitted(host, 'sante.fr')),
    [false, false, false, false],
  );
  assert.equal(permitted('sante.fr', '.sante.fr'), false);
  assert.equal(matchesDns('sante.fr', '.sante.fr', 'excluded'), true);
  assert.equal(matchesDns('*.sante.fr', 'x.sante.fr', 'excluded'), true);
  assert.equal(permitted('*.sante.fr', 'x.sante.fr'), false);
  assert.equal(permitted('a.fr', ''), true);
});

test('given mailboxes, URIs and addresses when matched then the rules of RFC 5280 hold', () => {
  const email = (one: string, base: string, side: Side = 'permitted') => matchesEmail(one, base, side);
  assert.deepEqual([email('a@sante.fr', 'sante.fr'), email('a@b.sante.fr', 'sante.fr')], [true, false]);
  assert.deepEqual([email('a@b.sante.fr', '.sante.fr'), email('a@sante.fr', '.sante.fr')], [true, false]);
  assert.deepEqual([email('a@sante.fr', 'a@SANTE.fr'), email('A@sante.fr', 'a@sante.fr')], [true, false]);
  assert.deepEqual([email('A@sante.fr', 'a@sante.fr', 'excluded'), email('a', 'x.fr', 'excluded')], [true, true]);
  const uri = (one: string, base: string, side: Side = 'permitted') => matchesUri(uriHost(one), base, side);
  assert.deepEqual([uri('http://u:p@a.sante.fr:80/x', 'a.sante.fr'), uri('http://b.a.fr/', 'a.fr')], [true, false]);
  assert.deepEqual([uri('http://b.a.fr/', '.a.fr'), uri('http://a.fr/', '.a.fr')], [true, false]);
  assert.deepEqual(
    [uri('urn:x', 'a.fr'), uri('urn:x', 'a.fr', 'excluded'), uri('http://[::1]/', 'a.fr')],
    [false, true, false],
  );
  const network = Buffer.from('0a000000ff000000', 'hex');
  assert.equal(matchesIp(Buffer.from('0a010203', 'hex'), network), true);
  assert.equal(matchesIp(Buffer.from('0b010203', 'hex'), network), false);
  assert.equal(matchesIp(Buffer.alloc(16), network), false);
});

test('given policies that map onto each other when followed then only those that lead to the target count', () => {
  const any = '2.5.29.32.0';
  const start = addCertificate(initialGraph(), new Set(['1.1', '1.2']), true);
  const mapped = mapPolicies(start, [['1.1', '2.1']], false);
  const end = addCertificate(mapped, new Set(['2.1']), true);
  assert.equal(acceptsAny(end, new Set(['1.1'])), true);
  assert.equal(acceptsAny(end, new Set(['1.2'])), false);
  assert.equal(acceptsAny(end, new Set(['2.1'])), false);
  assert.equal(acceptsAny(end, undefined), true);
  assert.equal(addCertificate(mapPolicies(start, [['1.1', '2.1']], true), new Set(['2.1']), true), null);
  assert.equal(addCertificate(start, new Set([any]), false), null);
  assert.equal(acceptsAny(addCertificate(start, new Set([any]), true), new Set(['1.2'])), true);
  assert.equal(addCertificate(start, null, true), null);
});

test('given hundreds of policies that all map to all when followed then the graph stays small', () => {
  const all = Array.from({ length: 200 }, (_, index) => `1.2.${index}`);
  const pairs = all.flatMap((from) => all.slice(0, 20).map((to) => [from, to] as const));
  let graph = addCertificate(initialGraph(), new Set(all), true);
  for (let level = 0; level < 8; level += 1)
    graph = addCertificate(mapPolicies(graph, pairs, false), new Set(all), true);
  assert.equal(graph?.levels.length, 10);
  assert.equal(acceptsAny(graph, new Set(['1.2.199'])), true);
  assert.equal(acceptsAny(graph, new Set(['1.3'])), false);
});
