import { z } from 'zod';
import type { ChainVerdict } from '../domain/certificates/chain.ts';
import type {
  CertificateFacts,
  CertificateStatus,
  DistinguishedName,
  Environment,
  Role,
} from '../domain/certificates/facts.ts';

/** What is noticed about a certificate, a key or a request; the code's sentences are in the catalogue of findings. */
export interface CertificateFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** Facts seen, which fill the sentences of the code. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** Where a certificate is declared or used, and so who must be told when it changes. */
export interface CertificateUse {
  /** A region, a whitelist, a partner: in the person's words. */
  readonly label: string;
  readonly environment: Environment;
  /** ISO day; null when it is not known. */
  readonly declaredOn: string | null;
  /** Whom to tell, as an address or a name. */
  readonly contact: string | null;
}

/** A field that differs; `severity` says whether it matters (a changed DN breaks a whitelist by DN). */
export interface Difference {
  readonly field: string;
  readonly left: string;
  readonly right: string;
  readonly severity: 'info' | 'warning' | 'error';
}

/** A certificate, or the request it will answer: one line of the inventory. Null where a pending request cannot know. */
export interface CertificateRow {
  readonly id: string;
  /** What the person calls it; the common name until she says otherwise. */
  readonly label: string;
  readonly role: Role;
  readonly status: CertificateStatus;
  readonly environment: Environment | null;
  readonly subject: string;
  readonly issuer: string | null;
  readonly serial: string | null;
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  readonly keyAlgorithm: string;
  readonly keySize: number | null;
  readonly usages: readonly string[];
  readonly dnsNames: readonly string[];
  readonly sha256: string | null;
  readonly hasPrivateKey: boolean;
  readonly findings: readonly CertificateFinding[];
  readonly place: 'active' | 'archived' | 'bin';
  /** When the bin forgets it. */
  readonly binUntil: string | null;
  readonly addedAt: string;
  /** Key of the profile the request was made by. */
  readonly profile: string | null;
  /** The one it will replace, and the one that will replace it. */
  readonly renews: string | null;
  readonly renewedBy: string | null;
  /** The one in service among a certificate and its successors. */
  readonly isLive: boolean;
  /** Whether the key of a request has been backed up, or the person does without. */
  readonly backup: 'needed' | 'done' | 'declined' | 'none';
  /** Last day to order its successor without a gap; null for a request. */
  readonly orderBefore: string | null;
  readonly uses: readonly CertificateUse[];
}

/** Everything known of one certificate. */
export interface CertificateRecord extends CertificateRow {
  readonly facts: CertificateFacts | null;
  readonly subjectName: DistinguishedName;
  readonly certificatePem: string | null;
  readonly csrPem: string | null;
  /** The chain against what is trusted here; null for a request. */
  readonly chain: ChainVerdict | null;
  /** What the authority changed of what was asked for; null when there was no request. */
  readonly differences: readonly Difference[] | null;
  readonly tests: readonly TestRecord[];
  readonly hasRevocationCode: boolean;
  readonly notes: string;
}

/** A call made with a certificate. */
export interface TestRecord {
  readonly at: string;
  readonly target: string;
  readonly ok: boolean;
  readonly detail: string;
}

export const KEY_SIZES = [2048, 3072, 4096] as const;

/** What a person fills in to ask for a certificate. */
export const requestForm = z.strictObject({
  /** Key of a profile of resources/certificates/profiles.json. */
  profile: z.string().max(100),
  commonName: z.string().max(300),
  organisation: z.string().max(300),
  /** Type digit, then the number. */
  idNatStruct: z.string().max(100),
  /** Code of a département; empty when the profile does not ask for it. */
  departement: z.string().max(10),
  dnsNames: z.array(z.string().max(300)).max(100),
  keySize: z.union([z.literal(2048), z.literal(3072), z.literal(4096)]),
  label: z.string().max(120).optional(),
});
export type RequestForm = z.infer<typeof requestForm>;

/** What is wrong, or worth knowing, in a form: `rule` cites its source. */
export interface FormIssue {
  readonly field: keyof RequestForm;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly rule: string;
}

export interface RequestPreview {
  readonly subject: DistinguishedName;
  readonly subjectText: string;
  readonly issues: readonly FormIssue[];
}

/** A way to ask for a certificate, as dated data. Texts are in the language of the call. */
export interface RequestProfile {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly role: 'client' | 'serveur';
  readonly keySizes: readonly number[];
  readonly defaultKeySize: number;
  readonly needsDnsNames: boolean;
  readonly needsDepartement: boolean;
  readonly extendedUsages: readonly string[];
  readonly issuingModes: readonly ('csr' | 'platform-p12')[];
  /** The steps of the authority's platform, in order. */
  readonly steps: readonly {
    readonly title: string;
    readonly text: string;
    /** The ways of issuing it belongs to. */
    readonly modes: readonly ('csr' | 'platform-p12')[];
  }[];
  readonly leadDays: number;
  /** The lead time is not published: it is an assumption that settings can change. */
  readonly leadIsAssumed: boolean;
  readonly validityDays: number | null;
  readonly source: string;
  readonly verifiedOn: string;
}

/** What a file, a text or a server holds, before anything is kept. */
export interface Inspection {
  readonly name: string;
  readonly format: string;
  readonly needsPassword: boolean;
  readonly protection: {
    readonly scheme: string;
    readonly isOld: boolean;
    readonly engine: 'modern' | 'legacy';
  } | null;
  readonly certificates: readonly {
    readonly facts: CertificateFacts;
    readonly role: Role;
    readonly environment: Environment | null;
    readonly hasKey: boolean;
    /** The pending request whose key it answers. */
    readonly answers: string | null;
    /** The certificate already in the inventory with the same fingerprint. */
    readonly knownAs: string | null;
    readonly findings: readonly CertificateFinding[];
  }[];
  readonly keysAlone: number;
  readonly requests: number;
  readonly crls: number;
  readonly findings: readonly CertificateFinding[];
}

export interface InstallReport extends CertificateRow {
  readonly differences: readonly Difference[];
}

export interface ImportedCertificates {
  readonly added: readonly CertificateRow[];
  /** Already there: a key may have been added to them. */
  readonly known: readonly CertificateRow[];
  /** `authority` is for what is trusted, not for the inventory; `key-alone`: no certificate here has this key. */
  readonly ignored: readonly {
    readonly what: string;
    readonly reason: 'authority' | 'key-alone' | 'request' | 'crl' | 'not-needed';
  }[];
}

/** What is due, and by when the successor must be ordered. */
export interface DueCertificate {
  readonly id: string;
  readonly label: string;
  readonly due: string;
  readonly orderBefore: string;
  readonly daysLeft: number;
  readonly reason: 'expired' | 'order-now' | 'order-soon' | 'not-yet-valid' | 'revoked';
}

/** One bar of the agenda. */
export interface AgendaBar {
  readonly id: string;
  readonly label: string;
  readonly role: Role;
  readonly environment: Environment | null;
  readonly status: CertificateStatus;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly orderBefore: string;
  readonly leadDays: number;
  readonly renews: string | null;
  readonly renewedBy: string | null;
  readonly isLive: boolean;
  readonly uses: readonly CertificateUse[];
}

export const NOTICE_STAGES = ['lead', '30', '14', '7', '1', 'expired'] as const;

/** A notice that falls due: at lead time, 30, 14, 7 and 1 days; one a chain of renewals. */
export interface CertificateNotice {
  readonly id: string;
  readonly label: string;
  readonly notAfter: string;
  readonly orderBefore: string;
  readonly stage: (typeof NOTICE_STAGES)[number];
  readonly daysLeft: number;
}

/** What applicants send: the subject DN for FHIR, the public certificate for CSD. */
export interface IdentitySheet {
  readonly id: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly serialDecimal: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly sha256: string;
  readonly sha1: string;
  readonly pem: string;
  /** The same as a text ready to be sent. */
  readonly text: string;
}

export const EXPORT_FORMS = ['pem', 'der', 'chain', 'identity', 'csr', 'p12', 'key'] as const;

export interface ExportedCertificate {
  readonly file: string;
  readonly bytes: number;
  readonly warnings: readonly string[];
  /** How to put it in service; for keys and P12. */
  readonly notes: readonly { readonly server: string; readonly text: string }[];
}

/** A server certificate tried on a TLS listener of this computer, as a ROR would see it. */
export interface ServerTest {
  readonly ok: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
  readonly chain: ChainVerdict | null;
  readonly tls: { readonly version: string; readonly cipher: string } | null;
}
