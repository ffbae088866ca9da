import { FACETS } from '../../../shared/domain/search.ts';
import type { FieldChange } from '../../../shared/contract/cache.ts';
import { IDENTITY } from './link.ts';
import type { ReadableDb } from './sqlite.ts';
import { kindNumber } from './staged-rows.ts';

/** What an entity refers to, as a person reads it in a comparison: national identifiers, and codes of activities and equipment. */
export type LinkValues = ReadonlyMap<string, readonly string[]>;

const OI = kindNumber('oi');
const PROFESSIONNEL = kindNumber('professionnel');
const ACTIVITE = FACETS.indexOf('activite') + 1;
const EQUIPEMENT = FACETS.indexOf('equipement') + 1;

const QUERY = `
SELECT 'parent' AS field, ${IDENTITY('t')} AS value FROM main.entity e JOIN main.entity t ON t.id = e.parent_id WHERE e.id = $id
UNION SELECT 'eg', ${IDENTITY('t')} FROM main.entity e JOIN main.entity t ON t.id = coalesce(e.eg_id, e.ej_id) AND t.id <> e.id
  WHERE e.id = $id AND e.kind IN (${OI}, ${PROFESSIONNEL})
UNION SELECT l.relation, ${IDENTITY('t')} FROM main.link l JOIN main.entity t ON t.id = l.to_id
  WHERE l.from_id = $id AND l.relation IN ('eg', 'oi')
UNION SELECT 'activites', code FROM main.entity_code WHERE id = $id AND facet = ${ACTIVITE}
UNION SELECT 'equipements', code FROM main.entity_code WHERE id = $id AND facet = ${EQUIPEMENT}
ORDER BY 1, 2`;

export function linkValuesReader(db: ReadableDb): (id: number) => LinkValues {
  const find = db.prepare<{ id: number }, { field: string; value: string }>(QUERY);
  return (id) => {
    const values = new Map<string, string[]>();
    for (const { field, value } of find.all({ id })) {
      const list = values.get(field) ?? [];
      list.push(value);
      values.set(field, list);
    }
    return values;
  };
}

/** The text whose hash tells that links changed; it is the one that link.ts makes for a whole load. */
export function linkText(values: LinkValues): string {
  return [...values].flatMap(([field, list]) => list.map((value) => `${field}=${value}`)).join('\u001f');
}

/** Links that differ; a list reads as its values, a comma between them. */
export function compareLinks(older: LinkValues, newer: LinkValues): readonly FieldChange[] {
  const fields = [...new Set([...older.keys(), ...newer.keys()])].sort();
  return fields.flatMap((field) => {
    const before = text(older.get(field));
    const after = text(newer.get(field));
    return before === after ? [] : [{ path: field, old: before, new: after }];
  });
}

function text(values: readonly string[] | undefined): string | null {
  return values === undefined ? null : values.join(', ');
}
