import type { Lang } from '../../../shared/i18n/lang.ts';
import { AppError } from '../../../shared/errors.ts';
import { addAll, ownCertificates } from './add.ts';
import type { Added } from './add.ts';
import { install, pendingOf } from './install.ts';
import type { Opened, Origin } from './origin.ts';
import type { Room } from './room.ts';

/**
 * Adds what an origin holds. A certificate that answers a pending request is installed on it, with every check of an
 * installation, rather than added beside it.
 * @throws AppError `certificate.password` when nothing can be read without one, what `install` throws, `vault.absent`, `vault.locked`.
 */
export async function importAll(room: Room, opened: Opened, origin: Origin, lang: Lang): Promise<Added> {
  const { name, contents, certificates } = opened;
  if (contents.needsPassword && certificates.length === 0 && contents.keys.length === 0) {
    throw new AppError('certificate.password', `${name} is protected by a password; give it.`, {
      values: { file: name },
    });
  }
  const own = ownCertificates(opened, origin);
  const answers = own.filter(({ facts }) => pendingOf(room, facts.key.spkiSha256) !== undefined);
  const installed = [];
  for (const answer of answers)
    installed.push(await install(room, { ...opened, certificates: [answer, ...certificates] }, lang));
  const added = addAll(
    room,
    opened,
    own.filter((one) => !answers.includes(one)),
  );
  return { ...added, known: [...installed, ...added.known] };
}
