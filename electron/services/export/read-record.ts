import { shownFields } from '../store/entity-view-fields.ts';
import type { ExportEntity } from './read-entity.ts';

/** An entity with all its fields, as one line of JSON Lines: the shape of `show`, less what is around the entity. */
export function recordOf(one: ExportEntity): Readonly<Record<string, unknown>> {
  const above = (of: ExportEntity['eg']) => of && { nationalId: of.nationalId, name: of.name };
  return {
    source: one.handle.source,
    importedAt: one.handle.importedAt,
    kind: one.kind,
    nationalId: one.nationalId === '' ? null : one.nationalId,
    name: one.name,
    place:
      one.placeFrom === ''
        ? null
        : { commune: one.commune, departement: one.departement, region: one.region, from: one.placeFrom },
    etablissement: above(one.eg) ?? null,
    entiteJuridique: above(one.ej) ?? null,
    activites: one.codes('activite'),
    equipements: one.codes('equipement'),
    fields: shownFields(one.entity, one.labels),
  };
}
