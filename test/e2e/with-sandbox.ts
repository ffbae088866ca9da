import type { Page } from '@playwright/test';
import type { SandboxStatus } from '../../shared/contract/sandbox.ts';
import { clientForm } from '../helpers/certificates.ts';
import { PASSPHRASE } from '../helpers/vault.ts';
import { ask } from './wire.ts';

/** Units of the fictional region: few, so that a journey is short. */
const UNITS = 60;

/**
 * Starts the fictional region from the window, has it issue our certificate, puts that on its whitelist, and makes it the
 * certificate of the server BAC. Gives the region's address.
 */
export async function startSandbox(page: Page, { isListed = true } = {}): Promise<string> {
  await ask(page, 'vault.init', { passphrase: PASSPHRASE });
  await ask<SandboxStatus>(page, 'sandbox.start', { seed: 7, units: UNITS, denyUnlisted: true });
  const { id } = await ask<{ id: string }>(page, 'certificates.request', {
    form: clientForm({ commonName: 'CLIENT_BAC', label: 'Client du bac à sable' }),
  });
  await ask(page, 'certificates.declineBackup', { id });
  await ask(page, 'sandbox.issue', { csr: { request: id } });
  if (isListed) await ask(page, 'sandbox.whitelist', { certificate: id, listed: true });
  await ask(page, 'regions.set', { code: 'BAC', certificate: id });
  const { url } = await ask<SandboxStatus>(page, 'sandbox.status', {});
  return url ?? '';
}
