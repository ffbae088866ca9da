import type { RegionRow, RegionTarget } from '../../../../shared/contract/region-views.ts';

/** What of a server can be set. */
export const SETTINGS = [
  'label',
  'environment',
  'dialect',
  'url',
  'extractionUrl',
  'extractionVersion',
  'document',
  'certificate',
  'profil',
  'vihf',
  'assigningAuthority',
  'soapActionHeader',
  'tlsPolicy',
  'revocation',
  'limits',
  'proxy',
  'automatic',
  'notes',
] as const satisfies readonly (keyof RegionTarget)[];

export type Draft = Pick<RegionTarget, (typeof SETTINGS)[number]>;

/** A value of the form that the services would refuse; each has its sentence. */
export type Wrong = 'label' | 'url' | 'extractionUrl' | 'extractionVersion' | 'assigningAuthority' | 'proxy';

export function draftOf(row: RegionRow): Draft {
  return Object.fromEntries(SETTINGS.map((name) => [name, row[name]])) as unknown as Draft;
}

/** What the form would change: the rest is left to what counts for every server. */
export function changesOf(draft: Draft, row: RegionRow): Partial<Draft> {
  const changed = SETTINGS.filter((name) => JSON.stringify(draft[name]) !== JSON.stringify(row[name]));
  return Object.fromEntries(changed.map((name) => [name, trimmed(draft[name])]));
}

function trimmed<T>(value: T): T {
  return typeof value === 'string' ? (value.trim() as T) : value;
}

function isAddress(text: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocols.includes(protocol) && username === '' && password === '';
}

/** What must be mended before the form can be saved. */
export function wrongOf(draft: Draft): ReadonlySet<Wrong> {
  const { label, url, extractionUrl, extractionVersion, assigningAuthority, proxy } = draft;
  const wrong = {
    label: label.trim() === '',
    url: url.trim() !== '' && !isAddress(url.trim(), ['https:']),
    extractionUrl: extractionUrl.trim() !== '' && !isAddress(extractionUrl.trim(), ['https:']),
    extractionVersion: !/^[A-Za-z0-9._-]{0,20}$/u.test(extractionVersion.trim()),
    assigningAuthority: !/^[0-9.]{1,100}$/u.test(assigningAuthority.trim()),
    proxy: !['settings', 'none'].includes(proxy) && !isAddress(proxy.trim(), ['http:', 'https:']),
  };
  return new Set((Object.keys(wrong) as Wrong[]).filter((name) => wrong[name]));
}
