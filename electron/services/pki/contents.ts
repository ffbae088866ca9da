/** What a file was recognised as, by its content. `pem` holds any mix of the others; `key` is a traditional RSA or EC key. */
export type PkiFormat = 'pem' | 'certificate' | 'pkcs7' | 'pkcs12' | 'pkcs8' | 'key' | 'request' | 'crl';

/** Ciphers of protected files, the strongest first. */
export const SCHEMES = [
  'aes-256',
  'aes-192',
  'aes-128',
  '3des',
  '3des-2key',
  'rc2-128',
  'rc2-64',
  'des',
  'rc2-40',
  'none',
] as const;
export type Scheme = (typeof SCHEMES)[number];

/**
 * How the characters of a password became bytes. `standard`: RFC 7292 and RFC 8018 (UTF-16 and UTF-8); the others are habits of
 * makers: `decomposed` letters (macOS), `latin-1` (node-forge), `utf-16` where UTF-8 is due (NSS), `bytes` of UTF-8 taken one
 * by one for characters (OpenSSL before 1.1.0).
 */
export type PasswordForm = 'standard' | 'decomposed' | 'latin-1' | 'utf-16' | 'bytes';

/** How a file was protected, by the weakest of its ciphers. */
export interface Protection {
  readonly scheme: Scheme;
  /** Hash of the PKCS#12 integrity code; null when nothing proves that the file is whole. */
  readonly mac: string | null;
  /** The smallest number of iterations of its key derivations. */
  readonly iterations: number;
  /** `legacy`: only readable by the old ciphers, which current tools refuse. */
  readonly engine: 'modern' | 'legacy';
  /** Worth writing again with a modern protection. */
  readonly isOld: boolean;
  readonly passwordForm: PasswordForm;
}

export interface FoundCertificate {
  readonly der: Uint8Array;
  /** The friendly name that the file gives it. */
  readonly name?: string;
}

/** A private key in clear: it never leaves the process, and is overwritten after use. */
export interface FoundKey {
  /** PKCS#8, DER. */
  readonly pkcs8: Uint8Array;
  /** As `KeyFacts.spkiSha256`: pairs it with its certificate. */
  readonly spkiSha256: string;
  readonly name?: string;
}

/** Everything that a file holds. */
export interface PkiContents {
  readonly format: PkiFormat;
  readonly certificates: readonly FoundCertificate[];
  readonly keys: readonly FoundKey[];
  /** PKCS#10, DER. */
  readonly requests: readonly Uint8Array[];
  /** Revocation lists, DER. */
  readonly crls: readonly Uint8Array[];
  /** What was recognised but serves nothing here, by its name: `PUBLIC KEY`, `EC PARAMETERS`. */
  readonly ignored: readonly string[];
  readonly protection: Protection | null;
  /** Something in it needs a password that was not given; what needs none was read. */
  readonly needsPassword: boolean;
}

export interface ReadFileOptions {
  /** Absent: the empty password is tried, since files without one are protected by it. */
  readonly password?: string | undefined;
  /** Name of the file, for messages only: a file is recognised by its content. */
  readonly name?: string | undefined;
}

/** A file beyond is no file of certificates. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_CERTIFICATES = 1000;
export const MAX_KEYS = 100;
