import type { RorEntity } from './model.ts';
import type { Code, Identifiant, Libelle, Metadonnees, Reference } from './model-base.ts';
import type { Adresse, BoiteMss, Contact, ContactIhe, Telecommunication } from './model-contact.ts';
import type { Lieu } from './model-lieu.ts';
import type { RattachementActivite } from './model-oi.ts';

type Leaf = string | boolean | Code | Identifiant | Reference;
type Item<V> = V extends readonly (infer I)[] ? I : NonNullable<V>;

/** Of a model type, the fields that are read: a leaf, or of what it holds which fields. An object of which none is may still be counted. */
export type Fields<T> = { readonly [F in keyof T]?: Item<T[F]> extends Leaf ? true : Fields<Item<T[F]>> };

/** The same whatever the type is. */
export interface AnyFields {
  readonly [field: string]: true | AnyFields;
}

const COUNTED = {};

const TELECOMMUNICATION: Fields<Telecommunication> = { canal: true, adresse: true, niveauConfidentialite: true };
const CONTACT: Fields<Contact> = { niveauConfidentialite: true, telecommunications: TELECOMMUNICATION };
const CONTACT_IHE: Fields<ContactIhe> = { personne: { telecommunications: TELECOMMUNICATION } };
const BOITE_MSS: Fields<BoiteMss> = { telecommunication: TELECOMMUNICATION };
const ADRESSE: Fields<Adresse> = {
  lignes: { composant: true, texte: true, codePostal: true, commune: true, pays: true },
};
const LIEU: Fields<Lieu> = { communeCog: true, adresse: ADRESSE };
const LIBELLE: Fields<Libelle> = { texte: true };
const METADONNEES: Fields<Metadonnees> = { dateMiseAJour: true };
const RATTACHEMENT_ACTIVITE: Fields<RattachementActivite> = { activite: true, horaires: COUNTED };

/** What makes the place, the names and the télécommunications of a structure. */
const STRUCTURE = {
  identifiants: true,
  autresNoms: LIBELLE,
  lieu: LIEU,
  adresses: ADRESSE,
  contacts: CONTACT,
  contactsIhe: CONTACT_IHE,
  telecommunications: TELECOMMUNICATION,
  metadonnees: METADONNEES,
} as const;

type Projected = { readonly [K in RorEntity['kind']]: Fields<Extract<RorEntity, { readonly kind: K }>> };

/** What `project` and `checkEntity` read of an entity, beside its kind and its key: all that whoever makes one for them must fill. */
export const PROJECTED: Projected = {
  ej: { ...STRUCTURE, raisonSociale: true },
  eg: { ...STRUCTURE, raisonSociale: true, nomOperationnel: true, entiteJuridique: true, categories: true },
  oi: {
    ...STRUCTURE,
    types: true,
    nom: true,
    rattachements: { entiteGeographique: true, activites: RATTACHEMENT_ACTIVITE },
    parente: true,
    horaires: COUNTED,
    boitesMss: BOITE_MSS,
    champsActivite: true,
    modePriseEnCharge: true,
    patientele: {
      publics: true,
      ageMinimum: { valeur: true, unite: true },
      ageMaximum: { valeur: true, unite: true },
    },
    competenceRessource: { professions: true },
    equipements: true,
    categorieOrganisation: true,
    actesSpecifiques: true,
  },
  activite: { identifiants: true, types: true, metadonnees: METADONNEES },
  equipement: { identifiants: true, type: true, metadonnees: METADONNEES },
  professionnel: {
    identifiants: true,
    professions: true,
    noms: { nomsExercice: LIBELLE, nomFamille: true, prenoms: true, autresNoms: true },
    telecommunications: TELECOMMUNICATION,
    exercicesEg: { entiteGeographique: true, telecommunications: TELECOMMUNICATION },
    exercicesOi: { organisationInterne: true, activites: RATTACHEMENT_ACTIVITE, horaires: COUNTED },
    situationOperationnelle: { telecommunication: TELECOMMUNICATION, horaire: COUNTED },
    boiteMss: BOITE_MSS,
    metadonnees: METADONNEES,
  },
};
