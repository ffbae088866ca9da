import { telecommunicationsOfOffer } from './confidentiality.ts';
import type { EntiteGeographique, EntiteJuridique } from './model.ts';
import { projected } from './project-base.ts';
import { idNatStructOf, structureIdentifiersOf } from './project-identifiers.ts';
import {
  codesOf,
  codesOfFacet,
  NO_REFERENCES,
  NONE,
  otherThan,
  personsOf,
  phonesOf,
  textsOf,
} from './project-parts.ts';
import { placeOf } from './project-place.ts';
import type { Projection, References } from './projection.ts';

export function projectEj(entity: EntiteJuridique): Projection {
  const { raisonSociale, autresNoms } = entity;
  return projectStructure(entity, raisonSociale ?? '', textsOf(autresNoms), NO_REFERENCES, {});
}

export function projectEg(entity: EntiteGeographique): Projection {
  const { raisonSociale, nomOperationnel, autresNoms, entiteJuridique, categories } = entity;
  const names = nomOperationnel === undefined ? textsOf(autresNoms) : [nomOperationnel, ...textsOf(autresNoms)];
  const references = { parent: entiteJuridique?.entityId, eg: NONE, oi: NONE, activites: NONE, equipements: NONE };
  const codes = codesOfFacet('categorie', codesOf(categories));
  return projectStructure(entity, raisonSociale ?? nomOperationnel ?? '', names, references, codes);
}

function projectStructure(
  entity: EntiteJuridique | EntiteGeographique,
  name: string,
  otherNames: readonly string[],
  references: References,
  codes: Projection['codes'],
): Projection {
  const { identifiants, contacts, contactsIhe } = entity;
  const nationalId = idNatStructOf(identifiants);
  const telecommunications = telecommunicationsOfOffer(entity);
  return projected(entity, {
    nationalId,
    identifiers: structureIdentifiersOf(identifiants, nationalId),
    name,
    otherNames: otherThan(name, otherNames),
    typeOi: '',
    references,
    place: placeOf(entity),
    codes,
    ageMin: undefined,
    ageMax: undefined,
    phones: phonesOf(telecommunications, personsOf(contactsIhe)),
    contacts: contacts.length + contactsIhe.length,
    hours: 0,
    telecommunications,
  });
}
