import { readFileSync } from 'node:fs';
import type { ChainQuestion } from '../../electron/services/pki/chain/question.ts';
import { sharedData } from './shared-data.ts';

/** One case of a public suite, asked as a question to the explainer. */
export interface SuiteCase {
  readonly id: string;
  readonly isValid: boolean;
  /** null: the suite asks for a purpose that the explainer does not have, which refuses. */
  readonly question: ChainQuestion | null;
}

function read<Content>(file: string): Content {
  const path = sharedData('security', file);
  if (path === undefined) throw new Error(`${file} is absent`);
  return JSON.parse(readFileSync(path, 'utf8')) as Content;
}

const der = (base64: string): Uint8Array => Buffer.from(base64, 'base64');

type Settings = Readonly<
  Record<
    | 'SetInitialPolicySet'
    | 'SetInitialExplicitPolicy'
    | 'SetInitialPolicyMappingInhibit'
    | 'SetInitialInhibitAnyPolicy',
    string | undefined
  >
>;

interface Pkits {
  readonly validation_time: string;
  readonly tests: readonly (Settings & {
    readonly id: string;
    readonly title: string;
    readonly certs: readonly string[];
    readonly crls: readonly string[];
    readonly should_validate: boolean;
  })[];
  readonly certs: Readonly<Record<string, string>>;
  readonly crls: Readonly<Record<string, string>>;
}

/** Policies of the NIST tests: 2.16.840.1.101.3.2.1.48.n. */
function policyOid(name: string): string {
  if (name.includes('any')) return '2.5.29.32.0';
  return `2.16.840.1.101.3.2.1.48.${/(\d+)$/.exec(name)?.[1] ?? '0'}`;
}

/** The cases of NIST PKITS: the first certificate is the trusted one, the last the target. */
export function pkitsCases(): readonly SuiteCase[] {
  const { validation_time, tests, certs, crls } = read<Pkits>('pkits.json');
  return tests.map((test) => {
    const chain = test.certs.map((name) => der(certs[name]!));
    const names = test.SetInitialPolicySet?.replaceAll('"', '').split(',');
    return {
      id: `${test.id} ${test.title}`,
      isValid: test.should_validate,
      question: {
        target: chain.at(-1)!,
        given: chain.slice(1, -1),
        trusted: chain.slice(0, 1),
        known: [],
        crls: test.crls.map((name) => der(crls[name]!)),
        at: new Date(validation_time),
        purpose: 'any',
        revocation: 'required',
        acceptsOldAlgorithms: true,
        policies: {
          ...(names === undefined ? {} : { initial: names.map((name) => policyOid(name.trim())) }),
          requireExplicit: test.SetInitialExplicitPolicy === 'true',
          inhibitMapping: test.SetInitialPolicyMappingInhibit === 'true',
          inhibitAny: test.SetInitialInhibitAnyPolicy === 'true',
        },
      },
    };
  });
}

interface ChainCase {
  readonly id: string;
  readonly meta: {
    readonly last_cert_trust: string;
    readonly utc_time: string;
    readonly key_purpose: string;
    readonly digest_policy?: string;
  };
  readonly expected_ok: boolean;
  readonly chain_pem: string;
}

function pemsOf(text: string): readonly Uint8Array[] {
  return [...text.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END/g)].map(([, base64]) => der(base64!));
}

function utcTime(text: string): Date {
  const digits = text === 'DEFAULT' ? '211005120000' : text;
  const [year, ...rest] = digits.match(/\d\d/g)!.map(Number);
  return new Date(Date.UTC(2000 + year!, rest[0]! - 1, rest[1], rest[2], rest[3], rest[4]));
}

const PURPOSES: Readonly<Record<string, Pick<ChainQuestion, 'purpose' | 'usages'>>> = {
  ANY_EKU: { purpose: 'any' },
  SERVER_AUTH: { purpose: 'server' },
  SERVER_AUTH_STRICT: { purpose: 'server', usages: 'strict' },
  SERVER_AUTH_STRICT_LEAF: { purpose: 'server', usages: 'strict-leaf' },
  CLIENT_AUTH: { purpose: 'client' },
  CLIENT_AUTH_STRICT: { purpose: 'client', usages: 'strict' },
  CLIENT_AUTH_STRICT_LEAF: { purpose: 'client', usages: 'strict-leaf' },
};

/** What the suite asks of the trusted certificate, from the words of its setting. */
function anchorOf(trust: string): NonNullable<ChainQuestion['anchor']> {
  const target = !trust.includes('LEAF') ? 'never' : trust.includes('REQUIRE_SELF_SIGNED') ? 'signed-leaf' : 'leaf';
  return {
    dates: trust.includes('EXPIRATION'),
    constraints: trust.replace('BASIC_CONSTRAINTS', '').includes('CONSTRAINTS'),
    authority: trust.includes('REQUIRE_BASIC_CONSTRAINTS'),
    target,
  };
}

function chainQuestion({ meta, chain_pem }: ChainCase, isOurs: boolean): ChainQuestion | null {
  const purpose = PURPOSES[meta.key_purpose];
  const [target, ...issuers] = pemsOf(chain_pem);
  if (purpose === undefined || target === undefined) return null;
  const last = issuers.at(-1) ?? target;
  const trust = meta.last_cert_trust;
  // A certificate trusted as an end issues nothing; one that the suite does not trust neither.
  const isUntrusted = !trust.startsWith('TRUSTED') || (trust.startsWith('TRUSTED_LEAF') && issuers.length > 0);
  return {
    target,
    given: issuers.slice(0, -1),
    trusted: isUntrusted ? [] : [last],
    known: [],
    crls: [],
    at: utcTime(meta.utc_time),
    revocation: 'off',
    minimumRsaBits: 1024,
    acceptsOldAlgorithms: meta.digest_policy !== 'STRONG',
    ...purpose,
    ...(isOurs ? {} : { anchor: anchorOf(trust) }),
  };
}

/** The cases of BoringSSL's chain suite, with its settings, or with our own rules for trusted certificates. */
export function chainCases(rules: 'theirs' | 'ours'): readonly SuiteCase[] {
  return read<readonly ChainCase[]>('chain-verify.json').map((one) => ({
    id: one.id,
    isValid: one.expected_ok,
    question: chainQuestion(one, rules === 'ours'),
  }));
}

export interface CrlCase {
  readonly id: string;
  readonly expect: string;
  readonly crl: Uint8Array;
  readonly certificate: Uint8Array;
  /** Certificates above it, which may have signed the list. */
  readonly authorities: readonly Uint8Array[];
}

/** The cases of BoringSSL's suite of revocation lists; it judges them on 9 March 2017 with a longest age of a week. */
export function crlCases(): readonly CrlCase[] {
  const cases =
    read<readonly { id: string; expect: string; blocks: Record<string, readonly string[] | undefined> }[]>('crl.json');
  return cases.map(({ id, expect, blocks }) => ({
    id,
    expect,
    crl: der(blocks['CRL']![0]!),
    certificate: der(blocks['CERTIFICATE']![0]!),
    authorities: ['CA CERTIFICATE', 'CA CERTIFICATE 2'].flatMap((block) => (blocks[block] ?? []).map(der)),
  }));
}
