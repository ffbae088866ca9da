import { z } from 'zod';
import { FACETS, SEARCH_KINDS } from '../domain/search.ts';
import type { Filters } from '../domain/search.ts';
import { SOURCE_CODE } from '../domain/source-code.ts';

const values = z.array(z.string().max(200)).max(200).optional();

/** An opaque name for a file that a person chose: the only way for a path to reach a service (design architecture §3.11). */
export const fileTicket = z.string().regex(/^ticket-[0-9a-f]{32}$/);
export type FileTicket = string;

export const sourceCode = z
  .string()
  .regex(SOURCE_CODE, 'a source code is 1 to 64 letters, digits, dots, hyphens or underscores');
export const profil = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export type Profil = z.infer<typeof profil>;

export const filters: z.ZodType<Filters> = z.strictObject({
  source: values,
  region: values,
  departement: values,
  commune: values,
  champ: values,
  activite: values,
  mode: values,
  type: values,
  categorie: values,
  public: values,
  equipement: values,
  acte: values,
  profession: values,
  kind: z.array(z.enum(SEARCH_KINDS)).optional(),
  age: z.array(z.number().int().min(0).max(2400)).optional(),
  updatedSince: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(T[0-9:.]+(Z|[+-]\d{2}:\d{2})?)?$/, 'an ISO date such as 2026-01-31')
    .optional(),
  load: values,
});

export const facetName = z.enum(FACETS);

/** A code with its label; `status` tells retired, guessed and unknown codes from the others. */
export interface LabelledCode {
  readonly code: string;
  readonly label: string;
  readonly status?: 'retired' | 'guessed' | 'unknown';
}

export interface FacetCount extends LabelledCode {
  readonly count: number;
}

/** The thirteen counts of an import, a source or a generated region. */
export interface Counts {
  readonly entiteJuridique: number;
  readonly entiteGeographique: number;
  readonly organisationInterne: number;
  readonly uniteElementaire: number;
  readonly pole: number;
  readonly structureInterne: number;
  readonly uniteFonctionnelle: number;
  readonly activiteOperationnelle: number;
  readonly equipementSpecifique: number;
  readonly professionnel: number;
  readonly contact: number;
  readonly telecommunication: number;
  readonly horaire: number;
}
