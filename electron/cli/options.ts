import { SEARCH_KINDS } from '../../shared/domain/search.ts';
import { LANGS } from '../../shared/i18n/lang.ts';
import type { Texts } from '../../shared/i18n/index.ts';

/** An option as parsed, shown in help and documented. */
export interface OptionSpec {
  /** Without its two hyphens. */
  readonly name: string;
  readonly short?: string;
  /** Placeholder of the value; a flag has none. */
  readonly value?: string;
  readonly isRepeatable?: boolean;
  /** Its values are taken as they are: a file name may have a comma. */
  readonly isWhole?: boolean;
  readonly choices?: readonly string[];
  /** What it does, among the texts of options. */
  readonly text: keyof Texts['options'];
}

/** Values of options by name: `true` for a flag, the texts given otherwise. */
export type OptionValues = ReadonlyMap<string, true | readonly string[]>;

export const GLOBAL_OPTIONS: readonly OptionSpec[] = [
  { name: 'data', value: 'DIR', text: 'data' },
  { name: 'json', text: 'json' },
  { name: 'lang', value: 'LANG', choices: LANGS, text: 'lang' },
  { name: 'quiet', text: 'quiet' },
  { name: 'verbose', text: 'verbose' },
  { name: 'no-color', text: 'noColor' },
  { name: 'help', short: 'h', text: 'help' },
  { name: 'version', text: 'version' },
];

/** Filters of every list; each may be given several times or with values separated by commas. */
export const FILTER_OPTIONS: readonly OptionSpec[] = [
  { name: 'source', value: 'CODE', isRepeatable: true, text: 'filterSource' },
  { name: 'region', value: 'CODE', isRepeatable: true, text: 'filterRegion' },
  { name: 'departement', value: 'CODE', isRepeatable: true, text: 'filterDepartement' },
  { name: 'commune', value: 'CODE', isRepeatable: true, text: 'filterCommune' },
  { name: 'champ', value: 'CODE', isRepeatable: true, text: 'filterChamp' },
  { name: 'activite', value: 'CODE', isRepeatable: true, text: 'filterActivite' },
  { name: 'mode', value: 'CODE', isRepeatable: true, text: 'filterMode' },
  { name: 'type', value: 'CODE', isRepeatable: true, text: 'filterType' },
  { name: 'categorie', value: 'CODE', isRepeatable: true, text: 'filterCategorie' },
  { name: 'public', value: 'CODE', isRepeatable: true, text: 'filterPublic' },
  { name: 'age', value: 'N|Nmo', isRepeatable: true, text: 'filterAge' },
  { name: 'equipement', value: 'CODE', isRepeatable: true, text: 'filterEquipement' },
  { name: 'acte', value: 'CODE', isRepeatable: true, text: 'filterActe' },
  { name: 'profession', value: 'CODE', isRepeatable: true, text: 'filterProfession' },
  { name: 'kind', value: 'KIND', isRepeatable: true, choices: SEARCH_KINDS, text: 'filterKind' },
  { name: 'updated-since', value: 'DATE', text: 'filterUpdatedSince' },
  { name: 'load', value: 'ID', isRepeatable: true, text: 'filterLoad' },
];

/** `--limit N`, `-h, --help`. */
export function optionUsage({ name, short, value }: OptionSpec): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}
