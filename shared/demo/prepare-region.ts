import type { SandboxStatus } from '../contract/sandbox.ts';
import { REGION } from './step.ts';
import type { Story } from './step.ts';

/** The same region each time. */
const SEED = 7;

/**
 * Starts the region of the demonstration. What an earlier use of the sandbox left in the way goes: a region that runs, the data
 * that it brought, and a dialect or a profile that the journey does not speak; whoever starts the journey was told.
 */
export async function prepareRegion({ client, units }: Pick<Story, 'client' | 'units'>): Promise<SandboxStatus> {
  const { isRunning } = await client.sandbox.status({});
  if (isRunning) await client.sandbox.stop({});
  const sources = await client.cache.sources({});
  if (sources.some(({ source }) => source === REGION)) await client.cache.removeSource({ source: REGION });
  const known = (await client.regions.list({})).some(({ code }) => code === REGION);
  if (known) await client.regions.set({ code: REGION, dialect: 'ror-2.4', profil: 1, certificate: null });
  return client.sandbox.start({ units, seed: SEED, denyUnlisted: true });
}
