import { CERTIFICATE_STATUSES, ENVIRONMENTS, ROLES } from '../../../shared/domain/certificates/facts.ts';
import type { CertificateStatus, Environment, Role } from '../../../shared/domain/certificates/facts.ts';

export const TABS = ['inventory', 'agenda', 'trust', 'journal'] as const;
export type CertificatesTab = (typeof TABS)[number];

export const PLACES = ['active', 'archived', 'bin'] as const;
export type Place = (typeof PLACES)[number];

/** What stands in the place of the tabs: the assistant of a request, two certificates side by side, the vault. */
export const ROOMS = ['request', 'compare', 'vault'] as const;
export type CertificatesRoom = (typeof ROOMS)[number];

/** All that the screen shows; it stands in the address, so that Back and a link work. */
export interface CertificatesView {
  readonly tab: CertificatesTab;
  readonly room: CertificatesRoom | undefined;
  /** The certificate that the request renews. */
  readonly renews: string | undefined;
  /** The two that are compared. */
  readonly left: string | undefined;
  readonly right: string | undefined;
  readonly place: Place;
  readonly status: CertificateStatus | undefined;
  readonly role: Role | undefined;
  readonly environment: Environment | undefined;
  readonly text: string;
}

type AddressQuery = Readonly<Record<string, readonly string[]>>;

const LONGEST_ID = 100;
const LONGEST_TEXT = 200;

function oneOf<T extends string>(values: readonly T[], written: string | undefined): T | undefined {
  return values.find((value) => value === written);
}

function idOf(written: string | undefined): string | undefined {
  return written === undefined || written === '' || written.length > LONGEST_ID ? undefined : written;
}

/** Reads the address; what it does not understand in it is left out. */
export function readView(query: AddressQuery): CertificatesView {
  const one = (key: string): string | undefined => query[key]?.[0];
  return {
    tab: oneOf(TABS, one('tab')) ?? 'inventory',
    room: oneOf(ROOMS, one('view')),
    renews: idOf(one('renews')),
    left: idOf(one('left')),
    right: idOf(one('right')),
    place: oneOf(PLACES, one('place')) ?? 'active',
    status: oneOf(CERTIFICATE_STATUSES, one('status')),
    role: oneOf(ROLES, one('role')),
    environment: oneOf(ENVIRONMENTS, one('environment')),
    text: (one('text') ?? '').slice(0, LONGEST_TEXT),
  };
}

/** Writes the address of a view, the inverse of `readView`; what is as usual is not written. */
export function writeView(view: Partial<CertificatesView>): AddressQuery {
  const { tab = 'inventory', room, place = 'active', text = '' } = view;
  const optional = ['renews', 'left', 'right', 'status', 'role', 'environment'] as const;
  const written = optional.flatMap((key) => {
    const value = view[key];
    return value === undefined ? [] : [[key, [value]] as const];
  });
  return {
    ...(tab !== 'inventory' && { tab: [tab] }),
    ...(room !== undefined && { view: [room] }),
    ...(place !== 'active' && { place: [place] }),
    ...Object.fromEntries(written),
    ...(text !== '' && { text: [text] }),
  };
}
