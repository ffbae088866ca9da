import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { minuteDigits, readDateTime } from '../../electron/services/sandbox-region/date-time.ts';
import { documentsOf } from '../../electron/services/sandbox-region/documents.ts';
import { serveExtraction } from '../../electron/services/sandbox-region/extraction.ts';
import { createFaultDesk } from '../../electron/services/sandbox-region/fault-desk.ts';
import { openHistory } from '../../electron/services/sandbox-region/history.ts';
import { readRequestXml } from '../../electron/services/sandbox-region/named-xml.ts';
import { settingsOf } from '../../electron/services/sandbox-region/options.ts';
import { elementsOf, insideOf, mapChildren } from '../../electron/services/sandbox-region/own-xml.ts';
import { openRegion } from '../../electron/services/sandbox-region/region.ts';
import { openEnvelope } from '../../electron/services/sandbox-region/soap.ts';
import { sealedAlert } from '../../electron/services/sandbox-region/tls-alert.ts';
import { readVihf } from '../../electron/services/sandbox-region/vihf.ts';
import { openWhitelist } from '../../electron/services/sandbox-region/whitelist.ts';
import { recordsOf, keyOf } from '../helpers/region-reader.ts';
import { notificationsRequest, vihf } from '../helpers/ror-requests.ts';
import { materialsOf } from '../helpers/synthetic.ts';

const folder = mkdtempSync(join(tmpdir(), 'cercle-sandbox-pieces-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('given dates with and without a zone when read then those without are of Paris, in winter and in summer', () => {
  const iso = (text: string): string | undefined => {
    const at = readDateTime(text);
    return at === undefined ? undefined : new Date(at).toISOString();
  };
  assert.equal(iso('2026-01-31T07:00:00'), '2026-01-31T06:00:00.000Z');
  assert.equal(iso('2026-07-31T07:00:00'), '2026-07-31T05:00:00.000Z');
  assert.equal(iso('2026-03-29T01:59:59'), '2026-03-29T00:59:59.000Z');
  assert.equal(iso('2026-03-29T03:00:00'), '2026-03-29T01:00:00.000Z');
  assert.equal(iso('2026-07-31T07:00:00Z'), '2026-07-31T07:00:00.000Z');
  assert.equal(iso('2026-07-31T07:00:00.250-10:00'), '2026-07-31T17:00:00.250Z');
  for (const wrong of [
    '',
    '2026-07-31',
    '2026-02-30T00:00:00',
    '2026-13-01T00:00:00',
    '31/07/2026 07:00',
    '0000-00-00T00:00:00',
  ])
    assert.equal(iso(wrong), undefined, wrong);
  assert.equal(minuteDigits(Date.parse('2026-07-31T22:30:00Z')), '202608010030');
});

test('given elements of ours when cut then nested ones of the same name stay whole', () => {
  const text =
    '<csd:price><csd:priceType code="1"/><csd:price><csd:amount>3</csd:amount></csd:price></csd:price>\n<csd:b/><csd:c x="a&gt;b">t</csd:c>';
  assert.deepEqual(
    elementsOf(text).map(({ name }) => name),
    ['price', 'b', 'c'],
  );
  assert.equal(
    elementsOf(text)
      .map(({ text: own }) => own)
      .join(''),
    text.replace('\n', ''),
  );
  assert.equal(insideOf('<csd:c x="a&gt;b">t</csd:c>\n'), 't');
  assert.equal(insideOf('<csd:b/>'), '');
  const kept = mapChildren('<csd:a k="v"><csd:b/><csd:c>1</csd:c></csd:a>\n', ({ name, text: own }) =>
    name === 'b' ? '' : own,
  );
  assert.equal(kept, '<csd:a k="v"><csd:c>1</csd:c></csd:a>\n');
});

test('given thirty revisions when the region is written then none repeats an identifier, each changes something, and instants grow', async () => {
  const settings = settingsOf({ units: 50, region: '94', seed: 7 }, folder);
  const history = openHistory(settings, Date.parse('2026-11-22T10:00:00Z'));
  const region = openRegion(settings, materialsOf('94'), history);
  const read = async (): Promise<ReadonlyMap<string, string>> => {
    const [document] = documentsOf(region, 1);
    const records = await recordsOf([...document!.chunks()].join(''));
    const found = new Map(records.map((record) => [keyOf(record), record.raw]));
    assert.equal(found.size, records.length);
    return found;
  };
  let before = await read();
  for (let revision = 1; revision <= 30; revision += 1) {
    const last = region.instant();
    // The clock may go back: revisions do not.
    region.evolve(Date.parse('2026-11-22T10:00:00Z') - revision * 1000);
    assert.ok(region.instant() > last && region.revision() === revision);
    const now = await read();
    const differing = [...now].filter(([key, raw]) => before.get(key) !== raw).length;
    assert.ok(differing > 0, `revision ${revision}`);
    before = now;
  }
  const again = openRegion(settings, materialsOf('94'), openHistory(settings, 0));
  assert.equal(again.revision(), 30);
  assert.deepEqual([...documentsOf(again, 1)[0]!.chunks()], [...documentsOf(region, 1)[0]!.chunks()]);
  assert.equal(openHistory({ ...settings, seed: 8 }, 0).revision(), 0);
});

test('given identifiers that belong to nobody when a unit is looked for then none is found', () => {
  const settings = settingsOf({ units: 50, region: '94', seed: 7 }, join(folder));
  const region = openRegion(settings, materialsOf('94'), openHistory(settings, 0));
  for (const id of ['', '-1', '1', '9999', 'abc', '1e5', '99999999999999999999'])
    assert.equal(region.indexOfUnit(id), -1, id);
  assert.equal(region.indexOfUnit('10000'), 0);
});

test('given ranges of every form when served then part, whole or refusal as RFC 9110 says', () => {
  const file = { path: 'x', name: 'x.zip', bytes: 100, etag: '"a"' };
  const status = (range?: string, condition?: string): string => {
    const answer = serveExtraction(file, { range, 'if-range': condition });
    return `${answer.status} ${answer.headers['Content-Range'] ?? ''}`;
  };
  assert.equal(status(), '200 ');
  assert.equal(status('bytes=0-0'), '206 bytes 0-0/100');
  assert.equal(status('bytes=99-200', '"a"'), '206 bytes 99-99/100');
  assert.equal(status('bytes=-30'), '206 bytes 70-99/100');
  assert.equal(status('bytes=-300'), '206 bytes 0-99/100');
  assert.equal(status('bytes=100-'), '416 bytes */100');
  assert.equal(status('bytes=-0'), '416 bytes */100');
  assert.equal(status('bytes=5-', '"b"'), '200 ');
  assert.equal(status('bytes=5-', 'W/"a"'), '200 ', 'a weak tag proves nothing');
  for (const ignored of ['bytes=', 'bytes=-', 'bytes=9-3', 'bytes=0-1,5-6', 'items=0-1', 'bytes=a-b'])
    assert.equal(status(ignored), '200 ', ignored);
});

test('given fingerprints and names in their usual spellings when listed then one entry each, and what is neither is refused', () => {
  const desk = openWhitelist(folder);
  const sha256 = 'ab'.repeat(32);
  desk.add(sha256, 'première');
  desk.add(`SHA256: ${sha256.toUpperCase().replaceAll(/(..)(?!$)/g, '$1:')}`);
  desk.add(' CN=A,C=FR ');
  assert.equal(desk.list().length, 2);
  assert.ok(desk.isListed({ sha256, subjectText: 'CN=B' }));
  assert.ok(desk.isListed({ sha256: 'cd'.repeat(32), subjectText: 'CN=A,C=FR' }));
  assert.ok(!desk.isListed({ sha256: 'cd'.repeat(32), subjectText: 'CN=A' }));
  for (const wrong of ['', 'abc', 'ab'.repeat(31), 'pas un nom'])
    assert.throws(() => desk.add(wrong), { code: 'input.invalid' });
  assert.equal(openWhitelist(folder).list().length, 2, 'kept');
  assert.deepEqual([desk.remove(sha256), desk.remove(sha256)], [true, false]);
});

test('given a fault for a transaction when others come then it waits for its own, and goes once met', () => {
  const desk = createFaultDesk();
  desk.set({ name: 'http-503', transaction: 'oi', once: true });
  assert.equal(desk.ofConnection(), undefined);
  assert.equal(desk.ofRequest('etablissement'), undefined);
  assert.equal(desk.ofRequest(undefined), undefined);
  assert.equal(desk.ofRequest('oi')?.name, 'http-503');
  assert.equal(desk.ofRequest('oi'), undefined);
  desk.set({ name: 'server-expired' });
  assert.equal(desk.ofRequest('oi'), undefined);
  assert.equal(desk.ofConnection()?.name, 'server-expired');
});

test('given envelopes with a VIHF, without, and of another kind when opened then the user profile is read where it is', () => {
  const profile = (header: string) => {
    const opened = openEnvelope(readRequestXml(notificationsRequest('2026-01-01T00:00:00', {}, header)));
    assert.ok(typeof opened === 'object');
    return readVihf(opened.header);
  };
  assert.deepEqual(profile(vihf('CU22')), { userProfile: 'CU22', profil: 1 });
  assert.deepEqual(profile(vihf('CU18')), { userProfile: 'CU18', profil: undefined });
  assert.equal(profile(''), undefined);
  assert.equal(profile(vihf('CU22').replace('Profil_Utilisateur', 'Autre')), undefined);
  assert.equal(openEnvelope(readRequestXml('<a/>')), 'shape');
  assert.throws(() => readRequestXml('<!DOCTYPE a><a/>'), { code: 'xml.doctype' });
});

test('given a traffic secret when an alert is sealed then it is a record of TLS 1.3, and of no other suite', () => {
  const record = sealedAlert(45, 'TLS_AES_128_GCM_SHA256', Buffer.alloc(32, 1));
  assert.deepEqual([...record!.subarray(0, 5)], [23, 3, 3, 0, 19]);
  assert.equal(record!.length, 24);
  assert.ok(!record!.equals(sealedAlert(46, 'TLS_AES_128_GCM_SHA256', Buffer.alloc(32, 1))!));
  assert.equal(sealedAlert(45, 'ECDHE-RSA-AES128-GCM-SHA256', Buffer.alloc(32)), undefined);
});
