import { AUTHORITIES } from '../ror/identifiers.ts';
import { SCHEMES } from '../ror/schemes.ts';
import {
  countOf,
  emptyEstablishment,
  insertBefore,
  plantedSurcharge,
  plantedTerritory,
  without,
} from './fault-text.ts';
import type { ActivityFault, EstablishmentFault, ProfessionalFault } from './fault-spec.ts';
import { siret } from './identifiers.ts';
import { departementOf } from './prepare-materials.ts';
import { addTo } from './tally.ts';

/** Elements that come after the prices in the extension of an establishment. */
const AFTER_PRICES = [
  'dropZone',
  'financialHelpType',
  'accomodationFamily',
  'nbTemporarySocialeHelpPlace',
  'nbPermanentSocialHelpPlace',
  'careWithoutPatientApproval',
  'creationDate',
  'closingDate',
  'accessibilityLocation',
  'levelRecourseORSAN',
];

/** Makes the last digit of an identifier of an authority wrong. */
function withWrongKey(text: string, authority: string, length: number): string {
  const pattern = new RegExp(
    `(code="\\d{${String(length - 1)}})(\\d)(" assigningAuthorityName="${authority.replaceAll('.', '\\.')}")`,
  );
  return text.replace(
    pattern,
    (_, head: string, key: string, tail: string) => head + String((Number(key) + 1) % 10) + tail,
  );
}

export const ESTABLISHMENT_FAULTS = {
  'establishment-parent-dangling': {
    on: 'establishment',
    // With a place of its own, and so its units: they must not depend on the legal person.
    suits: ({ commune }) => commune !== undefined,
    write: (text) => text.replace(/<csd:parent entityID="/, '$&absent-'),
  },
  'establishment-without-unit': {
    on: 'establishment',
    suits: (_, { commune }) => commune !== undefined,
    write: (text, { sheet: { tally }, person }) => {
      tally.counts.entiteGeographique += 1;
      addTo(tally.establishmentsByDepartement, departementOf(person.commune?.code ?? ''));
      return text + emptyEstablishment(person.entityId, siret(person.siren, 99));
    },
  },
  'establishment-code-and-scheme-disagree': {
    on: 'establishment',
    suits: ({ kind }) => !kind.categorie.startsWith('SA'),
    write: (text) =>
      text.replace(`codingScheme="${SCHEMES.CATEGORIE_ETABLISSEMENT}"`, `codingScheme="${SCHEMES.ESPIC}"`),
  },
  'siret-key-wrong': { on: 'establishment', write: (text) => withWrongKey(text, AUTHORITIES.INSEE, 14) },
  'finess-key-wrong': {
    on: 'establishment',
    suits: ({ finess }) =>
      finess !== undefined && /^\d/.test(finess) && !finess.startsWith('2A') && !finess.startsWith('2B'),
    write: (text) => withWrongKey(text, AUTHORITIES.FINESS, 9),
  },
  'single-room-surcharge-wrong': {
    on: 'establishment',
    write: (text) => insertBefore(text, AFTER_PRICES, plantedSurcharge()),
  },
  'territory-wrong-type': {
    on: 'establishment',
    write: (text, { person }) =>
      insertBefore(text, ['location', 'price', ...AFTER_PRICES], plantedTerritory(person.departement.code)),
  },
  'commune-unknown': {
    on: 'establishment',
    suits: ({ commune }) => commune !== undefined,
    write: (text) => text.replace(/<csd:cityNumber code="[^"]*"/, '<csd:cityNumber code="00000"'),
  },
} as const satisfies Readonly<Record<string, EstablishmentFault>>;

export const ACTIVITY_FAULTS = {
  'activity-unknown-code': {
    on: 'activity',
    draw: (unit) => {
      unit.activites = ['9X9', ...unit.activites.slice(1)];
    },
  },
  'duplicate-entity-id': {
    on: 'activity',
    write: (text, { sheet }) => {
      sheet.tally.counts.activiteOperationnelle += 1;
      return text + text.slice(0, text.indexOf('\n') + 1);
    },
  },
} as const satisfies Readonly<Record<string, ActivityFault>>;

export const PROFESSIONAL_FAULTS = {
  'situation-missing': {
    on: 'professional',
    write: (text, { sheet }) => {
      const bare = without(text, 'operationalStatus');
      const { counts } = sheet.tally;
      counts.telecommunication -= countOf(text, 'contactPoint') - countOf(bare, 'contactPoint');
      counts.horaire -= countOf(text, 'operatingHours') - countOf(bare, 'operatingHours');
      return bare;
    },
  },
} as const satisfies Readonly<Record<string, ProfessionalFault>>;
