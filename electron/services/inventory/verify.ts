import { X509Certificate } from 'node:crypto';
import type { ChainReason, ChainVerdict } from '../../../shared/domain/certificates/chain.ts';
import type { CertificateFacts, Environment } from '../../../shared/domain/certificates/facts.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ChainQuestion, PolicyInputs, Purpose } from '../pki/chain/question.ts';
import { readCertificate } from '../pki/certificate.ts';
import type { PkiContents } from '../pki/contents.ts';
import { certificateOf } from './export.ts';
import { readBytes } from './origin.ts';
import type { Room } from './room.ts';
import type { HeldDer } from './rows.ts';

/** What is asked of a chain; files are paths. */
export interface VerifyChoice {
  readonly files: readonly string[];
  readonly id?: string | undefined;
  /** Replace what is trusted here. */
  readonly trust: readonly string[];
  readonly crls: readonly string[];
  /** ISO 8601. */
  readonly at?: string | undefined;
  readonly purpose?: Purpose | undefined;
  readonly environment?: Environment | undefined;
  readonly host?: string | undefined;
  /** By default every certificate must be shown good as soon as lists are given, and a list held is believed otherwise. */
  readonly revocation?: ChainQuestion['revocation'] | undefined;
  readonly policies?: { readonly [K in keyof PolicyInputs]: PolicyInputs[K] | undefined } | undefined;
  readonly usages?: ChainQuestion['usages'] | undefined;
}

/**
 * Explains the chain of the first certificate of the files that signed no other one, or of one of the inventory. Roots given as trusted
 * stand for those of the trust store; without them, those of the environment do.
 * @throws AppError `input.invalid` without anything to verify, `certificate.*` for files that cannot be read.
 */
export async function verify(room: Room, choice: VerifyChoice): Promise<ChainVerdict> {
  const { target, given } = await targetOf(room, choice);
  const trust = await trustOf(room, choice, target.facts);
  const lists = (await readAll(room, choice.crls)).flatMap(({ crls }) => crls);
  const verdict = await room.pki.explainChain({
    ...{ target: target.der, given, ...trust },
    crls: choice.trust.length === 0 ? [...lists, ...room.trust.crlBytes()] : lists,
    at: choice.at === undefined ? room.now() : new Date(choice.at),
    ...{ purpose: choice.purpose ?? 'any', host: choice.host },
    revocation: choice.revocation ?? (choice.crls.length > 0 ? 'required' : 'if-known'),
    ...(choice.policies && { policies: definedOf(choice.policies) }),
    ...(choice.usages && { usages: choice.usages }),
    // An analysis warns where a connection refuses (design security §0.8), and a root that a person gives is trusted by her
    // choice: it need not say that it is an authority (RFC 5280 §6.1 takes a name and a key).
    ...{ minimumRsaBits: 1024, anchor: { authority: choice.trust.length === 0 } },
  });
  return judged(verdict, room.trust.environmentOf(target.facts), choice.environment);
}

interface Target {
  readonly target: HeldDer;
  readonly given: readonly Uint8Array[];
}

async function targetOf(room: Room, { files, id }: VerifyChoice): Promise<Target> {
  const found = (await readAll(room, files)).flatMap(({ certificates }) => certificates.map(({ der }) => der));
  if (id !== undefined) return { target: certificateOf(room.find(id)), given: found };
  const read = found.map((der) => ({ der, facts: readCertificate(der) }));
  // Most files begin with it; some begin with the root.
  const target =
    read.find(({ der }) => !read.some((other) => other.der !== der && isSignedBy(other.der, der))) ?? read[0];
  if (target !== undefined) return { target, given: found };
  throw new AppError(
    files.length === 0 ? 'input.invalid' : 'certificate.format',
    'There is no certificate to verify.',
    {
      values: { reason: 'no-certificate' },
    },
  );
}

/** Whether `issuer` signed `der`, whatever both say of themselves: a false authority that signed is no target either. */
function isSignedBy(der: Uint8Array, issuer: Uint8Array): boolean {
  const [signed, signer] = [new X509Certificate(der), new X509Certificate(issuer)];
  if (signed.fingerprint256 === signer.fingerprint256 || signed.issuer !== signer.subject) return false;
  try {
    return signed.verify(signer.publicKey);
  } catch {
    return false;
  }
}

async function trustOf(
  room: Room,
  { trust, environment }: VerifyChoice,
  facts: CertificateFacts,
): Promise<Pick<ChainQuestion, 'trusted' | 'known'>> {
  if (trust.length === 0) {
    const { anchors, intermediates } = room.trust.trusted(environment ?? room.trust.environmentOf(facts) ?? undefined);
    return { trusted: anchors, known: [...intermediates, ...room.rows.authorities()] };
  }
  const ders = (await readAll(room, trust)).flatMap(({ certificates }) => certificates.map(({ der }) => der));
  const roots = ders.filter((der) => readCertificate(der).isSelfSigned);
  // Without a root among them, what is given is what is trusted.
  return roots.length === 0 ? { trusted: ders, known: [] } : { trusted: roots, known: ders };
}

/** Reads public files; keys that would be in one are overwritten at once. */
async function readAll({ pki }: Room, paths: readonly string[]): Promise<readonly PkiContents[]> {
  const all = [];
  for (const path of paths) {
    const contents = await pki.readFile(await readBytes(path), { name: path });
    for (const { pkcs8 } of contents.keys) pkcs8.fill(0);
    all.push(contents);
  }
  return all;
}

function definedOf(inputs: NonNullable<VerifyChoice['policies']>): PolicyInputs {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));
}

/** A chain of another environment is refused whatever it is worth there (domain reference ROR §7.4). */
function judged(verdict: ChainVerdict, found: Environment | null, wanted: Environment | undefined): ChainVerdict {
  if (wanted === undefined || found === null || found === wanted) return verdict;
  const reason: ChainReason = {
    ...{ code: 'wrong-environment', severity: 'error' },
    ...{ certificate: verdict.path.length === 0 ? null : 0, values: { found, wanted } },
  };
  return { ...verdict, trusted: false, reasons: [reason, ...verdict.reasons] };
}
