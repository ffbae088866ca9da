import type { SearchItem } from '../../../shared/contract/cache.ts';
import type { LabelledCode } from '../../../shared/contract/common.ts';
import type { Facet, SearchKind } from '../../../shared/domain/search.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { facetNumber, searchKindOf } from './filters-sql.ts';
import type { Place } from './page-merge.ts';
import { cacheId } from './reader-ids.ts';
import type { SourceHandle } from './reader-source.ts';
import type { Labels } from './reader-labels.ts';

interface ItemRow {
  readonly id: number;
  readonly kind: number;
  readonly type_oi: string;
  readonly national_id: string;
  readonly name: string;
  readonly eg_id: number | null;
  readonly ej_id: number | null;
  readonly commune: string;
  readonly city: string;
  readonly departement: string;
  readonly region: string;
  readonly champ: string;
  readonly mode: string;
}

const ITEM = `SELECT id, kind, type_oi, national_id, name, eg_id, ej_id, commune, city, departement, region, champ, mode
  FROM entity WHERE id = ?`;
const CODES = 'SELECT code FROM entity_code WHERE id = ? AND facet = ? ORDER BY code';

/** The line of a list for one row; undefined when a load has removed it since its id was found. */
export function searchItem({ handle, id }: Place, labels: Labels, lang: Lang): SearchItem | undefined {
  const row = handle.get<ItemRow>(ITEM, id);
  if (row === undefined) return undefined;
  const label = (facet: Facet, code: string): LabelledCode | null =>
    code === '' ? null : labels.facet(facet, code, lang);
  const activites = handle.column<string>(CODES, id, facetNumber('activite'));
  return {
    id: cacheId(handle.source, id),
    kind: searchKindOf(row.kind, row.type_oi) as SearchKind,
    nationalId: row.national_id === '' ? null : row.national_id,
    name: row.name,
    commune: commune(row, label),
    departement: label('departement', row.departement),
    region: label('region', row.region),
    etablissement: above(handle, row),
    champ: label('champ', row.champ),
    mode: label('mode', row.mode),
    activites: activites.map((code) => labels.facet('activite', code, lang)),
  };
}

/** The name that the document or the post code gives is kept where the table has no label. */
function commune(row: ItemRow, label: (facet: Facet, code: string) => LabelledCode | null): LabelledCode | null {
  const known = label('commune', row.commune);
  if (row.city === '') return known;
  if (known === null) return { code: '', label: row.city };
  return known.status === 'unknown' ? { ...known, label: row.city } : known;
}

function above(handle: SourceHandle, row: ItemRow): SearchItem['etablissement'] {
  const id = row.eg_id === row.id ? row.ej_id : row.eg_id;
  if (id === null || id === row.id) return null;
  const found = handle.get<{ name: string }>('SELECT name FROM entity WHERE id = ?', id);
  return found === undefined ? null : { id: cacheId(handle.source, id), name: found.name };
}
