import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { RegionRow } from '../../../shared/contract/region-views.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { textsOf } from '../../../shared/i18n/index.ts';
import { withOrigin } from '../inventory/origin.ts';
import { IHE_DOCUMENT } from '../sandbox-region/ihe.ts';
import type { RunningSandbox } from '../sandbox-region/start.ts';
import type { RegionChoices } from '../store/workspace-regions.ts';
import { SANDBOX_CODE } from './parts.ts';
import type { DeskParts } from './parts.ts';

/** Trusts the authorities of a region that has just started, and registers it as a server; what a person chose of it stays. */
export async function register(parts: DeskParts, sandbox: RunningSandbox, lang: Lang): Promise<void> {
  await trustAuthorities(parts, sandbox);
  const rows = parts.regions().list();
  const known = rows.find(({ code }) => code === SANDBOX_CODE);
  parts.regions().set(SANDBOX_CODE, {
    ...(known === undefined && { ...firstChoices(rows), label: textsOf(lang).sandbox.label }),
    ...addressOf(sandbox.url, known),
    environment: 'sandbox',
  });
}

/** Each start has a port of its own. */
function addressOf(url: string, known: RegionRow | undefined): RegionChoices {
  if (known?.dialect === 'ihe-csd') return { url: `${url}/CSD`, extractionUrl: '', document: IHE_DOCUMENT };
  return { url: `${url}/ROR/2.4/CSD_ROR_Binding`, extractionUrl: `${url}/` };
}

/** Nobody is in the way on this computer: it is read at a pace that no region would bear. */
function firstChoices([any]: readonly RegionRow[]): RegionChoices {
  return {
    dialect: 'ror-2.4',
    profil: 1,
    vihf: { enabled: true, nameId: '318751275100020/FACTICE', clientName: 'Cercle', userProfile: '' },
    proxy: 'none',
    ...(any !== undefined && { limits: { ...any.limits, readsPerSecond: 100, concurrentReads: 4 } }),
  };
}

/**
 * Their fingerprints need no comparison: they come from files that this program had made. Those of a region that is no more
 * are trusted no longer.
 */
async function trustAuthorities({ trust, room }: DeskParts, { authorities }: RunningSandbox): Promise<void> {
  const origin = SANDBOX_CODE;
  const current = await withOrigin(room().pki, { path: authorities.bundle }, async ({ certificates }) => {
    const confirmed = certificates.map(({ facts }) => facts.sha256);
    trust().add(certificates, { environment: 'sandbox', confirmed, origin });
    return new Set(confirmed);
  });
  for (const one of trust().list()) {
    const isGone = one.environment === 'sandbox' && one.origin === origin && !current.has(one.facts.sha256);
    if (isGone) trust().remove(one.id);
  }
  for (const file of authorities.crls) trust().addCrl(readFileSync(file), basename(file));
}
