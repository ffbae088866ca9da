import { APPLICATION, buildParts } from '../../scripts/build.ts';
import { findElectron } from '../../scripts/electron-binary.ts';

/** Builds what the journeys run on, when its sources changed since: the page, and the application where Electron is. */
async function buildForJourneys(): Promise<void> {
  await buildParts(findElectron() === undefined ? ['renderer'] : APPLICATION);
  // The windows of the journeys do not build again, whatever is edited meanwhile.
  process.env.CERCLE_BUILT = '1';
}

export { buildForJourneys as default };
