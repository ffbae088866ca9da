import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkRequestForm, isAcceptable, lintRequest } from '../../shared/domain/certificates/check-form.ts';
import { FORM_RULES } from '../../shared/domain/certificates/form-rules.ts';
import { dnText } from '../../shared/domain/certificates/name.ts';
import { readProfiles, stepsOf } from '../../shared/domain/certificates/profiles.ts';
import type { RequestForm } from '../../shared/domain/certificates/request-form.ts';
import { composeDnsNames, composeSubject } from '../../shared/domain/certificates/request-form.ts';
import { AppError } from '../../shared/errors.ts';
import { madeRequest } from '../helpers/certificate-facts.ts';

function resource(path: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'resources', path), 'utf8'));
}

const PROFILES = readProfiles(resource('certificates/profiles.json'));
const places = resource('geography/departements.json') as {
  readonly departements: readonly { readonly code: string; readonly label: string }[];
};
const DEPARTEMENTS = new Map(places.departements.map(({ code, label }) => [code, { label }]));
const [CLIENT, SERVER, COMMERCIAL] = [PROFILES[0]!, PROFILES[1]!, PROFILES[2]!];

const form: RequestForm = {
  profile: 'igc-sante-org-auth-cli',
  commonName: 'CLIENT_WS_ROR',
  organisation: "AGENCE DES SYSTEMES D'INFORMATION PARTAGES DE SANTE",
  idNatStruct: '318751275100020',
  departement: '75',
  dnsNames: [],
  keySize: 2048,
};
const server: RequestForm = {
  ...form,
  profile: SERVER.key,
  commonName: 'ror.exemple.fr',
  dnsNames: ['ror2.exemple.fr'],
};

function codes(changes: Partial<RequestForm>, from: RequestForm = form): readonly string[] {
  return checkRequestForm({ ...from, ...changes }, PROFILES, DEPARTEMENTS).map(({ field, code }) => `${field} ${code}`);
}

describe('profiles', () => {
  it('given the resource when read then the three profiles say their source, their day and what is assumed', () => {
    assert.deepEqual(
      PROFILES.map(({ key, role }) => [key, role]),
      [
        ['igc-sante-org-auth-cli', 'client'],
        ['igc-sante-serv-ssl-serv', 'serveur'],
        ['commercial-serveur', 'serveur'],
      ],
    );
    for (const profile of PROFILES) {
      assert.match(profile.verifiedOn, /^2026-11-/);
      assert.ok(profile.leadDays.isAssumed, 'no source gives the delay of an authority');
      assert.ok(profile.keySizes.includes(profile.defaultKeySize.value));
    }
    assert.ok(CLIENT.defaultKeySize.isAssumed);
    assert.deepEqual(CLIENT.issuingModes, ['csr', 'platform-p12']);
  });

  it('given a way of issuing when its steps are asked for then the password belongs to the P12 and the request to the CSR', () => {
    const keys = (mode: 'csr' | 'platform-p12'): readonly string[] => stepsOf(SERVER, mode).map(({ key }) => key);
    for (const mode of ['csr', 'platform-p12'] as const) {
      for (const step of ['offer', 'structure', 'usage', 'fqdn', 'revocation-code', 'terms']) {
        assert.ok(keys(mode).includes(step), `${mode} ${step}`);
      }
    }
    assert.ok(keys('platform-p12').includes('password') && !keys('csr').includes('password'));
    assert.ok(keys('csr').includes('csr') && !keys('platform-p12').includes('csr'));
  });

  it('given a document that is not profiles when read then the error names what is wrong', () => {
    const broken = [
      null,
      [],
      {},
      { profiles: [] },
      { profiles: [{ ...CLIENT, role: 'other' }] },
      { profiles: [CLIENT, CLIENT] },
    ];
    for (const document of broken) {
      assert.throws(
        () => readProfiles(document),
        (error: unknown) => error instanceof AppError && error.code === 'input.invalid',
      );
    }
  });
});

describe('subject', () => {
  it('given the published example when composed then its subject is the same text', () => {
    assert.equal(
      dnText(composeSubject(form, CLIENT, DEPARTEMENTS)),
      "CN=CLIENT_WS_ROR,OU=318751275100020,O=AGENCE DES SYSTEMES D'INFORMATION PARTAG,ST=Paris (75),C=FR",
    );
  });

  it('given a form being filled in when previewed then empty fields are left out', () => {
    const empty = { ...form, organisation: ' ', idNatStruct: '', departement: '' };
    assert.equal(dnText(composeSubject(empty, CLIENT, DEPARTEMENTS)), 'CN=CLIENT_WS_ROR,C=FR');
  });

  it('given blanks and decomposed accents when composed then the subject is tidy', () => {
    const typed = { ...form, organisation: '  Hôpital Œuvre ', idNatStruct: '3 187 512 751 00020' };
    const text = dnText(composeSubject(typed, CLIENT, DEPARTEMENTS));
    assert.match(text, /OU=318751275100020,O=Hôpital Œuvre,/);
  });

  it('given an emoji at the cut when composed then no character is halved and no blank is left', () => {
    const typed = { ...form, organisation: `${'x'.repeat(39)}😀y` };
    assert.equal(composeSubject(typed, CLIENT, DEPARTEMENTS)[2]!.value, `${'x'.repeat(39)}😀`);
    const blank = { ...form, organisation: `${'x'.repeat(39)} yyy` };
    assert.equal(composeSubject(blank, CLIENT, DEPARTEMENTS)[2]!.value, 'x'.repeat(39));
  });

  it('given a server when composed then its names are in ASCII, each once, the common name among them', () => {
    const typed = { ...server, commonName: 'Hôpital.exemple.fr', dnsNames: ['hôpital.exemple.fr', 'b.exemple.fr', ''] };
    assert.deepEqual(composeDnsNames(typed, SERVER), ['xn--hpital-ixa.exemple.fr', 'b.exemple.fr']);
    assert.equal(composeSubject(typed, SERVER, DEPARTEMENTS).at(-1)!.value, 'xn--hpital-ixa.exemple.fr');
    assert.equal(dnText(composeSubject(server, COMMERCIAL, DEPARTEMENTS)).includes('OU='), false);
  });
});

describe('form', () => {
  it('given good forms when checked then only the cut is told', () => {
    assert.deepEqual(codes({}), ['organisation organisation.cut']);
    assert.deepEqual(codes({ organisation: 'CHU' }, server), []);
    assert.ok(isAcceptable(checkRequestForm(form, PROFILES, DEPARTEMENTS)));
  });

  const bad: readonly (readonly [string, Partial<RequestForm>, readonly string[]])[] = [
    ['no profile', { profile: 'x' }, ['profile profile.unknown']],
    ['no common name', { commonName: ' ' }, ['commonName field.missing']],
    ['64 characters', { commonName: 'é'.repeat(64) }, []],
    ['65 characters', { commonName: 'é'.repeat(65) }, ['commonName commonName.too-long']],
    ['a host as a service', { commonName: 'ror.exemple.fr' }, ['commonName commonName.looks-like-host']],
    ['a line feed', { commonName: 'a\nb' }, ['commonName field.control']],
    ['a hidden direction', { commonName: 'a\u202Eb' }, ['commonName field.control']],
    ['SIRET without its digit', { idNatStruct: '18751275100020' }, ['idNatStruct idNatStruct.type']],
    ['SIRET cut', { idNatStruct: '31875127510002' }, ['idNatStruct idNatStruct.format']],
    ['SIRET with a wrong digit', { idNatStruct: '318751275100021' }, ['idNatStruct idNatStruct.key']],
    ['SIREN', { idNatStruct: '2187512751' }, []],
    ['FINESS', { idNatStruct: '1750712184' }, []],
    ['an RPPS rank', { idNatStruct: '410001234567123' }, ['idNatStruct idNatStruct.unusual']],
    ['letters', { idNatStruct: 'abc' }, ['idNatStruct idNatStruct.type']],
    ['no département', { departement: '' }, ['departement field.missing']],
    ['département 20', { departement: '20' }, ['departement departement.unknown']],
    ['département 2a', { departement: '2a' }, []],
    ['server names of a client', { dnsNames: ['a.fr'] }, ['dnsNames dnsNames.unexpected']],
    ['1024 bits', { keySize: 1024 }, ['keySize keySize.refused']],
  ];
  for (const [what, changes, expected] of bad) {
    it(`given ${what} when a client form is checked then ${expected.join(', ') || 'nothing'} is told`, () => {
      const number = changes.idNatStruct;
      const found = codes({ organisation: 'CHU', ...changes });
      const usual = number === '410001234567123' ? found.filter((code) => !code.endsWith('.key')) : found;
      assert.deepEqual(usual, expected);
    });
  }

  const hosts: readonly (readonly [string, readonly string[]])[] = [
    ['a.exemple.fr', []],
    ['A.Exemple.FR', []],
    ['localhost', ['dnsNames dnsNames.shape']],
    ['a..fr', ['dnsNames dnsNames.shape']],
    ['-a.fr', ['dnsNames dnsNames.shape']],
    ['a_b.fr', ['dnsNames dnsNames.shape']],
    ['a.fr.', ['dnsNames dnsNames.shape']],
    ['https://a.fr', ['dnsNames dnsNames.address']],
    [`${'a'.repeat(64)}.fr`, ['dnsNames dnsNames.shape']],
    ['192.0.2.1', ['dnsNames dnsNames.address']],
    ['2001:db8::1', ['dnsNames dnsNames.address']],
    ['*.exemple.fr', ['dnsNames dnsNames.wildcard']],
    ['*.*.fr', ['dnsNames dnsNames.wildcard', 'dnsNames dnsNames.shape']],
    ['hôpital.fr', ['dnsNames dnsNames.international']],
  ];
  for (const [host, expected] of hosts) {
    it(`given the server name ${host} when checked then ${expected.join(', ') || 'nothing'} is told`, () => {
      const found = codes({ organisation: 'CHU', dnsNames: [host] }, server);
      assert.ok(
        expected.length === 0 ? found.length === 0 : found.every((code) => expected.includes(code)),
        String(found),
      );
      assert.equal(found.length > 0, expected.length > 0);
    });
  }

  it('given a wildcard when the authority is commercial then it is a warning', () => {
    const issues = checkRequestForm(
      { ...server, profile: COMMERCIAL.key, dnsNames: ['*.exemple.fr'] },
      PROFILES,
      DEPARTEMENTS,
    );
    assert.deepEqual(
      issues.map(({ code, severity }) => [code, severity]),
      [['dnsNames.wildcard-wide', 'warning']],
    );
  });

  it('given an issue when told then both languages are whole and the rule cites its source', () => {
    const [issue] = checkRequestForm({ ...form, organisation: 'CHU', idNatStruct: '31875' }, PROFILES, DEPARTEMENTS);
    assert.equal(issue?.message.fr, 'Un SIRET a 14 chiffres ; celui-ci en a 4.');
    assert.equal(issue?.rule.en, 'domain reference ROR §3.2');
    for (const { message, rule } of Object.values(FORM_RULES)) {
      for (const text of [message.fr, message.en, rule.fr, rule.en]) assert.ok(text.length > 3);
    }
  });
});

describe('check before export', () => {
  const subject = composeSubject(form, CLIENT, DEPARTEMENTS);
  const lint = (changes: Parameters<typeof madeRequest>[0]): readonly string[] =>
    lintRequest(madeRequest({ subject, ...changes }), form, PROFILES, DEPARTEMENTS)
      .map(({ code }) => code)
      .filter((code) => code !== 'organisation.cut');
  const key = { algorithm: 'RSA', size: 1024, spkiSha256: '00' };

  it('given requests when checked then each fault is named', () => {
    assert.deepEqual(lint({}), []);
    assert.deepEqual(lint({ key }), ['request.key-weak']);
    assert.deepEqual(lint({ isSignatureValid: false }), ['request.signature']);
    assert.deepEqual(lint({ signatureAlgorithm: 'sha1WithRSAEncryption' }), ['request.signature-algorithm']);
    assert.deepEqual(lint({ extendedUsages: ['serverAuth'] }), ['request.usage']);
    assert.deepEqual(lint({ subject: subject.slice(1) }), ['request.subject']);
    const names = lintRequest(
      madeRequest({ subject: composeSubject(server, SERVER, DEPARTEMENTS), extendedUsages: ['serverAuth'] }),
      server,
      PROFILES,
      DEPARTEMENTS,
    );
    assert.ok(names.some(({ code }) => code === 'dnsNames.missing'));
  });
});
