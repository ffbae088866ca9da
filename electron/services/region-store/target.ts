import type { RegionTarget } from '../../../shared/contract/region-views.ts';
import { AppError } from '../../../shared/errors.ts';
import { checkedAddress } from '../connectors/target-address.ts';
import type { RegionChoices } from '../store/workspace-regions.ts';
import type { Shipped } from './shipped.ts';

/** Whether the VIHF is sent unless the person says otherwise: a public profile needs none (domain reference ROR §2.8). */
function vihfOf(profil: RegionTarget['profil']): RegionTarget['vihf'] {
  return { enabled: profil !== null && profil !== 0, nameId: '', clientName: 'Cercle', userProfile: '' };
}

/** A server with all its settings: what was chosen, and what counts for the rest. */
export function targetOf(code: string, choices: RegionChoices, { labels, defaults }: Shipped): RegionTarget {
  return {
    label: labels.get(code) ?? code,
    // What is not known to be a test is treated with the care that production asks for.
    environment: 'production',
    dialect: 'ror-2.4',
    url: '',
    extractionUrl: '',
    document: '',
    certificate: null,
    profil: null,
    vihf: vihfOf(choices.profil ?? null),
    soapActionHeader: false,
    tlsPolicy: 'strict',
    revocation: 'if-known',
    proxy: 'settings',
    automatic: false,
    notes: '',
    ...defaults,
    ...choices,
    code,
  };
}

/**
 * Choices as they are kept: addresses in their plain form, none of them with a user or a password in it.
 * @throws AppError `region.address`.
 */
export function checkedChoices(choices: RegionChoices): RegionChoices {
  const { url, extractionUrl, proxy } = choices;
  return {
    ...choices,
    ...(url !== undefined && url !== '' && { url: checkedAddress(url) }),
    ...(extractionUrl !== undefined && extractionUrl !== '' && { extractionUrl: checkedAddress(extractionUrl) }),
    ...(proxy !== undefined && { proxy: checkedProxy(proxy) }),
  };
}

/** A proxy is reached by http or https; the password of one is no setting. */
function checkedProxy(proxy: string): string {
  if (proxy === 'settings' || proxy === 'none') return proxy;
  const { protocol, username, password, origin } = new URL(proxy);
  const isWrong = !['http:', 'https:'].includes(protocol) || username !== '' || password !== '';
  // Never the address itself: it may hold a password.
  if (isWrong) throw new AppError('region.address', 'The proxy is refused.', { values: { reason: 'proxy' } });
  return origin;
}
