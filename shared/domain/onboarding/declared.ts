import type { Environment, Role } from '../certificates/facts.ts';

/** The environments of a trust circle; the sandbox region stands for both in a rehearsal. */
export const CIRCLE_ENVIRONMENTS = ['test', 'production'] as const;
export type CircleEnvironment = (typeof CIRCLE_ENVIRONMENTS)[number];

export const CERTIFICATE_ROLES = ['client', 'serveur'] as const satisfies readonly Role[];
export type CertificateRole = (typeof CERTIFICATE_ROLES)[number];

/** What is told of a certificate to those who keep a whitelist; nothing of it is secret. */
export interface DeclaredCertificate {
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notAfter: string;
  readonly role: CertificateRole;
  /** Of its issuer. */
  readonly environment: Environment;
}

/** A file kept with an event: its content is stored under its fingerprint. */
export interface KeptFile {
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
}
