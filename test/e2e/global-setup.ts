import { APPLICATION, buildParts } from '../../scripts/build.ts';
import { findElectron } from '../../scripts/electron-binary.ts';

/** Builds what the journeys run on, when its sources changed since: the page, and the application where Electron is. */
async function buildForJourneys(): Promise<void> {
  if (process.env.CERCLE_E2E_BUILT) return;
  await buildParts(findElectron() === undefined ? ['renderer'] : APPLICATION);
}

export { buildForJourneys as default };
