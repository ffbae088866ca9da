import type { inventory as french } from '../fr/inventory.ts';
import type { SameKeys } from '../sentences.ts';

/** What is said of certificates when they are installed, kept and exported. */
export const inventory: SameKeys<typeof french> = {
  reasons: {
    pending: 'it is only a request so far',
    bin: 'it is in the bin',
    'not-in-bin': 'it is not in the bin',
    'no-request': 'no request was made for it here',
    'needs-passphrase': 'a key only leaves under a passphrase',
    'other-name': 'the common name typed is not that of the certificate',
    'revocation-differs': 'the two revocation codes typed differ',
    'revocation-empty': 'the revocation code is empty',
    'no-certificate': 'give a file, or the id of a certificate',
    'revocation-absent': 'no revocation code is kept for this certificate',
  },
  warnings: {
    compatible:
      'This file is protected by an old encryption (3DES), for programs that read no other one. Delete it as soon as it has served.',
    'no-chain':
      'No intermediate certificate is known: the file only holds the certificate. Import the authority that signed it.',
    'still-readable': 'The old file is still there, under its old encryption: delete it once the new one was tried.',
  },
};
