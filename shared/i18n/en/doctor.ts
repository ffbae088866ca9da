import type { doctor as french } from '../fr/doctor.ts';
import type { SameKeys } from '../sentences.ts';

/** The check of this installation. */
export const doctor: SameKeys<typeof french> = {
  ok: 'good',
  toCorrect: 'to correct',
  checks: {
    node: 'Node.js',
    platform: 'system',
    data: 'workspace folder',
    cache: 'cache folder',
    permissions: 'rights on the folders',
    disk: 'disk',
    space: 'free space',
    clock: 'clock',
    environment: 'connection variables',
  },
  advice: {
    node: 'install a newer version of Node.js.',
    platform: 'this system is not supported.',
    data: 'give yourself the right to write in this folder, or choose another one with --data.',
    cache: 'give yourself the right to write in this folder, or choose another one with --data.',
    permissions: 'these folders hold personal data: keep them to your account (chmod 700).',
    disk: 'the database cannot guarantee integrity on a network share: choose a local folder with --data.',
    space: 'free some space: a large extraction needs about 2 GB.',
    clock: 'set the date and time of this computer.',
    environment:
      'these variables change which servers are trusted or record the keys of connections; Cercle does without them: remove them from its environment.',
  },
};
