import { APPLICATION, buildParts } from '../../scripts/build.ts';
import { findElectron } from '../../scripts/electron-binary.ts';
import { openMade } from './made-once.ts';

/**
 * Builds what the journeys run on, when its sources changed since: the page, and the application where Electron is. Gives what removes the
 * folders that the journeys share.
 */
async function buildForJourneys(): Promise<() => void> {
  await buildParts(findElectron() === undefined ? ['renderer'] : APPLICATION);
  // The windows of the journeys do not build again, whatever is edited meanwhile.
  process.env.CERCLE_BUILT = '1';
  return openMade();
}

export { buildForJourneys as default };
