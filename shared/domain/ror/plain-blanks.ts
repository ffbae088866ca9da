type Values = Readonly<Record<string, unknown>>;
type Making = () => Record<string, unknown>;

/** Every list without items. Neither frozen nor made empty, it is an array of the same kind as those that have some: loops over both are quicker. */
export const NO_ITEMS: readonly unknown[] = [{}].slice(1);

/**
 * What `project` reads of the objects of an entity (PROJECTED), written out: a literal makes objects of its own shape at once,
 * where a copy of one object among many shapes is made field by field.
 */
const MAKINGS: readonly Making[] = [
  () => ({ activite: undefined, horaires: NO_ITEMS }),
  () => ({ canal: undefined, adresse: undefined, niveauConfidentialite: undefined }),
  () => ({ communeCog: undefined, adresse: undefined }),
  () => ({ composant: undefined, texte: undefined, codePostal: undefined, commune: undefined, pays: undefined }),
  () => ({ dateMiseAJour: undefined }),
  () => ({ entiteGeographique: undefined, activites: NO_ITEMS }),
  () => ({ entiteGeographique: undefined, telecommunications: NO_ITEMS }),
  () => ({ lignes: NO_ITEMS }),
  () => ({ niveauConfidentialite: undefined, telecommunications: NO_ITEMS }),
  () => ({ nomsExercice: NO_ITEMS, nomFamille: undefined, prenoms: NO_ITEMS, autresNoms: NO_ITEMS }),
  () => ({ organisationInterne: undefined, activites: NO_ITEMS, horaires: NO_ITEMS }),
  () => ({ personne: undefined }),
  () => ({ professions: NO_ITEMS }),
  () => ({ publics: NO_ITEMS, ageMinimum: undefined, ageMaximum: undefined }),
  () => ({ telecommunication: undefined }),
  () => ({ telecommunication: undefined, horaire: undefined }),
  () => ({ telecommunications: NO_ITEMS }),
  () => ({ texte: undefined }),
  () => ({ valeur: undefined, unite: undefined }),
  makeEntity,
];

/** An entity of any kind: those of all kinds have one shape, so that whoever reads them meets one only. */
function makeEntity() {
  return {
    kind: '',
    cle: '',
    identifiants: NO_ITEMS,
    autresNoms: NO_ITEMS,
    lieu: undefined,
    adresses: NO_ITEMS,
    contacts: NO_ITEMS,
    contactsIhe: NO_ITEMS,
    telecommunications: NO_ITEMS,
    metadonnees: undefined,
    // Structures.
    raisonSociale: undefined,
    nomOperationnel: undefined,
    entiteJuridique: undefined,
    categories: NO_ITEMS,
    // Organisations internes, and what they offer.
    types: NO_ITEMS,
    type: undefined,
    nom: undefined,
    rattachements: NO_ITEMS,
    parente: undefined,
    horaires: NO_ITEMS,
    boitesMss: NO_ITEMS,
    champsActivite: NO_ITEMS,
    modePriseEnCharge: undefined,
    patientele: undefined,
    competenceRessource: undefined,
    equipements: NO_ITEMS,
    categorieOrganisation: undefined,
    actesSpecifiques: NO_ITEMS,
    // Professionnels.
    professions: NO_ITEMS,
    noms: NO_ITEMS,
    exercicesEg: NO_ITEMS,
    exercicesOi: NO_ITEMS,
    situationOperationnelle: undefined,
    boiteMss: undefined,
  };
}

/** What makes an object as `blank` is, an entity with the fields of those of other kinds. */
export function makingOf(blank: Values): Making {
  const fields = Object.keys(blank);
  const isEntity = 'kind' in blank;
  const isSame = (made: Values): boolean =>
    isEntity === 'kind' in made &&
    (isEntity || Object.keys(made).length === fields.length) &&
    fields.every((field) => field in made && (field === 'kind' || made[field] === blank[field]));
  const making = MAKINGS.find((one) => isSame(one()));
  return making ?? (() => ({ ...blank }));
}
