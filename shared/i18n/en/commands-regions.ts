import type { regionCommands as french } from '../fr/commands-regions.ts';
import type { SameKeys } from '../sentences.ts';

/** What each command about the servers that can be queried does. */
export const regionCommands: SameKeys<typeof french> = {
  'region list': {
    summary: 'the servers that can be queried, and what each lacks',
    details: 'The 18 regions, the national entry and the servers you added. No address is shipped: none is public.',
  },
  'region show': {
    summary: 'all the settings of a server',
    details: 'No secret is part of them: the certificate is named by its identifier.',
  },
  'region set': {
    summary: 'changes the settings of a server, or adds one',
    details:
      'What is not given stays. The address is in https, without user name or password. --trust adds authorities to those of the server’s environment; their fingerprints are confirmed by --sha256 or on the terminal, as with “trust import”.',
  },
  'region remove': {
    summary: 'forgets a server that was added, or the settings of a shipped one',
    details: 'What was exchanged with it stays.',
  },
  'region export': {
    summary: 'writes the settings of servers to a file to share',
    details:
      'Neither certificate, nor notes, nor password is part of it. Without code, all the servers that have settings.',
  },
  'region import': {
    summary: 'reads the settings of servers from such a file',
    details:
      'The file is accepted as a whole or not at all. A server that has settings keeps them, but with --replace; its certificate is then to be chosen again.',
  },
};
