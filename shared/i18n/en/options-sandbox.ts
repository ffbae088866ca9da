import type { sandboxOptions as french } from '../fr/options-sandbox.ts';
import type { SameKeys } from '../sentences.ts';

/** One line for each option of the commands `sandbox`. */
export const sandboxOptions: SameKeys<typeof french> = {
  sandboxSeed: 'seed: the same one makes the same region',
  sandboxPort: 'port of this computer; otherwise, or with 0, one that is free',
  sandboxTls: 'the only version of TLS spoken; otherwise both',
  sandboxRefusal: 'how a certificate is refused: HTTP page, TLS alert or closed without a word',
  sandboxDenyUnlisted: 'refuses the certificates that are not on the whitelist',
  sandboxOut: 'certificate file to write; the request is then a file',
  sandboxState: 'state of the certificate; otherwise valid',
  demoKeep: 'keeps the data in this new folder',
};
