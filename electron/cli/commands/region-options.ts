import { limits, regionTarget } from '../../../shared/contract/region-views.ts';
import type { RegionRow, RegionTarget } from '../../../shared/contract/region-views.ts';
import { ENVIRONMENTS } from '../../../shared/domain/certificates/facts.ts';
import { DIALECTS } from '../../../shared/domain/exchange/transaction.ts';
import type { OptionSpec, OptionValues } from '../options.ts';
import { UsageError, oneOf } from '../usage-error.ts';
import { choice, list, text } from '../values.ts';

const SWITCH = ['on', 'off'] as const;
const PROFILES = ['0', '1', '2', '3'] as const;
const LIMITS = Object.keys(limits.shape) as (keyof RegionTarget['limits'])[];
const TLS = regionTarget.shape.tlsPolicy.options;
const REVOCATION = regionTarget.shape.revocation.options;

/** What can be set of a server. */
export const SETTING_OPTIONS: readonly OptionSpec[] = [
  { name: 'label', value: 'TEXT', text: 'regionLabel' },
  { name: 'environment', value: 'ENVIRONMENT', choices: ENVIRONMENTS, text: 'regionEnvironment' },
  { name: 'url', value: 'URL', text: 'regionUrl' },
  { name: 'extraction-url', value: 'URL', text: 'regionExtractionUrl' },
  { name: 'extraction-version', value: 'TEXT', text: 'regionExtractionVersion' },
  { name: 'dialect', value: 'DIALECT', choices: DIALECTS, text: 'regionDialect' },
  { name: 'document', value: 'TEXT', text: 'regionDocument' },
  { name: 'certificate', value: 'ID', text: 'regionCertificate' },
  { name: 'trust', value: 'FILE', isRepeatable: true, isWhole: true, text: 'regionTrust' },
  { name: 'sha256', value: 'HEX', isRepeatable: true, text: 'trustSha256' },
  { name: 'profil', value: 'N', choices: PROFILES, text: 'regionProfil' },
  { name: 'vihf', value: 'on|off', choices: SWITCH, text: 'regionVihf' },
  { name: 'vihf-name-id', value: 'TEXT', text: 'regionVihfNameId' },
  { name: 'vihf-client', value: 'TEXT', text: 'regionVihfClient' },
  { name: 'vihf-profile', value: 'CODE', text: 'regionVihfProfile' },
  { name: 'assigning-authority', value: 'OID', text: 'regionAuthority' },
  { name: 'soap-action', value: 'on|off', choices: SWITCH, text: 'regionSoapAction' },
  { name: 'tls', value: 'POLICY', choices: TLS, text: 'regionTls' },
  { name: 'revocation', value: 'MODE', choices: REVOCATION, text: 'regionRevocation' },
  { name: 'limits', value: 'NAME=N', isRepeatable: true, text: 'regionLimits' },
  { name: 'proxy', value: 'URL', text: 'regionProxy' },
  { name: 'automatic', value: 'on|off', choices: SWITCH, text: 'regionAutomatic' },
  { name: 'notes', value: 'TEXT', text: 'regionNotes' },
];

export type RegionChange = Partial<Omit<RegionTarget, 'code'>>;

/**
 * What the options change of a server as it is; empty when none does. Of a new one (`current` undefined) the assertion and the
 * limits are only checked: what they change is not known yet.
 */
export function changeOf(values: OptionValues, current: Pick<RegionRow, 'vihf' | 'limits'> | undefined): RegionChange {
  const certificate = text(values, 'certificate');
  const profil = choice(values, 'profil', PROFILES);
  const soapAction = choice(values, 'soap-action', SWITCH);
  const automatic = choice(values, 'automatic', SWITCH);
  const given = {
    label: text(values, 'label'),
    environment: choice(values, 'environment', ENVIRONMENTS),
    url: text(values, 'url'),
    extractionUrl: text(values, 'extraction-url'),
    extractionVersion: text(values, 'extraction-version'),
    dialect: choice(values, 'dialect', DIALECTS),
    document: text(values, 'document'),
    certificate: certificate === 'none' ? null : certificate,
    profil: profil === undefined ? undefined : (Number(profil) as 0 | 1 | 2 | 3),
    vihf: vihfOf(values, current?.vihf),
    assigningAuthority: text(values, 'assigning-authority'),
    soapActionHeader: soapAction === undefined ? undefined : soapAction === 'on',
    tlsPolicy: choice(values, 'tls', TLS),
    revocation: choice(values, 'revocation', REVOCATION),
    limits: limitsOf(values, current?.limits),
    proxy: text(values, 'proxy'),
    automatic: automatic === undefined ? undefined : automatic === 'on',
    notes: text(values, 'notes'),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as RegionChange;
}

/** A value given of the assertion counts with the others as they are; undefined when none was given. */
function vihfOf(values: OptionValues, current: RegionTarget['vihf'] | undefined): RegionTarget['vihf'] | undefined {
  const enabled = choice(values, 'vihf', SWITCH);
  const given = {
    nameId: text(values, 'vihf-name-id'),
    clientName: text(values, 'vihf-client'),
    userProfile: text(values, 'vihf-profile'),
    enabled: enabled === undefined ? undefined : enabled === 'on',
  } satisfies Record<keyof RegionTarget['vihf'], unknown>;
  const change = Object.entries(given).filter(([, value]) => value !== undefined);
  if (current === undefined || change.length === 0) return undefined;
  return { ...current, ...(Object.fromEntries(change) as Partial<typeof current>) };
}

/** `connectSeconds=10`, several separated by commas. */
function limitsOf(
  values: OptionValues,
  current: RegionTarget['limits'] | undefined,
): RegionTarget['limits'] | undefined {
  const given = list(values, 'limits');
  if (given.length === 0) return undefined;
  const changes = given.map((pair) => {
    const [name = '', value = ''] = pair.split('=', 2);
    const known = oneOf(name.trim(), LIMITS, '--limits');
    const number = value.trim() === '' ? Number.NaN : Number(value);
    const { success } = limits.shape[known].safeParse(number);
    if (!success) throw new UsageError('badLimit', { option: '--limits', name: known, value });
    return [known, number] as const;
  });
  return current && { ...current, ...Object.fromEntries(changes) };
}
