import { fold } from '../search.ts';
import { telecommunicationsOfProfessionnel } from './confidentiality.ts';
import type { Professionnel } from './model.ts';
import { projected } from './project-base.ts';
import { identifiersOf, idNatPsOf } from './project-identifiers.ts';
import { codesOf, codesOfFacet, hoursIn, idsOf, NONE, otherThan } from './project-parts.ts';
import { NOWHERE } from './project-place.ts';
import type { Projection, References } from './projection.ts';

/** Name then first name; IHE's common name often holds both already. */
function nameOf({ noms }: Professionnel): string {
  const [nom] = noms;
  const common = nom?.nomsExercice[0]?.texte ?? nom?.nomFamille ?? '';
  const words = fold(common).split(' ');
  const missing = (nom?.prenoms ?? []).filter(
    (prenom) =>
      !fold(prenom)
        .split(' ')
        .every((word) => words.includes(word)),
  );
  return [common, ...missing.slice(0, 1)].filter((part) => part !== '').join(' ');
}

function otherNamesOf({ noms }: Professionnel): readonly string[] {
  const names: string[] = [];
  for (const { nomsExercice, nomFamille, prenoms, autresNoms } of noms) {
    for (const { texte } of nomsExercice) if (texte !== undefined) names.push(texte);
    if (nomFamille !== undefined) names.push(nomFamille);
    for (const prenom of prenoms) names.push(prenom);
    for (const { text } of autresNoms) if (text !== undefined) names.push(text);
  }
  return names;
}

function referencesOf({ exercicesEg, exercicesOi }: Professionnel): References {
  return {
    parent: undefined,
    eg: idsOf(exercicesEg, ({ entiteGeographique }) => entiteGeographique),
    oi: idsOf(exercicesOi, ({ organisationInterne }) => organisationInterne),
    activites: NONE,
    equipements: NONE,
  };
}

function hoursOf({ situationOperationnelle, exercicesOi }: Professionnel): number {
  let hours = situationOperationnelle?.horaire === undefined ? 0 : 1;
  for (const { horaires, activites } of exercicesOi) hours += horaires.length + hoursIn(activites);
  return hours;
}

/** Its place is that of the EG, and none of its phone numbers is kept. */
export function projectProfessionnel(entity: Professionnel): Projection {
  const { identifiants } = entity;
  const nationalId = idNatPsOf(identifiants);
  const name = nameOf(entity);
  return projected(entity, {
    nationalId,
    identifiers: identifiersOf(identifiants, nationalId),
    name,
    otherNames: otherThan(name, otherNamesOf(entity)),
    typeOi: '',
    references: referencesOf(entity),
    place: NOWHERE,
    codes: codesOfFacet('profession', codesOf(entity.professions)),
    ageMin: undefined,
    ageMax: undefined,
    phones: NONE,
    contacts: 0,
    hours: hoursOf(entity),
    telecommunications: telecommunicationsOfProfessionnel(entity),
  });
}
