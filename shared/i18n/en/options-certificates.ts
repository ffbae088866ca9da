import type { certificateOptions as french } from '../fr/options-certificates.ts';
import type { SameKeys } from '../sentences.ts';

/** One line for each option of the commands `cert` and `trust`. */
export const certificateOptions: SameKeys<typeof french> = {
  certRole: 'role of the certificate; chooses the profile when only one fits',
  certProfile: 'profile of the request (“cercle cert profiles” lists them)',
  certCn: 'common name (CN): name of the application, or host name of a server',
  certOrganisation: 'legal name of the structure (O)',
  certIdNatStruct: 'national identifier of the structure (OU), with its type digit: 1 FINESS, 2 SIREN, 3 SIRET',
  certDepartement: 'code of the département of the structure (ST): 75, 2A, 974…',
  certDns: 'host name of the server certificate, beside the common name',
  certKeySize: 'size of the RSA key; else that of the profile',
  certLabel: 'what you call it here; else the common name',
  certCsrOut: 'file to write the request (CSR) to; else it is shown',
  certBackup: 'recovery file written as soon as the key is made, under a passphrase of its own',
  certWithoutBackup: 'does without a recovery file: if this computer is lost, so is the key',
  certCheckOnly: 'shows the name and what is to be corrected, without making a key',
  certFormat:
    'form: certificate (pem, der), with its authorities (chain), sheet to send (identity), request (csr), encrypted key (p12, key)',
  certCompatible: 'P12 in an old encryption, for programs that cannot read AES-256',
  certPlace: 'active, archived or deleted certificates, or all of them',
  certLead: 'lead time in days, in the place of that of each authority',
  certTrust: 'authorities to trust, in the place of those held here',
  certAt: 'date to judge at; else now',
  certCrl: 'revocation list (CRL) to take into account',
  certRevocation: 'revocation: to be proved (the default with --crl), by the lists that are known, or not checked',
  certPolicy: 'certificate policy (OID) that the chain must hold for; several: any of them',
  certUsage:
    'what certificates must say of the purpose: usual, naming none allows all; strict-leaf, the certificate names it; strict, all of them name it',
  certPurpose: 'purpose asked for',
  certHost: 'host name by which the server is called',
  certReason: 'reason, kept in the journal',
  certConfirm: 'common name of the certificate, to confirm',
  certRequestId: 'pending request that it answers; else that of its key',
  trustEnvironment: 'environment',
  trustSha256: 'SHA-256 fingerprint that the authority publishes, to confirm it',
  newPasswordEnv: 'environment variable that holds the password of the new file',
  newPasswordFile: 'file that holds the password of the new file',
  certNotes: 'what you want to remember of it',
  certKeepCode: 'keeps the code, sealed in the vault, instead of showing it',
  codeEnv: 'environment variable that holds the revocation code',
  codeFile: 'file that holds the revocation code',
};
