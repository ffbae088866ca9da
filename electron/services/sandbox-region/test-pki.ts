import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { readCertificate } from '../pki/certificate.ts';
import { buildCrl } from '../pki/crl-write.ts';
import { encodePem } from '../pki/pem.ts';
import { createPrivateFolder } from '../store/folders.ts';
import { openHierarchy, openStranger, type Authority, type Hierarchy } from './authorities.ts';
import { issueCertificate, type IssuedCertificate } from './client-certificates.ts';
import type { Environment } from './options.ts';
import { writePrivate } from './private-files.ts';
import { openRegister, type CertificateState, type IssuedRow, type Register } from './register.ts';
import { openServerIdentities, type ServerIdentity, type ServerState } from './server-identity.ts';

/** Why a client certificate is refused, or that it is one of ours; the whitelist is another matter. */
export type ClientVerdict = 'ok' | 'none' | 'expired' | 'not-yet' | 'revoked' | 'wrong-usage' | 'unknown-ca';

/** PEM files to give to a client: what it must trust. */
export interface AuthorityFiles {
  readonly root: string;
  readonly intermediate: string;
  /** Both in one file. */
  readonly bundle: string;
  /** Lists of revoked certificates, in DER: that of the root, that of the intermediate. */
  readonly crls: readonly string[];
}

/** The authorities of a sandbox region: both twins, the server's certificates, clients' and their lists. */
export interface TestPki {
  readonly files: AuthorityFiles;
  /** PEM of the authorities whose clients are accepted, the root first. */
  readonly accepted: readonly string[];
  issue(csr: string, state: CertificateState, environment?: Environment): Promise<IssuedCertificate>;
  issued(): readonly IssuedRow[];
  server(state: ServerState): Promise<ServerIdentity>;
  /** Judges the end certificate of a client (DER); nothing but what the authority knows decides. */
  judge(certificate: Uint8Array | undefined): ClientVerdict;
  /** What is published under a name: a list (`.crl`) or a certificate (`.cer`), in DER. */
  published(name: string): Uint8Array | undefined;
  /** The list of that name as an authority would leave it that forgot to sign the next one. */
  expired(name: string): Uint8Array | undefined;
}

const DAY = 86_400_000;
const CRL_LIFE = 7 * DAY;

/**
 * Opens the authorities kept in `folder`, made at the first start. `publicUrl` is where lists and certificates are published,
 * with its last slash. Only the environment of the region is made before someone asks for the other one.
 */
export async function openTestPki(folder: string, environment: Environment, publicUrl: string): Promise<TestPki> {
  const store = join(folder, 'pki');
  const shown = join(folder, 'public');
  for (const name of [folder, store, shown]) createPrivateFolder(name);
  const register = openRegister(store);
  const crlUrl = (name: string): string => `${publicUrl}CRL/${name}.crl`;
  const hierarchies = new Map<Environment, Hierarchy>();
  const stranger = once(() => openStranger(store));
  const lists = new Map<string, Uint8Array>();
  const publish = (of: Environment, hierarchy: Hierarchy): void => publishLists(register, of, hierarchy, lists, shown);
  async function hierarchyOf(of: Environment): Promise<Hierarchy> {
    const found = hierarchies.get(of) ?? (await openHierarchy(store, of, crlUrl));
    if (!hierarchies.has(of)) publish(of, found);
    hierarchies.set(of, found);
    return found;
  }

  const own = await hierarchyOf(environment);
  const scope = { folder: store, environment, hierarchy: own, stranger, register, crlUrl };
  const identities = await openServerIdentities(scope);
  const files = filesOf(shown, own);
  return {
    files,
    accepted: [own.root, own.intermediate].map(({ certificate }) => encodePem('CERTIFICATE', certificate)),
    async issue(csr, state, of = environment) {
      const hierarchy = await hierarchyOf(of);
      const issued = await issueCertificate({ ...scope, hierarchy }, { csr, state, environment: of });
      if (state === 'revoked') publish(of, hierarchy);
      return issued;
    },
    issued: () => register.issued(),
    async server(state) {
      const identity = await identities(state);
      if (state === 'revoked') publish(environment, own);
      return identity;
    },
    judge: (certificate) => judge(certificate, own, new Set(register.revoked(environment).map(({ serial }) => serial))),
    published: (name) => lists.get(name),
    expired: (name) => expiredList(register, [...hierarchies.values()], name),
  };
}

/** Signs the lists of both authorities again and puts them, with their certificates, where they are published. */
function publishLists(
  register: Register,
  of: Environment,
  { root, intermediate }: Hierarchy,
  lists: Map<string, Uint8Array>,
  folder: string,
): void {
  const revoked = register
    .revoked(of)
    .map(({ serial, at }) => ({ serial: Buffer.from(serial, 'hex'), at: new Date(at) }));
  for (const authority of [root, intermediate]) {
    const der = listOf(authority, authority === intermediate ? revoked : [], register.nextCrlNumber());
    lists.set(`${authority.file}.crl`, der);
    lists.set(`${authority.file}.cer`, authority.certificate);
    writePrivate(join(folder, `${authority.file}.crl`), der);
    writePrivate(join(folder, `${authority.file}.pem`), encodePem('CERTIFICATE', authority.certificate));
  }
}

function expiredList(register: Register, hierarchies: readonly Hierarchy[], name: string): Uint8Array | undefined {
  const authorities = hierarchies.flatMap(({ root, intermediate }) => [root, intermediate]);
  const authority = authorities.find(({ file }) => name === `${file}.crl`);
  if (authority === undefined) return undefined;
  return listOf(authority, [], register.nextCrlNumber(), Date.now() - CRL_LIFE - DAY);
}

function listOf(
  authority: Authority,
  revoked: Parameters<typeof buildCrl>[0]['revoked'],
  number: number,
  now = Date.now(),
): Uint8Array {
  return buildCrl({
    issuer: authority.name,
    issuerKey: authority.publicKey,
    signer: authority.key,
    thisUpdate: new Date(now - 60_000),
    nextUpdate: new Date(now + CRL_LIFE),
    number,
    revoked,
  });
}

function filesOf(folder: string, { root, intermediate }: Hierarchy): AuthorityFiles {
  const bundle = join(folder, 'autorites.pem');
  const certificates = [root, intermediate].map(({ certificate }) => encodePem('CERTIFICATE', certificate));
  writePrivate(bundle, certificates.join(''));
  const [rootPem, intermediatePem] = [root, intermediate].map(({ file }) => join(folder, `${file}.pem`));
  const crls = [root, intermediate].map(({ file }) => join(folder, `${file}.crl`));
  return { root: rootPem ?? '', intermediate: intermediatePem ?? '', bundle, crls };
}

function judge(der: Uint8Array | undefined, { intermediate }: Hierarchy, revoked: ReadonlySet<string>): ClientVerdict {
  if (der === undefined) return 'none';
  const certificate = new X509Certificate(der);
  const issuer = new X509Certificate(intermediate.certificate);
  if (!certificate.checkIssued(issuer) || !certificate.verify(issuer.publicKey)) return 'unknown-ca';
  const facts = readCertificate(der);
  const now = Date.now();
  if (Date.parse(facts.notBefore) > now) return 'not-yet';
  if (Date.parse(facts.notAfter) < now) return 'expired';
  if (revoked.has(facts.serial)) return 'revoked';
  return facts.extendedUsages?.includes('clientAuth') === true ? 'ok' : 'wrong-usage';
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
