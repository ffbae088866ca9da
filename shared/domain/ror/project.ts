import type { ActiviteOperationnelle, EquipementSpecifique, RorEntity } from './model.ts';
import { projected } from './project-base.ts';
import { identifiersOf } from './project-identifiers.ts';
import { projectOi } from './project-oi.ts';
import { codesOf, codesOfFacet, codesOfOne, NO_REFERENCES, NONE } from './project-parts.ts';
import { NOWHERE } from './project-place.ts';
import { projectProfessionnel } from './project-professionnel.ts';
import { projectEg, projectEj } from './project-structure.ts';
import type { Projection } from './projection.ts';

function projectActivite(entity: ActiviteOperationnelle): Projection {
  const codes = codesOfFacet('activite', codesOf(entity.types));
  return projectOffered(entity, entity.types[0]?.text ?? '', codes);
}

function projectEquipement(entity: EquipementSpecifique): Projection {
  return projectOffered(entity, entity.type?.text ?? '', codesOfFacet('equipement', codesOfOne(entity.type)));
}

/** What OI refer to has neither a place nor a national identifier. */
function projectOffered(
  entity: ActiviteOperationnelle | EquipementSpecifique,
  name: string,
  codes: Projection['codes'],
): Projection {
  return projected(entity, {
    nationalId: '',
    identifiers: identifiersOf(entity.identifiants, ''),
    name,
    otherNames: NONE,
    typeOi: '',
    references: NO_REFERENCES,
    place: NOWHERE,
    codes,
    ageMin: undefined,
    ageMax: undefined,
    phones: NONE,
    contacts: 0,
    hours: 0,
    telecommunications: [],
  });
}

type Projecting = {
  readonly [K in RorEntity['kind']]: (entity: Extract<RorEntity, { readonly kind: K }>) => Projection;
};

const BY_KIND: Projecting = {
  ej: projectEj,
  eg: projectEg,
  oi: projectOi,
  activite: projectActivite,
  equipement: projectEquipement,
  professionnel: projectProfessionnel,
};

/**
 * What the cache keeps of an entity to list, filter, sort and link it (projection.ts tells each field). Each kind has functions of
 * its own: a document has one kind after the other, and what had been made quick for those before would be made anew for each.
 */
export function project(entity: RorEntity): Projection {
  return (BY_KIND[entity.kind] as (entity: RorEntity) => Projection)(entity);
}
