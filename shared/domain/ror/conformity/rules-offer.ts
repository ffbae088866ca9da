import type { DivisionTerritoriale } from '../model-lieu.ts';
import type { RorEntity } from '../model.ts';
import type { Tarif } from '../model-tarif.ts';
import type { Place, Rule, Sink } from './rule.ts';
import { DIVISION_TERRITORIALE } from '../mapping-lieu.ts';
import { TARIFS } from '../mapping-tarif.ts';
import { project } from '../project.ts';
import { SCHEMES } from '../schemes.ts';
import { champsOf, hasMode, isUnit, isUniteElementaire } from './offer.ts';
import { objectTest } from './rule.ts';

function checkChamp(entity: RorEntity, sink: Sink): void {
  if (!isUniteElementaire(entity)) return;
  const champs = champsOf(entity);
  if (champs.length === 1) sink.ok();
  else sink.fail('extension/typeActivity', champs.join(' '));
}

function checkMode(entity: RorEntity, sink: Sink): void {
  if (!isUniteElementaire(entity)) return;
  if (hasMode(entity)) sink.ok();
  else sink.fail('extension/careMode/@code', entity.modePriseEnCharge?.code ?? '');
}

function checkModeAbove(entity: RorEntity, sink: Sink): void {
  if (entity.kind !== 'oi' || isUnit(entity)) return;
  if (!hasMode(entity)) sink.ok();
  else sink.fail('extension/careMode/@code', entity.modePriseEnCharge?.code ?? '');
}

function checkEstablishment(entity: RorEntity, sink: Sink): void {
  if (!isUniteElementaire(entity)) return;
  if (entity.rattachements.some(({ entiteGeographique }) => entiteGeographique !== undefined)) sink.ok();
  else sink.fail('organizations/organization/@entityID', '');
}

function checkAges(entity: RorEntity, sink: Sink): void {
  if (entity.kind !== 'oi') return;
  const { ageMin, ageMax } = project(entity);
  if (ageMin === undefined || ageMax === undefined) return;
  const { ageMinimum, ageMaximum } = entity.patientele ?? {};
  if (ageMin <= ageMax) sink.ok();
  else
    sink.fail('extension/patientsType/patientTypeAgeMax', `${ageMinimum?.valeur ?? ''} > ${ageMaximum?.valeur ?? ''}`);
}

/** Département (2 or 3 characters), G or I, two digits. */
const SECTOR = /^(?:\d{2}|2[AB]|97\d|98\d)[GI]\d{2}$/;

function checkSectors(entity: RorEntity, sink: Sink): void {
  if (entity.kind !== 'oi') return;
  for (const sector of entity.secteursPsychiatriques) {
    if (SECTOR.test(sector.trim())) sink.ok();
    else sink.fail('extension/psychiatricSector', sector);
  }
}

function checkSituation(entity: RorEntity, sink: Sink): void {
  if (entity.kind !== 'professionnel') return;
  if (entity.situationOperationnelle !== undefined) sink.ok();
  else sink.fail('extension/operationalStatus', '');
}

const SINGLE_ROOM = '02';

function checkSurcharge({ supplementHabitation }: Tarif, { path }: Place, sink: Sink): void {
  const type = supplementHabitation?.typeHabitation;
  if (type === undefined) return;
  if (type.code.trim() === SINGLE_ROOM) sink.ok();
  else sink.fail(`${path}/surchargePriceResidential/residentialType/@code`, type.code);
}

const HEALTH_TERRITORY = '4';

function checkHealthTerritory(entity: RorEntity, sink: Sink): void {
  if (entity.kind !== 'eg') return;
  for (const { type } of entity.territoiresSante) {
    if (type?.code.trim() === HEALTH_TERRITORY) sink.ok();
    else sink.fail('extension/healthCareTerritorial/type/@code', type?.code ?? '');
  }
}

/** The table of a division by its type (TRE_R201); that of a defence zone (6) is not published. */
const DIVISION_TABLES: Readonly<Record<string, string>> = {
  '1': SCHEMES.REGION_OM,
  '2': SCHEMES.DEPARTEMENT_OM,
  '3': SCHEMES.COMMUNE_OM,
  '4': SCHEMES.TERRITOIRE_SANTE,
  '5': SCHEMES.PAYS,
};

function checkDivision({ type, division }: DivisionTerritoriale, { path }: Place, sink: Sink): void {
  const table = DIVISION_TABLES[type?.code.trim() ?? ''];
  if (table === undefined || division === undefined) return;
  if (division.scheme.trim() === table) sink.ok();
  else sink.fail(`${path}/codedType/@codingScheme`, division.scheme);
}

const UNITS: readonly Rule[] = [
  {
    id: 'rg-exp-010',
    severity: 'error',
    source: 'RG_EXP_010, domain reference ROR §4.5',
    label: { fr: 'UE : exactement un champ d’activité', en: 'UE: exactly one champ d’activité' },
    explanation: {
      fr: 'Une unité élémentaire délivre une activité homogène : un seul champ d’activité.',
      en: 'A unité élémentaire delivers one homogeneous activity: a single champ d’activité.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkChamp },
  },
  {
    id: 'rg-exp-011',
    severity: 'error',
    source: 'RG_EXP_011, domain reference ROR §4.5',
    label: { fr: 'UE : un mode de prise en charge', en: 'UE: one mode de prise en charge' },
    explanation: {
      fr: 'Une unité élémentaire a exactement un mode de prise en charge ; les codes « » et « null » n’en sont pas.',
      en: 'A unité élémentaire has exactly one mode de prise en charge; the codes "" and "null" are none.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkMode },
  },
  {
    id: 'mode-hors-ue',
    severity: 'warning',
    source: 'domain reference ROR §4.5',
    label: { fr: 'Hors UE : pas de mode de prise en charge', en: 'Above the UE: no mode de prise en charge' },
    explanation: {
      fr: 'Un pôle, une structure interne ou une UF écrit son mode « » ou « null » : l’offre est portée par les UE.',
      en: 'A pôle, a structure interne or a UF writes its mode as "" or "null": the offer is carried by the UE.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkModeAbove },
  },
  {
    id: 'ue-etablissement',
    severity: 'error',
    source: 'domain reference ROR §4.5',
    label: { fr: 'UE rattachée à un établissement', en: 'UE tied to an establishment' },
    explanation: {
      fr: 'Le lien organizations/organization dit où l’unité est offerte et porte ses activités ; sans lui, elle n’est nulle part.',
      en: 'The link organizations/organization tells where the unit is offered and carries its activities; without it the unit is nowhere.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkEstablishment },
  },
  {
    id: 'patientele-ages',
    severity: 'warning',
    source: 'domain reference ROR §4.5, §4.12.6',
    label: { fr: 'Âge minimum au plus égal au maximum', en: 'Minimum age at most the maximum' },
    explanation: {
      fr: 'Une patientèle dont l’âge minimum dépasse l’âge maximum n’admet personne et n’est trouvée par aucune recherche.',
      en: 'A patientèle whose minimum age is above the maximum admits nobody and is found by no search.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkAges },
  },
  {
    id: 'secteur-psychiatrique',
    severity: 'warning',
    source: 'domain reference ROR §4.5',
    label: { fr: 'Secteur psychiatrique bien formé', en: 'Well-formed psychiatric sector' },
    explanation: {
      fr: 'Un secteur s’écrit avec le département (2 ou 3 caractères), G (général) ou I (infanto-juvénile) et deux chiffres : 75G01.',
      en: 'A sector is written as the département (2 or 3 characters), G (general) or I (child) and two digits: 75G01.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkSectors },
  },
];

/** What an offer says, record by record (domain reference ROR §4.4 to §4.6, §4.8, §4.10). */
export const OFFER_RULES: readonly Rule[] = [
  ...UNITS,
  {
    id: 'situation-operationnelle',
    severity: 'warning',
    source: 'domain reference ROR §4.6',
    label: { fr: 'Professionnel : une situation opérationnelle', en: 'Professional: one situation opérationnelle' },
    explanation: {
      fr: 'Les règles de l’ANS en attendent une par professionnel ; le schéma laisse l’extension facultative et une réponse réelle l’omet.',
      en: 'The rules of the ANS expect one a professional; the schema leaves the extension optional and a real answer omits it.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkSituation },
  },
  {
    id: 'rg-exp-029',
    severity: 'error',
    source: 'RG_EXP_029, domain reference ROR §4.10',
    label: { fr: 'Supplément d’habitation : chambre simple', en: 'Residential surcharge: single room' },
    explanation: {
      fr: 'Un supplément lié au type d’habitation ne concerne que la chambre simple (02).',
      en: 'A surcharge tied to the kind of housing concerns the single room (02) only.',
    },
    scope: 'object',
    test: objectTest<Tarif>(TARIFS.table, checkSurcharge),
  },
  {
    id: 'tarif-forme',
    severity: 'error',
    source: 'domain reference ROR §4.10',
    label: { fr: 'Tarif : exactement une des sept formes', en: 'Price: exactly one of the seven forms' },
    explanation: {
      fr: 'Le schéma fait choisir une forme de tarif ; sans elle, on ne sait pas ce que paie le montant.',
      en: 'The schema has one form of price chosen; without it nobody knows what the amount pays for.',
    },
    scope: 'record',
    test: { on: 'finding', codes: ['tarif-forme'], kinds: ['eg'] },
  },
  {
    id: 'rg-exp-030',
    severity: 'error',
    source: 'RG_EXP_030, domain reference ROR §4.4',
    label: { fr: 'Territoire de santé du type « territoire de santé »', en: 'Health territory of that very type' },
    explanation: {
      fr: 'healthCareTerritorial ne contient que des divisions de type 4, territoire de santé.',
      en: 'healthCareTerritorial only holds divisions of type 4, health territory.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkHealthTerritory },
  },
  {
    id: 'territoire-table',
    severity: 'error',
    source: 'domain reference ROR §4.8',
    label: {
      fr: 'Division territoriale dans la table de son type',
      en: 'Territorial division in the table of its type',
    },
    explanation: {
      fr: 'Le code d’une division appartient à la table que son type désigne : région, département, commune, territoire de santé, pays.',
      en: 'The code of a division belongs to the table that its type designates: region, département, commune, health territory, country.',
    },
    scope: 'object',
    test: objectTest<DivisionTerritoriale>(DIVISION_TERRITORIALE, checkDivision),
  },
];
