import { createHash } from 'node:crypto';
import type { RequestFacts } from '../../../shared/domain/certificates/facts.ts';
import { AppError } from '../../../shared/errors.ts';
import * as write from '../pki/certificate-write.ts';
import { encodePem, splitPem } from '../pki/pem.ts';
import { readRequest } from '../pki/request.ts';
import { newSerial, type Authority, type Hierarchy } from './authorities.ts';
import type { Environment } from './options.ts';
import type { CertificateState, Register } from './register.ts';

/** A certificate that answers a request. */
export interface IssuedCertificate {
  readonly state: CertificateState;
  readonly environment: Environment;
  readonly subject: string;
  readonly serial: string;
  /** Of its DER, lower case hexadecimal: what the whitelist knows. */
  readonly sha256: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly certificatePem: string;
  /** The certificate, then the authority that issued it. */
  readonly chainPem: string;
}

export interface IssueOrder {
  /** PKCS#10 in PEM. */
  readonly csr: string;
  readonly state: CertificateState;
  readonly environment: Environment;
}

export interface IssueScope {
  readonly hierarchy: Hierarchy;
  readonly stranger: () => Promise<Authority>;
  readonly register: Register;
  readonly crlUrl: (name: string) => string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Certificates of IGC-Santé last three years (domain reference ROR §7.3). */
const LIFE = 3 * 365 * DAY;

/**
 * Issues a certificate in any state; the subject and the key are those of the request. It is that of a client, or of a server with
 * its host names where the request asks for that and nothing else. A revoked one joins the list.
 */
export async function issueCertificate(scope: IssueScope, order: IssueOrder): Promise<IssuedCertificate> {
  const { state, environment } = order;
  const request = requestOf(order.csr);
  const facts = readRequest(request);
  if (!facts.isSignatureValid) throw new AppError('certificate.format', 'The request is not signed by its own key.');
  const issuer = state === 'unknown-ca' ? await scope.stranger() : scope.hierarchy.intermediate;
  const serial = newSerial();
  const [notBefore, notAfter] = lifeOf(state);
  const der = sign(scope, { request, facts, issuer, serial, notBefore, notAfter, state });
  const certificatePem = encodePem('CERTIFICATE', der);
  const issued = {
    serial: Buffer.from(serial).toString('hex'),
    sha256: createHash('sha256').update(der).digest('hex'),
    subject: facts.subjectText,
    state,
    environment,
  };
  scope.register.add({ ...issued, at: new Date().toISOString() });
  if (state === 'revoked') scope.register.revoke(issued.serial, environment);
  return {
    ...issued,
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
    certificatePem,
    chainPem: certificatePem + encodePem('CERTIFICATE', issuer.certificate),
  };
}

interface Draft {
  readonly request: Uint8Array;
  readonly facts: RequestFacts;
  readonly issuer: Authority;
  readonly serial: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly state: CertificateState;
}

function sign({ crlUrl }: IssueScope, { request, facts, issuer, state, ...dates }: Draft): Uint8Array {
  const isServer = isOfServer(facts);
  const usage = isServer === (state === 'wrong-usage') ? 'clientAuth' : 'serverAuth';
  const { subject, publicKey } = write.requestParts(request);
  return write.buildCertificate({
    ...dates,
    issuer: issuer.name,
    subject,
    publicKey,
    signer: issuer.key,
    extensions: [
      write.basicConstraints(),
      write.keyUsage(['digitalSignature']),
      write.extendedKeyUsage([usage]),
      ...(isServer && facts.dnsNames.length > 0 ? [write.alternativeNames(facts.dnsNames, [])] : []),
      write.subjectKeyIdentifier(publicKey),
      write.authorityKeyIdentifier(issuer.publicKey),
      write.crlDistributionPoint(crlUrl(issuer.file)),
    ],
  });
}

function isOfServer({ extendedUsages }: RequestFacts): boolean {
  return extendedUsages?.includes('serverAuth') === true && !extendedUsages.includes('clientAuth');
}

function requestOf(csr: string): Uint8Array {
  const found = splitPem(csr).find(
    ({ label }) => label === 'CERTIFICATE REQUEST' || label === 'NEW CERTIFICATE REQUEST',
  );
  if (found === undefined) throw new AppError('certificate.format', 'No certificate request (PKCS#10, PEM) was found.');
  return found.der;
}

function lifeOf(state: CertificateState): readonly [Date, Date] {
  const now = Date.now();
  const from = state === 'expired' ? now - LIFE - DAY : state === 'not-yet' ? now + 30 * DAY : now - HOUR;
  // Whole seconds: a certificate says no more.
  const start = Math.floor(from / 1000) * 1000;
  return [new Date(start), new Date(start + LIFE)];
}
