import type { Filters, SearchKind } from '../../../shared/domain/search.ts';
import type { CodeFilter } from './query.ts';

/** Filters that have a section, in the order of the column. */
const ALL = [
  'departement',
  'champ',
  'activite',
  'mode',
  'public',
  'region',
  'type',
  'categorie',
  'equipement',
  'profession',
  'acte',
] as const satisfies readonly CodeFilter[];

/** What only some kinds can be filtered by; the others have every section. */
const OF_KIND: Readonly<Partial<Record<SearchKind, readonly CodeFilter[]>>> = {
  ej: ['departement', 'region'],
  eg: ['departement', 'categorie', 'region'],
  professionnel: ['departement', 'profession', 'region'],
};

/** Open until the person closes them. */
const OPEN: readonly CodeFilter[] = ['departement', 'champ', 'activite', 'mode'];

/** The sections that may say something of what is looked for, and those that filter already. */
export function sectionsOf(filters: Filters): readonly CodeFilter[] {
  const kinds = filters.kind ?? [];
  const isPossible = (name: CodeFilter): boolean =>
    kinds.length === 0 || kinds.some((kind) => OF_KIND[kind]?.includes(name) ?? true);
  return ALL.filter((name) => isPossible(name) || filters[name] !== undefined);
}

/** Whether a section is open: as the person left it, else the usual ones, or all where there are few. */
export function isSectionOpen(name: CodeFilter, filters: Filters, toggled: ReadonlyMap<CodeFilter, boolean>): boolean {
  return toggled.get(name) ?? (OPEN.includes(name) || sectionsOf(filters).length < OPEN.length);
}
