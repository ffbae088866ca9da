import type { exits as french } from '../fr/exits.ts';
import type { SameKeys } from '../sentences.ts';

/** What the exit codes of the command line mean. */
export const exits: SameKeys<typeof french> = {
  0: 'done',
  1: 'done, and the answer is “no”: findings above the limit asked for, a certificate due, an installation to correct',
  2: 'wrong use: unknown command, option, value, identifier or file',
  3: 'network, TLS or server',
  4: 'trust: certificate, key, chain, passphrase',
  5: 'data: neither XML nor CSD, cut short, another checksum, a replacement that would lose too many units',
  6: 'locked or busy: vault, another operation writing',
  7: 'disk or storage',
  70: 'internal error of Cercle',
  130: 'cancelled',
};
