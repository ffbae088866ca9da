import type { LabelledCode } from '../../../shared/contract/common.ts';
import type { GeographyTables } from '../../../shared/domain/geography.ts';
import type { Nomenclature } from '../../../shared/domain/ror/nomenclature.ts';
import { withoutCode } from '../../../shared/domain/ror/nomenclature-table.ts';
import { SCHEMES, SCHEMES_AT } from '../../../shared/domain/ror/schemes.ts';
import type { Facet } from '../../../shared/domain/search.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';

/** Labels beside codes: codes come from documents, labels only from tables (domain reference ROR §0.7). */
export interface Labels {
  /** A value of a facet; the empty code of a place is what is not located. */
  facet(facet: Facet, code: string, lang: Lang): LabelledCode;
  /** A code of a table; `fallbacks` as in Nomenclature.label. */
  code(scheme: string, code: string, fallbacks?: readonly string[]): LabelledCode;
}

const NOT_LOCATED: Readonly<Record<Lang, string>> = { fr: 'Non localisé', en: 'Not located' };

type TableFacet = Exclude<Facet, 'region' | 'departement' | 'commune'>;

/** Tables of each facet; the first is the one expected. An EG's category and an OI's share a facet (§4.4, §4.5). */
const TABLES: Readonly<Record<TableFacet, readonly [string, ...string[]]>> = {
  champ: [SCHEMES.CHAMP_ACTIVITE],
  activite: [SCHEMES.ACTIVITE_OPERATIONNELLE],
  mode: [SCHEMES.MODE_PRISE_EN_CHARGE],
  typeOi: [SCHEMES.TYPE_ORGANISATION_INTERNE],
  categorie: [SCHEMES.CATEGORIE_ETABLISSEMENT, SCHEMES.CATEGORIE_ORGANISATION, ...SCHEMES_AT.EG_TYPE],
  public: [SCHEMES.PUBLIC_PRIS_EN_CHARGE],
  equipement: [SCHEMES.EQUIPEMENT],
  profession: SCHEMES_AT.PROFESSION,
  acte: [SCHEMES.ACTE_SPECIFIQUE],
};

export function createLabels(nomenclature: Nomenclature, geography: GeographyTables): Labels {
  const known = new Map<string, LabelledCode>();
  const code: Labels['code'] = (scheme, value, fallbacks = []) => {
    const { label, status } = nomenclature.label(scheme, value, fallbacks);
    const bare = withoutCode(label, value);
    return status === 'known' ? { code: value, label: bare } : { code: value, label: bare, status };
  };
  const find = (facet: Facet, value: string): LabelledCode => {
    if (facet === 'region') return placed(value, geography.regions.get(value));
    if (facet === 'departement') return placed(value, geography.departements.get(value)?.label);
    if (facet === 'commune') return placed(value, geography.commune(value));
    const [table, ...others] = TABLES[facet];
    return code(table, value, others);
  };
  return {
    code,
    facet: (facet, value, lang) => {
      if (value === '') return { code: '', label: NOT_LOCATED[lang] };
      const key = `${facet} ${value}`;
      const found = known.get(key) ?? find(facet, value);
      known.set(key, found);
      return found;
    },
  };
}

function placed(code: string, label: string | undefined): LabelledCode {
  return label === undefined ? { code, label: code, status: 'unknown' } : { code, label: withoutCode(label, code) };
}
