import type { RegionRow } from '../../../shared/contract/region-views.ts';
import type {
  CodeParameter,
  ExchangeRequest,
  FindParameters,
  Transaction,
} from '../../../shared/domain/exchange/transaction.ts';
import type { OptionSpec, OptionValues } from '../options.ts';
import { UsageError } from '../usage-error.ts';
import { choice, list, number, text } from '../values.ts';

const PROFILES = ['0', '1', '2', '3'] as const;
const SWITCH = ['on', 'off'] as const;
const DIRECTORIES = ['organization', 'service', 'facility', 'provider'] as const;
const MOST = 100_000;

/** Code tables of the parameters, when none is given (domain reference ROR §2.3). */
const TYPE_ACTIVITY = '1.2.250.1.213.3.3.17';
const SUPPORTED_PATIENT = '1.2.250.1.213.3.3.29';

const CODES: readonly OptionSpec[] = [
  { name: 'type-activity', value: 'CODE[@OID]', isRepeatable: true, text: 'exchangeTypeActivity' },
  { name: 'supported-patient', value: 'CODE[@OID]', isRepeatable: true, text: 'exchangeSupportedPatient' },
];
const SINCE: OptionSpec = { name: 'since', value: 'DATE', text: 'exchangeSince' };
const IDENTIFIED: readonly OptionSpec[] = [
  { name: 'id', value: 'CODE', text: 'exchangeIdentifier' },
  { name: 'authority', value: 'OID', text: 'exchangeAuthority' },
];

/** What each transaction is asked with. */
export const REQUEST_OPTIONS: Readonly<Record<Transaction, readonly OptionSpec[]>> = {
  extraction: [{ name: 'profil', value: 'N', choices: PROFILES, text: 'exchangeProfil' }],
  notifications: [SINCE, ...CODES],
  etablissement: [
    ...IDENTIFIED,
    { name: 'date-ref', value: 'DATE', text: 'exchangeDateRef' },
    { name: 'restricted', value: 'on|off', choices: SWITCH, text: 'exchangeRestricted' },
    ...CODES,
  ],
  oi: IDENTIFIED,
  find: [
    { name: 'directory', value: 'DIRECTORY', choices: DIRECTORIES, text: 'exchangeDirectory' },
    { name: 'entity-id', value: 'ID', text: 'exchangeEntityId' },
    { name: 'name', value: 'TEXT', text: 'exchangeName' },
    { name: 'code', value: 'CODE@OID', text: 'exchangeCode' },
    { name: 'other-id', value: 'CODE@AUTHORITY', text: 'exchangeOtherId' },
    { name: 'status', value: 'TEXT', text: 'exchangeStatus' },
    { name: 'updated-since', value: 'DATE', text: 'filterUpdatedSince' },
    { name: 'start', value: 'N', text: 'exchangeStart' },
    { name: 'max', value: 'N', text: 'exchangeMax' },
  ],
  modifications: [SINCE],
};

/** The request that options describe. @throws UsageError. */
export function requestOf(transaction: Transaction, values: OptionValues, target: RegionRow): ExchangeRequest {
  const codes = {
    typeActivity: codesOf(values, 'type-activity', TYPE_ACTIVITY),
    supportedPatient: codesOf(values, 'supported-patient', SUPPORTED_PATIENT),
  };
  switch (transaction) {
    case 'extraction':
      return { transaction, profil: profilOf(values, target) };
    case 'notifications':
      return { transaction, dateRef: instantOf(required(values, 'since')), ...codes };
    case 'modifications':
      return { transaction, lastModified: zoned(instantOf(required(values, 'since'))) };
    case 'etablissement': {
      const dateRef = text(values, 'date-ref');
      const restricted = choice(values, 'restricted', SWITCH);
      return {
        transaction,
        etablissement: identifierOf(values, target.assigningAuthority),
        dateRef: dateRef === undefined ? null : instantOf(dateRef),
        ...codes,
        restrictedOrganisation: restricted === undefined ? null : restricted === 'on',
      };
    }
    case 'oi':
      return { transaction, organisation: identifierOf(values, '') };
    case 'find':
      return { transaction, ...findOf(values) };
  }
}

function required(values: OptionValues, name: string): string {
  const given = text(values, name);
  if (given === undefined) throw new UsageError('missingOption', { option: `--${name}` });
  return given;
}

function profilOf(values: OptionValues, { profil }: RegionRow): 0 | 1 | 2 | 3 {
  const given = choice(values, 'profil', PROFILES);
  const chosen = given === undefined ? profil : (Number(given) as 0 | 1 | 2 | 3);
  if (chosen === null) throw new UsageError('missingOption', { option: '--profil' });
  return chosen;
}

function identifierOf(values: OptionValues, authority: string) {
  return { code: required(values, 'id'), assigningAuthorityName: text(values, 'authority') ?? authority };
}

/** `2026-01-31` is the beginning of that day. */
function instantOf(written: string): string {
  return /^\d{4}-\d{2}-\d{2}$/u.test(written) ? `${written}T00:00:00` : written;
}

/** IHE servers are asked with a zone; UTC when none is given (domain reference CSD §4). */
function zoned(instant: string): string {
  return /(?:Z|[+-]\d{2}:\d{2})$/u.test(instant) ? instant : `${instant}Z`;
}

function codesOf(values: OptionValues, name: string, scheme: string): readonly CodeParameter[] {
  return list(values, name).map((written) => {
    const [code = '', codingScheme = scheme] = written.split('@');
    return { code, codingScheme };
  });
}

function pairOf(values: OptionValues, name: string): readonly [string, string] | undefined {
  const given = text(values, name);
  if (given === undefined) return undefined;
  const at = given.lastIndexOf('@');
  return at === -1 ? [given, ''] : [given.slice(0, at), given.slice(at + 1)];
}

function findOf(values: OptionValues): FindParameters {
  const code = pairOf(values, 'code');
  const otherId = pairOf(values, 'other-id');
  const since = text(values, 'updated-since');
  return {
    directory: choice(values, 'directory', DIRECTORIES) ?? 'facility',
    entityId: text(values, 'entity-id') ?? null,
    name: text(values, 'name') ?? null,
    codedType: code === undefined ? null : { code: code[0], codingScheme: code[1] },
    otherId: otherId === undefined ? null : { code: otherId[0], assigningAuthorityName: otherId[1] },
    status: text(values, 'status') ?? null,
    updatedSince: since === undefined ? null : zoned(instantOf(since)),
    start: number(values, 'start', 1, Number.MAX_SAFE_INTEGER) ?? null,
    max: number(values, 'max', 1, MOST) ?? null,
  };
}
