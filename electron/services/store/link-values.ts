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

const ABOVE = `
SELECT CASE WHEN p.id IS NOT NULL THEN ${IDENTITY('p')} END, CASE WHEN t.id <> e.id THEN ${IDENTITY('t')} END
FROM main.entity e LEFT JOIN main.entity p ON p.id = e.parent_id
  LEFT JOIN main.entity t ON t.id = coalesce(e.eg_id, e.ej_id) AND e.kind IN (${OI}, ${PROFESSIONNEL})
WHERE e.id = ?`;
const LINKED = `
SELECT l.relation, ${IDENTITY('t')} FROM main.link l JOIN main.entity t ON t.id = l.to_id
WHERE l.from_id = ? AND l.relation IN ('eg', 'oi')`;
const OFFERED = `
SELECT CASE facet WHEN ${ACTIVITE} THEN 'activites' ELSE 'equipements' END, code FROM main.entity_code
WHERE id = ? AND facet IN (${ACTIVITE}, ${EQUIPEMENT})`;

/** What looks for the values of one entity. */
export const LINK_VALUES = [ABOVE, LINKED, OFFERED];

/** Fields by name, values by their UTF-8 bytes: the order in which link.ts writes them. */
export function linkValuesReader(db: ReadableDb): (id: number) => LinkValues {
  const above = db.prepare<[number], readonly [string | null, string | null]>(ABOVE).raw();
  const linked = db.prepare<[number], readonly [string, string]>(LINKED).raw();
  const offered = db.prepare<[number], readonly [string, string]>(OFFERED).raw();
  return (id) => {
    const [parent = null, eg = null] = above.get(id) ?? [];
    const found = new Map<string, Set<string>>();
    const add = (field: string, value: string): void => {
      const values = found.get(field);
      if (values === undefined) found.set(field, new Set([value]));
      else values.add(value);
    };
    for (const [field, value] of offered.all(id)) add(field, value);
    for (const [field, value] of linked.all(id)) add(field, value);
    if (parent !== null) add('parent', parent);
    if (eg !== null) add('eg', eg);
    const fields = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
    return new Map(fields.map(([field, values]) => [field, [...values].sort(byBytes)]));
  };
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
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
