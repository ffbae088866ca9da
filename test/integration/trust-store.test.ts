import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readCertificate } from '../../electron/services/pki/certificate.ts';
import { openTrustStore } from '../../electron/services/trust-store/trust-store.ts';
import type { TrustStore } from '../../electron/services/trust-store/trust-store.ts';
import type { OpenedCertificate } from '../../electron/services/inventory/origin.ts';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import type { MadeIdentity, Openssl } from '../helpers/openssl.ts';
import { createTestPorts } from '../helpers/ports.ts';
import { openTestVault } from '../helpers/vault.ts';
import type { TestVault } from '../helpers/vault.ts';

const IGC_ROOT = '/C=FR/O=ASIP-SANTE/OU=0002 187512751/OU=IGC-SANTE TEST/CN=TEST AC RACINE IGC-SANTE ELEMENTAIRE';
const ORG_CA = '/C=FR/O=ASIP-SANTE/OU=IGC-SANTE/CN=AC IGC-SANTE ELEMENTAIRE ORGANISATIONS';

let openssl: Openssl;
let root: MadeIdentity;
let leaf: MadeIdentity;

before(() => {
  if (skipWithoutOpenssl !== false) return;
  openssl = createOpenssl();
  root = openssl.makeAuthority('root', { subject: IGC_ROOT });
  leaf = openssl.makeIdentity('leaf', root);
});
after(() => openssl?.dispose());

function opened(...names: readonly string[]): OpenedCertificate[] {
  return names.map((name) => {
    const der = new Uint8Array(openssl.der(name));
    return { der, facts: readCertificate(der) };
  });
}

function openStore(t: { after(work: () => void): void }): {
  store: TrustStore;
  vault: TestVault;
  changes: () => number;
} {
  const vault = openTestVault();
  t.after(() => vault.close());
  let changes = 0;
  const { resource } = createTestPorts();
  return { store: openTrustStore(vault.keystore, resource, () => (changes += 1)), vault, changes: () => changes };
}

/** A list of revoked certificates of an authority: numbers by `openssl ca`. */
function makeCrl(name: string, { key, certificate }: MadeIdentity, days: number): Uint8Array {
  openssl.write(`${name}.index`, '');
  openssl.write(`${name}.number`, `${name.length.toString(16).padStart(2, '0')}\n`);
  const config = [
    '[ca]',
    'default_ca=a',
    '[a]',
    `database=${name}.index`,
    `crlnumber=${name}.number`,
    'default_md=sha256',
  ];
  const file = openssl.write(
    `${name}.cnf`,
    [...config, 'crl_extensions=e', '[e]', 'authorityKeyIdentifier=keyid', ''].join('\n'),
  );
  openssl.run([
    'ca',
    '-config',
    file,
    '-gencrl',
    '-keyfile',
    key,
    '-cert',
    certificate,
    '-crldays',
    `${days}`,
    '-out',
    `${name}.crl`,
  ]);
  return new Uint8Array(openssl.der(`${name}.crl`));
}

const skip = skipWithoutOpenssl;

test(
  'given a root when its fingerprint is confirmed as people copy it then it is trusted in that environment only, and journalled',
  { skip },
  (t) => {
    const { store, vault, changes } = openStore(t);
    const found = opened(root.certificate);
    const sha256 = found[0]?.facts.sha256 ?? '';
    const copied = (sha256.toUpperCase().match(/../g) ?? []).join(':');
    const [candidate] = store.candidates(found);
    assert.deepEqual([candidate?.kind, candidate?.environment, candidate?.published], ['root', 'test', 'unknown']);
    assert.match(candidate?.source ?? '', /ACR-EL-TEST\.cer$/);

    const [added] = store.add(found, { environment: 'test', confirmed: [` ${copied} `], origin: 'root.pem' });
    assert.equal(added?.facts.sha256, sha256);
    assert.equal(store.trusted('test').anchors.length, 1);
    assert.equal(store.trusted('production').anchors.length, 0);
    assert.deepEqual(store.candidates(found)[0]?.trustedIn, ['test']);
    assert.equal(store.add(found, { environment: 'test', confirmed: [sha256], origin: 'again' }).length, 1);
    assert.equal(store.list().length, 1);
    assert.equal(vault.keystore.journal.page({ limit: 1 }).entries[0]?.details['fingerprint'], sha256);

    const before = store.stamp();
    store.remove(added?.id ?? '');
    assert.notEqual(store.stamp(), before);
    assert.throws(() => store.remove(added?.id ?? ''), { code: 'trust.unknown' });
    assert.ok(changes() >= 3);
  },
);

test(
  'given an authority when its fingerprint is not confirmed, or is another one than the published, then it is not trusted',
  { skip },
  (t) => {
    const { store } = openStore(t);
    const adding = { environment: 'production', origin: '' } as const;
    assert.throws(() => store.add(opened(root.certificate), { ...adding, confirmed: ['0'.repeat(64)] }), {
      code: 'trust.unconfirmed',
    });
    const fake = opened(openssl.makeAuthority('fake', { subject: ORG_CA }).certificate);
    assert.equal(store.candidates(fake)[0]?.published, 'different');
    const confirmed = fake.map(({ facts }) => facts.sha256);
    assert.throws(() => store.add(fake, { ...adding, confirmed }), { code: 'trust.unconfirmed' });
    const application = opened(leaf.certificate);
    const own = application.map(({ facts }) => facts.sha256);
    assert.throws(() => store.add(application, { ...adding, confirmed: own }), { code: 'trust.not-authority' });
    assert.equal(store.list().length, 0);
  },
);

test(
  'given a certificate when asked where its issuer belongs then what is trusted tells first, else its name',
  { skip },
  (t) => {
    const { store } = openStore(t);
    const [facts] = opened(leaf.certificate).map((one) => one.facts);
    assert.ok(facts !== undefined);
    assert.equal(store.environmentOf(facts), 'test');
    const found = opened(root.certificate);
    store.add(found, { environment: 'sandbox', confirmed: [found[0]?.facts.sha256 ?? ''], origin: '' });
    assert.equal(store.environmentOf(facts), 'sandbox');
    const [alien] = opened(openssl.makeIdentity('alien', openssl.makeAuthority('other')).certificate);
    assert.equal(alien && store.environmentOf(alien.facts), null);
  },
);

test(
  'given lists when added then the newest signed one of an authority is kept, and a list that nobody signs displaces nothing',
  { skip },
  (t) => {
    const { store } = openStore(t);
    const found = opened(root.certificate);
    store.add(found, { environment: 'test', confirmed: [found[0]?.facts.sha256 ?? ''], origin: '' });
    const first = makeCrl('one', root, 5);
    const second = makeCrl('other', root, 9);
    const forged = makeCrl('impostor', openssl.makeAuthority('double', { subject: IGC_ROOT }), 20);
    assert.equal(store.addCrl(first, 'one').isSigned, true);
    assert.equal(store.addCrl(forged, 'forged').isSigned, false);
    assert.equal(store.crls().length, 2);
    store.addCrl(second, 'two');
    assert.deepEqual(
      store
        .crls()
        .map(({ origin }) => origin)
        .sort(),
      ['forged', 'two'],
    );
    assert.throws(() => store.addCrl(first, 'one'), { code: 'certificate.crl' });
    assert.throws(() => store.addCrl(new Uint8Array([48, 0]), 'nothing'), { code: 'certificate.crl' });
    const [held] = store.crls();
    store.removeCrl(held?.id ?? '');
    assert.equal(store.crlBytes().length, 1);
  },
);
