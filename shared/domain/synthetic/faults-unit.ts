import { SCHEMES } from '../ror/schemes.ts';
import { countOf, insertBefore, insertFirst, plantedContact, plantedHours, without } from './fault-text.ts';
import type { FaultSite, UnitFault } from './fault-spec.ts';
import { addTo } from './tally.ts';
import { coded } from './xml.ts';

const NATURE = coded('nature', '06', SCHEMES.NATURE_CONTACT);
const NAME = '<csd:name>Contact planté</csd:name>';
const FUNCTION = coded('function', '03', SCHEMES.FONCTION_CONTACT);
/** Elements that come after a psychiatric sector in the extension of a facility. */
const AFTER_SECTOR = ['specificAct', 'parentFacility', 'managementType', 'maternityHospitalType', 'sensitiveUnit'];

function planted(text: string, { sheet: { tally } }: FaultSite, contact: string): string {
  tally.counts.contact += 1;
  tally.counts.telecommunication += 1;
  return insertFirst(text, contact);
}

const contactFault = (identity: string): UnitFault => ({
  on: 'unit',
  write: (text, site) => planted(text, site, plantedContact(identity, 1)),
});

const identifierFault = (identifier: string): UnitFault => ({
  on: 'unit',
  write: (text) => text.replace(/<csd:otherID [^>]*\/>/, identifier),
});

/** Faults of an unité élémentaire that concern its contacts and identifiers. */
export const CONTACT_FAULTS = {
  'contact-name-and-nature': contactFault(NAME + NATURE),
  'contact-function-without-name': contactFault(FUNCTION),
  'contact-level-above-profile': {
    on: 'unit',
    suits: ({ champs }, _, visibility) => visibility.level(champs[0] === '04') < 3,
    write: (text, site, { champs }) =>
      planted(text, site, plantedContact(NATURE, site.sheet.visibility.level(champs[0] === '04') + 1)),
  },
  'telecom-less-confidential-than-contact': {
    on: 'unit',
    suits: ({ champs }, _, visibility) => visibility.level(champs[0] === '04') >= 2,
    write: (text, site) => planted(text, site, plantedContact(NATURE, 2, 1)),
  },
  'sensitive-unit-open-contact': {
    on: 'unit',
    suits: (_, __, visibility) => visibility.showsEverything,
    write: (text, site) => {
      const { counts } = site.sheet.tally;
      counts.contact -= countOf(text, 'contact');
      counts.telecommunication -= countOf(text, 'contactPoint');
      const bare = without(without(text, 'contact'), 'mailBoxMSS').replace(
        '<csd:sensitiveUnit>false',
        '<csd:sensitiveUnit>true',
      );
      return planted(bare, site, plantedContact(NATURE, 1));
    },
  },
  'identifier-missing': identifierFault(''),
  'identifier-empty': identifierFault('<csd:otherID code="" assigningAuthorityName=""/>'),
  'identifier-without-attributes': identifierFault('<csd:otherID/>'),
} as const satisfies Readonly<Record<string, UnitFault>>;

/** Faults of an unité élémentaire that concern its links, champ, mode, patientèle and dates. */
export const UNIT_FAULTS = {
  'unit-parent-dangling': {
    on: 'unit',
    // Not the only unit of its parent, which would then have none.
    suits: (unit, { units }) =>
      unit.parent !== undefined && units.some((other) => other.parent === unit.parent && other.rank > unit.rank),
    write: (text) => text.replace(/<csd:parentFacility entityID="/, '$&absent-'),
  },
  'unit-without-establishment': {
    on: 'unit',
    // Its own place: else where it is would depend on how a reader goes up the tree.
    suits: ({ commune }) => commune !== undefined,
    write: (text, { sheet: { tally }, person }, unit) => {
      const place = unit.commune?.code ?? person.commune?.code ?? '';
      const departement = place.slice(0, place.startsWith('97') ? 3 : 2);
      for (const code of unit.activites) {
        addTo(tally.unitsByActivite, code, -1);
        addTo(tally.unitsByDepartementAndActivite, `${departement}|${code}`, -1);
      }
      return without(text, 'organizations');
    },
  },
  'activity-absent-from-directory': {
    on: 'unit',
    write: (text, _, { id }) =>
      text.replace('</csd:organization></csd:organizations>', `<csd:service entityID="${id}_absent"/>$&`),
  },
  'champs-two': {
    on: 'unit',
    // Without a parent, which would lack the second champ.
    suits: ({ champs, parent }) => champs[0] !== '02' && champs[0] !== '04' && parent === undefined,
    write: (text, { sheet }) => {
      addTo(sheet.tally.unitsByChamp, '02');
      return text.replace('<csd:careMode', `${coded('typeActivity', '02', SCHEMES.CHAMP_ACTIVITE)}$&`);
    },
  },
  'champ-missing': {
    on: 'unit',
    // A médico-social unit without its champ would show what the profile hides elsewhere.
    suits: ({ champs }) => champs[0] !== '04',
    write: (text, { sheet }, { champs }) => {
      for (const champ of champs) addTo(sheet.tally.unitsByChamp, champ, -1);
      return without(text, 'typeActivity');
    },
  },
  'champ-missing-above': {
    on: 'unit',
    suits: ({ champs, parent }) => parent !== undefined && ['01', '02', '03'].includes(champs[0] ?? ''),
    draw: ({ champs }) => {
      champs.splice(0, champs.length, '06');
    },
  },
  'care-mode-missing': {
    on: 'unit',
    write: (text, { sheet }, { mode }) => {
      addTo(sheet.tally.unitsByMode, mode, -1);
      return text.replace(/<csd:careMode code="[^"]*"/, '<csd:careMode code=""');
    },
  },
  'age-range-inverted': {
    on: 'unit',
    write: (text) =>
      text
        .replace(
          /<csd:patientTypeAgeMin>.*?<\/csd:patientTypeAgeMin>/,
          `<csd:patientTypeAgeMin>${years(80)}</csd:patientTypeAgeMin>`,
        )
        .replace(
          /<csd:patientTypeAgeMax>.*?<\/csd:patientTypeAgeMax>/,
          `<csd:patientTypeAgeMax>${years(10)}</csd:patientTypeAgeMax>`,
        ),
  },
  'date-impossible': {
    on: 'unit',
    write: (text) =>
      insertBefore(without(text, 'creationDate'), ['typeActivity'], '<csd:creationDate>2023-02-30</csd:creationDate>'),
  },
  'hour-impossible': {
    on: 'unit',
    write: (text, { sheet }) => {
      sheet.tally.counts.horaire += 1;
      return text.replace('</csd:organizations>', `$&${plantedHours()}`);
    },
  },
  'psychiatric-sector-malformed': {
    on: 'unit',
    write: (text) =>
      insertBefore(
        without(text, 'psychiatricSector'),
        AFTER_SECTOR,
        '<csd:psychiatricSector>SECTEUR 4</csd:psychiatricSector>',
      ),
  },
  'updated-before-created': {
    on: 'unit',
    write: (text) => {
      const at = text.lastIndexOf('<csd:record');
      return text.slice(0, at) + text.slice(at).replace(/updated="[^"]*"/, 'updated="2013-05-01T08:00:00+01:00"');
    },
  },
} as const satisfies Readonly<Record<string, UnitFault>>;

function years(value: number): string {
  return `<csd:value>${String(value)}</csd:value>${coded('unit', 'a', SCHEMES.UCUM_UNITE_MESURE)}`;
}
