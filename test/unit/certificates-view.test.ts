import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { CertificateRow } from '../../shared/contract/certificate-views.ts';
import type { ChainLink, ChainReason, ChainVerdict } from '../../shared/domain/certificates/chain.ts';
import type { CertificateFacts } from '../../shared/domain/certificates/facts.ts';
import { readView, writeView } from '../../renderer/features/certificates/address.ts';
import type { CertificatesView } from '../../renderer/features/certificates/address.ts';
import { filterRows } from '../../renderer/features/certificates/inventory/filter.ts';
import { shortName } from '../../renderer/ui/short-name.ts';
import { chainPicture } from '../../renderer/features/certificates/record/chain/chain-model.ts';
import { csvOf, tsvOf } from '../../renderer/ui/tsv.ts';

const ROW: CertificateRow = {
  ...{ id: 'cert-1', label: 'Appli', role: 'client', status: 'valid', environment: 'test', subject: 'CN=appli,C=FR' },
  ...{ issuer: 'CN=AC', serial: '01', notBefore: null, notAfter: null, keyAlgorithm: 'RSA', keySize: 2048 },
  ...{ usages: [], dnsNames: ['ror.exemple.fr'], sha256: 'ab', hasPrivateKey: true, findings: [], place: 'active' },
  ...{ binUntil: null, addedAt: '2026-01-01T00:00:00Z', profile: null, renews: null, renewedBy: null, isLive: true },
  ...{ backup: 'none', orderBefore: null },
  uses: [{ label: 'ROR Île-de-France', environment: 'test', declaredOn: null, contact: null }],
};
const ALL = { place: 'active', status: undefined, role: undefined, environment: undefined, text: '' } as const;

suite('the address of the certificates', () => {
  test('given a whole view when written then it is read back the same', () => {
    const view: CertificatesView = {
      ...{ tab: 'trust', room: 'compare', renews: 'cert-9', left: 'cert-1', right: 'cert-2', place: 'bin' },
      ...{ status: 'expired', role: 'serveur', environment: 'production', text: 'île & co' },
    };
    assert.deepEqual(readView(writeView(view)), view);
    assert.deepEqual(writeView(readView({})), {});
  });

  test('given an address of another making when read then what is not understood is left out', () => {
    const read = readView({
      tab: ['nothing'],
      view: ['../x'],
      status: ['fine'],
      left: ['x'.repeat(200)],
      place: ['moon'],
    });
    assert.deepEqual(read, readView({}));
    assert.equal(readView({ text: ['a'.repeat(5000)] }).text.length, 200);
  });
});

suite('the inventory', () => {
  test('given words with other accents when filtered then all must be in the row, its uses and names included', () => {
    const found = (text: string): number => filterRows([ROW], { ...ALL, text }).length;
    assert.equal(found('ile FRANCE'), 1);
    assert.equal(found('ror.exemple appli'), 1);
    assert.equal(found('appli bretagne'), 0);
  });

  test('given filters when one does not match then the row is left out', () => {
    assert.equal(filterRows([ROW], ALL).length, 1);
    for (const change of [
      { place: 'bin' },
      { status: 'expired' },
      { role: 'serveur' },
      { environment: 'production' },
    ]) {
      assert.equal(filterRows([ROW], { ...ALL, ...change } as never).length, 0, JSON.stringify(change));
    }
  });

  test('given subjects in RFC 4514 when shortened then the common name comes as it was written', () => {
    assert.equal(shortName('CN=a\\, b \\+ c,O=X,C=FR'), 'a, b + c');
    assert.equal(shortName('OU=1,O=Hôpital,C=FR'), 'Hôpital');
    assert.equal(shortName('C=FR+CN=deux'), 'deux');
    assert.equal(shortName('XCN=no'), 'XCN=no');
  });

  test('given texts that a spreadsheet would compute when written then they are inert, and cells keep their bounds', () => {
    assert.equal(csvOf([['=1+1', 'a;b', 'c"d', '-12']]), '\ufeff\'=1+1;"a;b";"c""d";-12\r\n');
    assert.equal(tsvOf([['@x', 'a\tb']]), "'@x\ta b\r\n");
  });
});

function link(name: string, over: Partial<ChainLink> = {}, facts: Partial<CertificateFacts> = {}): ChainLink {
  const shown = { subjectText: `CN=${name}`, sha256: name, isSelfSigned: false, ...facts } as CertificateFacts;
  return { facts: shown, from: 'given', isSignedByNext: true, revocation: 'not-checked', ...over };
}

function verdict(path: readonly ChainLink[], reasons: readonly ChainReason[] = []): ChainVerdict {
  return { trusted: reasons.length === 0, at: '2026-01-01T00:00:00Z', path, reasons };
}

const ROOT = link('root', { from: 'trusted', isSignedByNext: null }, { isSelfSigned: true });
const reason = (code: ChainReason['code'], certificate: number | null): ChainReason => ({
  ...{ code, severity: 'error', certificate, values: {} },
});

suite('the drawing of a chain', () => {
  test('given a whole chain when drawn then every part is good, up to the anchor', () => {
    const { nodes, ties } = chainPicture(verdict([link('leaf'), link('sub'), ROOT]));
    assert.deepEqual(
      nodes.map(({ kind, state }) => [kind, state]),
      [
        ['leaf', 'good'],
        ['intermediate', 'good'],
        ['root', 'good'],
      ],
    );
    assert.deepEqual(
      ties.map(({ kind, state }) => [kind, state]),
      [
        ['signature', 'good'],
        ['signature', 'good'],
        ['anchor', 'good'],
      ],
    );
  });

  test('given a signature that does not hold when drawn then its tie is broken and no other', () => {
    const path = [link('leaf', { isSignedByNext: false }), ROOT];
    const { nodes, ties } = chainPicture(verdict(path, [reason('signature', 0)]));
    assert.deepEqual(
      [...nodes, ...ties].map(({ state }) => state),
      ['good', 'good', 'broken', 'good'],
    );
  });

  test('given an issuer that is nowhere when drawn then the last tie is a missing link', () => {
    const path = [link('leaf', { isSignedByNext: null })];
    const { ties } = chainPicture(verdict(path, [reason('issuer-unknown', 0)]));
    assert.deepEqual(
      ties.map(({ kind, state }) => [kind, state]),
      [['missing', 'broken']],
    );
  });

  test('given a root that is not trusted when drawn then its anchor is broken', () => {
    const root = link('root', { from: 'given', isSignedByNext: null }, { isSelfSigned: true });
    const { ties } = chainPicture(verdict([link('leaf'), root], [reason('issuer-untrusted', 1)]));
    assert.deepEqual([ties[1]?.kind, ties[1]?.state], ['anchor', 'broken']);
  });

  test('given reasons of one certificate and of none when drawn then each stands where it belongs', () => {
    const { nodes, others } = chainPicture(
      verdict([link('leaf'), ROOT], [reason('expired', 0), reason('policy', null)]),
    );
    assert.equal(nodes[0]?.state, 'broken');
    assert.deepEqual(
      others.map(({ code }) => code),
      ['policy'],
    );
  });
});
