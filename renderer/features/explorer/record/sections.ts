import type { EntityView } from '../../../../shared/contract/cache.ts';
import { hasContent } from './content.ts';
import { childrenOf, pathOf } from './view.ts';
import type { Fields } from './view.ts';

/** The parts of a record, in the order of the page. */
export const SECTION_IDS = [
  'identity',
  'practice',
  'offer',
  'capacity',
  'contacts',
  'hours',
  'place',
  'prices',
  'territories',
  'people',
  'parents',
  'children',
  'other',
  'details',
  'findings',
  'provenance',
  'xml',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];

/** What each part shows by itself; a field of none of them is under « Autres informations ». */
const FIELDS: Readonly<Partial<Record<SectionId, readonly string[]>>> = {
  identity: [
    'raisonSociale',
    'nom',
    'nomOperationnel',
    'autresNoms',
    'types',
    'type',
    'familles',
    'nombreEnService',
    'statutsJuridiques',
    'sousEnsemblesAgregat',
    'categories',
    'espic',
    'dateCreation',
    'dateFermeture',
    'dateFermetureDefinitive',
    'typeFermeture',
    'aidesFinancieres',
    'hebergementFamille',
    'soinsSansConsentement',
    'accessibiliteLieu',
    'niveauRecoursOrsan',
    'zonePoser',
    'noms',
    'professions',
    'specialites',
    'langues',
    'sexe',
    'dateNaissance',
    'diplomes',
  ],
  practice: ['situationOperationnelle'],
  offer: [
    'champsActivite',
    'modePriseEnCharge',
    'patientele',
    'specialisationsPriseEnCharge',
    'actesSpecifiques',
    'equipements',
    'temporaliteAccueil',
    'accueilSequentielAccepte',
    'categorieOrganisation',
    'ouvertureAnnuelle',
    'secteursPsychiatriques',
    'modesGestion',
    'typeMaternite',
    'competenceRessource',
    'uniteSensible',
    'rattachements',
  ],
  capacity: [
    'capaciteAccueil',
    'capaciteAccueilCrise',
    'capacitesHabitation',
    'placesTemporairesAideSociale',
    'placesPermanentesAideSociale',
  ],
  contacts: ['contacts', 'boitesMss', 'boiteMss', 'telecommunications'],
  hours: ['horaires'],
  place: ['lieu'],
  prices: ['tarifs'],
  territories: ['territoiresSante', 'zonesIntervention'],
};

/** Told by the head of the page or by where the record comes from. */
const HEAD = ['name', 'nationalId', 'cle', 'identifiants', 'metadonnees', 'details'];
const PLACED = new Set([...HEAD, ...Object.values(FIELDS).flat()]);

/** The fields that a part shows, as far as a kind has them. */
export function fieldsOfSection(id: SectionId): readonly string[] {
  return FIELDS[id] ?? [];
}

/** The fields of a record that no part shows by itself. */
export function otherFields(fields: Fields): readonly string[] {
  return Object.keys(fields).filter((field) => !PLACED.has(field) && hasContent(fields[field]));
}

interface HasTelecom {
  readonly telecommunication?: unknown;
  readonly horaire?: unknown;
}

function hasPractice(fields: Fields): HasTelecom {
  return (fields['situationOperationnelle'] ?? {}) as HasTelecom;
}

function isFilled(view: EntityView, id: SectionId): boolean {
  const { fields } = view;
  const has = fieldsOfSection(id).some((field) => hasContent(fields[field]));
  switch (id) {
    case 'offer':
      return has || view.kind === 'ue' || childrenOf(view, ['activite', 'equipement']).length > 0;
    case 'contacts':
      return has || hasPractice(fields).telecommunication !== undefined || hasEstablishmentNumbers(fields);
    case 'hours':
      return has || hasPractice(fields).horaire !== undefined;
    case 'place':
      return has || view.place !== null;
    case 'people':
      return childrenOf(view, ['professionnel']).length > 0;
    case 'parents':
      return isBeyondPath(view);
    case 'children':
      return childrenOf(view, ['eg', 'oi', 'ue']).length > 0;
    case 'other':
      return otherFields(fields).length > 0;
    case 'details':
      return hasContent(fields['details']);
    case 'findings':
      return view.findings.length > 0;
    case 'provenance':
    case 'xml':
      return true;
    default:
      return has;
  }
}

/** Whether the path at the head of the page leaves out something that the record belongs to. */
function isBeyondPath(view: EntityView): boolean {
  return view.parents.length > (view.kind === 'professionnel' ? 0 : pathOf(view).length);
}

function hasEstablishmentNumbers(fields: Fields): boolean {
  const places = (fields['exercicesEg'] ?? []) as readonly { readonly telecommunications?: readonly unknown[] }[];
  return places.some(({ telecommunications = [] }) => telecommunications.length > 0);
}

/** The parts that have something to show, in the order of the page. */
export function sectionsOf(view: EntityView): readonly SectionId[] {
  return SECTION_IDS.filter((id) => isFilled(view, id));
}
