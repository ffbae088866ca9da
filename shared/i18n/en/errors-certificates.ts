import type { ErrorCode } from '../../errors.ts';
import type { ErrorSentences } from '../sentences.ts';

type CertificateCode = Extract<ErrorCode, `vault.${string}` | `certificate.${string}` | `trust.${string}`>;

/** What is said of failures about the vault, certificates and authorities. */
export const certificateErrors: Readonly<Record<CertificateCode, ErrorSentences>> = {
  'vault.absent': {
    what: 'There is no vault on this computer yet.',
    why: 'A private key is only kept in a vault that a passphrase protects.',
    todo: 'Create the vault with “cercle vault init”.',
  },
  'vault.exists': {
    what: 'A vault already exists on this computer; it was left as it is.',
    todo: 'Open it with its passphrase. To change it, use “Change the passphrase” or “cercle vault passwd”.',
  },
  'vault.locked': {
    what: 'The vault is locked.',
    why: 'It locks by itself after some time without use; on the command line, it opens for each command.',
    todo: 'Enter the passphrase of the vault; on the command line, give --passphrase-env or --passphrase-file.',
  },
  'vault.passphrase': {
    what: 'The passphrase is wrong. Nothing was lost.',
    todo: 'Check caps lock and the keyboard layout, then try again. A forgotten passphrase cannot be found again: what remains is the recovery file.',
  },
  'vault.wait': {
    what: 'Too many failed attempts: wait[ {seconds} s] before the next one.',
    why: 'The wait grows with each failure, to protect your keys from automatic guessing.',
    todo: 'Wait, then try again. Nothing is erased.',
  },
  'vault.weak-passphrase': {
    what: 'This passphrase is not accepted[: {reason}].',
    todo: 'Take several unrelated words, at least 12 characters.',
  },
  'vault.no-protector': {
    what: 'The system’s key store does not protect secrets on this computer[ ({reason})].',
    why: 'Without a real key store, the system hides secrets with a password that everybody knows.',
    todo: 'Protect the vault with a passphrase.',
    whom: 'the IT service of this computer, to install a key store (GNOME Keyring, KWallet)',
  },
  'vault.tampered': {
    what: 'The vault or its journal was changed outside Cercle[: {reason}].',
    todo: 'Do not use these keys before you understand why. Restore a recovery file into a new folder, and keep the old one for examination.',
    whom: 'your security officer',
  },
  'vault.backup-invalid': {
    what: 'The recovery file[ “{file}”] cannot be restored[: {reason}]. The current vault is intact.',
    todo: 'Check that it is the right file, whole, and the passphrase chosen on the day of the backup.',
  },
  'certificate.unknown': {
    what: 'No certificate has the identifier[ “{id}”].',
    todo: 'See the list with “cercle cert list”.',
  },
  'certificate.ambiguous': {
    what: 'The identifier[ “{id}”] names several certificates.',
    todo: 'Give more characters of the fingerprint, or the identifier of the list.',
  },
  'certificate.format': {
    what: 'The content[ of “{file}”] is no certificate, request or key file that is known[ ({reason})].',
    todo: 'Formats read: PEM, DER, P7B, P12/PFX. Check that the file is whole.',
    whom: 'whoever sent it to you',
  },
  'certificate.password': {
    what: 'The password[ of “{file}”] is wrong.',
    todo: 'Ask for the password chosen when it was withdrawn from the platform. If it is lost, a new certificate request is needed.',
  },
  'certificate.cipher': {
    what: 'The file[ “{file}”] is protected by an encryption that is not supported[: {reason}].',
    todo: 'Ask for a P12 file in AES-256, or convert it with openssl on the computer where it was made.',
  },
  'certificate.limit': {
    what: 'The file[ “{file}”] goes beyond what can be read safely[: {reason}].',
    why: 'A file made to block a program asks for endless computing or room.',
    todo: 'If you made it yourself, make it again with ordinary settings.',
  },
  'certificate.lint': {
    what: 'The certificate request cannot be made like this[: {reason}].',
    todo: 'Correct the fields named; the rule is quoted beside each.',
  },
  'certificate.backup-needed': {
    what: 'Before the request first leaves, choose: back the key up, or do without.',
    why: 'If this key is lost, the certificate is useless and everything starts again.',
    todo: 'Make a recovery file of the vault, or say that you do without; on the command line, give --backup FILE or --without-backup.',
  },
  'certificate.no-pending': {
    what: 'This certificate answers no request pending here.',
    why: 'Its public key is that of no request made on this computer.',
    todo: 'Install it on the computer and in the vault where the request was made; else import it without a key.',
  },
  'certificate.mismatch': {
    what: 'The key does not match the certificate.',
    todo: 'Look for the key that the request was made with; their fingerprints must be equal.',
  },
  'certificate.refused': {
    what: 'This certificate cannot be installed[: {reason}].',
    todo: 'Read each reason below: it says what to ask for, and whom.',
  },
  'certificate.no-key': {
    what: 'The private key of this certificate is not in the vault.',
    todo: 'Import the P12 file that holds it, or install the certificate where the request was made.',
  },
  'certificate.in-use': {
    what: 'This certificate is still in service[: {reason}].',
    todo: 'Put its successor in service first, or confirm with a reason.',
  },
  'certificate.untested': {
    what: 'No call has succeeded with this certificate since it was installed.',
    why: 'A certificate put in service untried can be refused everywhere at once, for instance when its name has changed.',
    todo: 'Make a test call with the new certificate, or give a reason to put it in service without one. The former one can be taken back in one step.',
  },
  'certificate.probe': {
    what: 'The server[ {host}] showed no certificate[: {reason}].',
    todo: 'Check the address, the port and the connection, then try again.',
    whom: 'whoever operates the server',
  },
  'certificate.crl': {
    what: 'The revocation list cannot be used[: {reason}].',
    todo: 'Take it from the address written in the certificate.',
    whom: 'the authority that publishes it',
  },
  'certificate.fetch': {
    what: 'The download[ of {url}] did not succeed[: {reason}].',
    todo: 'Check the connection and the proxy; you can also import the file by hand.',
    whom: 'the authority that publishes it',
  },
  'trust.unconfirmed': {
    what: 'The authority was not added: its fingerprint was not confirmed.',
    why: 'Anyone can make an authority of the same name; only the fingerprint tells them apart.',
    todo: 'Compare the SHA-256 fingerprint with the one the authority publishes, then confirm it; on the command line, with --sha256.',
    whom: 'the authority, by another way than the file came',
  },
  'trust.not-authority': {
    what: 'This file holds no authority certificate[: {reason}].',
    todo: 'Take the root and the intermediate that the authority publishes, not the certificate of an application.',
  },
  'trust.unknown': {
    what: 'Nothing trusted has the identifier[ “{id}”].',
    todo: 'See the list: “cercle trust list”.',
  },
};
