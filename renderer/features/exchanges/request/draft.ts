import type { RegionRow } from '../../../../shared/contract/region-views.ts';
import type {
  CodeParameter,
  ExchangeRequest,
  FindParameters,
  Transaction,
} from '../../../../shared/domain/exchange/transaction.ts';
import { structureCode } from './structure-code.ts';

type Profil = NonNullable<RegionRow['profil']>;
/** What a form takes from the settings of its server. */
type Settings = Pick<RegionRow, 'assigningAuthority' | 'profil'>;

/** Everything that the forms hold, as typed. */
export interface Draft {
  /** Undefined: the one of the server's settings. */
  readonly profil: Profil | undefined;
  /** `2026-01-31T07:00`, or empty. */
  readonly dateRef: string;
  readonly champs: readonly CodeParameter[];
  readonly publics: readonly CodeParameter[];
  readonly code: string;
  readonly authority: string;
  readonly restricted: 'unset' | 'no' | 'yes';
  readonly organisation: string;
  readonly oiAuthority: string;
  readonly directory: FindParameters['directory'];
  readonly entityId: string;
  readonly name: string;
  readonly updatedSince: string;
  readonly start: number;
  readonly max: number;
}

const DAY = 86_400_000;

/** What a form begins with: changes of the last week. */
export function firstDraft(now: Date): Draft {
  return {
    profil: undefined,
    dateRef: new Date(now.getTime() - 7 * DAY).toISOString().slice(0, 16),
    champs: [],
    publics: [],
    code: '',
    authority: '',
    restricted: 'unset',
    organisation: '',
    oiAuthority: '',
    directory: 'organization',
    entityId: '',
    name: '',
    updatedSince: '',
    start: 1,
    max: 100,
  };
}

/** The access profile that is asked for: chosen, else of the settings, else the public one. */
export function profilOf(draft: Draft, { profil }: Settings): Profil {
  return draft.profil ?? profil ?? 0;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/u;
const ORGANISATION = /^[0-9A-Za-z]{2,3}\/\S{1,150}$/u;

/** An instant as services want it; undefined for what is none. */
export function instantOf(typed: string): string | undefined {
  const text = typed.trim();
  if (!INSTANT.test(text) || Number.isNaN(Date.parse(text))) return undefined;
  return /T\d{2}:\d{2}(Z|[+-]|$)/u.test(text) ? text.replace(/(T\d{2}:\d{2})/u, '$1:00') : text;
}

/** Whether it is written as an identifiantOI: a region, a slash, a local identifier (domain reference ROR §2.5). */
export function isOrganisation(typed: string): boolean {
  return ORGANISATION.test(typed.trim());
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function readEtablissement(draft: Draft, authority: string): ExchangeRequest | undefined {
  const { code } = structureCode(draft.code);
  const dateRef = draft.updatedSince === '' ? null : instantOf(draft.updatedSince);
  if (code === undefined || dateRef === undefined) return undefined;
  return {
    transaction: 'etablissement',
    etablissement: { code, assigningAuthorityName: orNull(draft.authority) ?? authority },
    dateRef,
    typeActivity: draft.champs,
    supportedPatient: draft.publics,
    restrictedOrganisation: draft.restricted === 'unset' ? null : draft.restricted === 'yes',
  };
}

function readFind(draft: Draft): ExchangeRequest | undefined {
  const updatedSince = draft.updatedSince === '' ? null : instantOf(draft.updatedSince);
  if (updatedSince === undefined) return undefined;
  return {
    transaction: 'find',
    directory: draft.directory,
    entityId: orNull(draft.entityId),
    name: orNull(draft.name),
    ...{ codedType: null, otherId: null, status: null },
    updatedSince,
    start: draft.start,
    max: draft.max,
  };
}

/** The request that a form asks for; undefined while something of it is missing or wrong. What it does not give is in the settings. */
export function requestOf(transaction: Transaction, draft: Draft, settings: Settings): ExchangeRequest | undefined {
  const dateRef = instantOf(draft.dateRef);
  const { champs: typeActivity, publics: supportedPatient } = draft;
  switch (transaction) {
    case 'extraction':
      return { transaction, profil: profilOf(draft, settings) };
    case 'notifications':
      return dateRef === undefined ? undefined : { transaction, dateRef, typeActivity, supportedPatient };
    case 'etablissement':
      return readEtablissement(draft, settings.assigningAuthority);
    case 'oi':
      if (!isOrganisation(draft.organisation)) return undefined;
      return {
        transaction,
        organisation: { code: draft.organisation.trim(), assigningAuthorityName: draft.oiAuthority.trim() },
      };
    case 'find':
      return readFind(draft);
    case 'modifications':
      return dateRef === undefined ? undefined : { transaction, lastModified: dateRef };
  }
}
