import type { DiffReport } from '../../../shared/contract/cache.ts';
import { isDate } from './change-rows.ts';
import type { Entity } from './change-rows.ts';

/** What came and changed in an establishment. */
export interface EstablishmentChanges {
  readonly id: string;
  readonly name: string;
  readonly added: number;
  readonly changed: number;
}

export interface ByEstablishment {
  /** Those in which most happened first. */
  readonly rows: readonly EstablishmentChanges[];
  /** Entities without an establishment: EJ, and what no unit refers to. */
  readonly elsewhere: number;
}

/** Gathers what came and changed by establishment; what changed in its dates only is left out unless they are wanted. */
export function gatherByEstablishment({ added, changed }: DiffReport, withDates: boolean): ByEstablishment {
  const found = new Map<string, { id: string; name: string; added: number; changed: number }>();
  let elsewhere = 0;
  const take = (what: 'added' | 'changed', { establishment }: Entity): void => {
    if (establishment === undefined) {
      elsewhere += 1;
      return;
    }
    const row = found.get(establishment.id) ?? { ...establishment, added: 0, changed: 0 };
    row[what] += 1;
    found.set(row.id, row);
  };
  for (const entity of added) take('added', entity);
  for (const entity of changed) {
    if (withDates || entity.fields.some(({ path }) => !isDate(path))) take('changed', entity);
  }
  const rows = [...found.values()].sort((a, b) => b.added + b.changed - a.added - a.changed);
  return { rows, elsewhere };
}
