import type { EntityView } from '../../../shared/contract/cache.ts';
import type { LabelledCode } from '../../../shared/contract/common.ts';
import type { Facet } from '../../../shared/domain/search.ts';
import { AppError } from '../../../shared/errors.ts';
import { findingsOf } from './anomalies.ts';
import { findEntity } from './entity-view-find.ts';
import { shownFields } from './entity-view-fields.ts';
import { childrenOf, nameOf, NAMED, parentsOf, referenceTo } from './entity-view-relations.ts';
import type { NamedRow } from './entity-view-relations.ts';
import { searchKindOf } from './filters-sql.ts';
import { rawXml, readEntity } from './raw-read.ts';
import type { ReadContext } from './reader-context.ts';
import { cacheId } from './reader-ids.ts';

interface ShowRow extends NamedRow {
  readonly commune: string;
  readonly city: string;
  readonly departement: string;
  readonly region: string;
  readonly place_from: '' | 'own' | 'eg' | 'ej';
  readonly file_id: number;
}

const ROW = `SELECT ${NAMED}, commune, city, departement, region, place_from, file_id FROM entity WHERE id = ?`;

export interface ShowInput {
  /** Of the cache, or any identifier of the entity. */
  readonly id: string;
  readonly xml?: boolean | undefined;
}

/**
 * One entity with everything the source says of it, restricted contacts included with their level: it is shown to the person who
 * holds the data; exports leave them out.
 * @throws AppError as findEntity does; `cache.corrupt`.
 */
export function show(context: ReadContext, { id, xml = false }: ShowInput): EntityView {
  const place = findEntity(context, id);
  const { handle } = place;
  const { labels } = context;
  const row = handle.get<ShowRow>(ROW, place.id);
  if (row === undefined)
    throw new AppError('cache.entity-unknown', `The cache holds nothing under \`${id}\` any more.`);
  const file = handle.column<string>('SELECT name FROM file WHERE id = ?', row.file_id)[0] ?? '';
  return {
    id: cacheId(handle.source, row.id),
    kind: searchKindOf(row.kind, row.type_oi),
    source: handle.source,
    fields: {
      name: nameOf(handle, row, labels),
      nationalId: row.national_id === '' ? null : row.national_id,
      ...shownFields(readEntity(handle, row), labels),
    },
    place: placeOf(row, context),
    parents: parentsOf(handle, row.id).map((parent) => referenceTo(handle, parent, labels)),
    children: childrenOf(handle, row.id).map((child) => referenceTo(handle, child, labels)),
    findings: findingsOf(context, handle, row.id),
    provenance: { file, importedAt: handle.importedAt, profil: handle.profil },
    ...(xml && { xml: rawXml(handle, row) }),
  };
}

function placeOf(row: ShowRow, { labels, lang }: ReadContext): EntityView['place'] {
  if (row.place_from === '') return null;
  const label = (facet: Facet, code: string): LabelledCode => labels.facet(facet, code, lang);
  const commune = label('commune', row.commune);
  const isNamed = row.commune !== '' && commune.status !== 'unknown';
  return {
    commune: isNamed || row.city === '' ? commune : { ...commune, label: row.city },
    departement: label('departement', row.departement),
    region: label('region', row.region),
    from: row.place_from,
  };
}
