import { readFileSync } from 'node:fs';
import type { RequestProfile } from '../../../shared/domain/certificates/profiles.ts';
import { readProfiles } from '../../../shared/domain/certificates/profiles.ts';
import type { Departements } from '../../../shared/domain/certificates/request-form.ts';
import type { Departement } from '../../../shared/domain/geography.ts';
import type { Ports } from '../ports.ts';

/** What a form of request is made and checked with. */
export interface FormData {
  readonly profiles: readonly RequestProfile[];
  readonly departements: Departements;
}

/** Reads the dated data of the installation. */
export function loadFormData(resource: Ports['resource']): FormData {
  const read = (name: string): unknown => JSON.parse(readFileSync(resource(name), 'utf8')) as unknown;
  const { departements } = read('geography/departements.json') as {
    readonly departements: readonly (Departement & { readonly code: string })[];
  };
  return {
    profiles: readProfiles(read('certificates/profiles.json')),
    departements: new Map(departements.map(({ code, ...departement }) => [code, departement])),
  };
}
