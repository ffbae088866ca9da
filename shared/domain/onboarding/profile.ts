import type { Format, Text } from './journey.ts';

export const PROFILE_CODES = ['0', '1', '2', '3', '4', '5'] as const;
export type ProfileCode = (typeof PROFILE_CODES)[number];

/** What an access profile lets its application see; each member is a sentence to show (domain reference ROR §5). */
export interface AccessProfile {
  readonly code: ProfileCode;
  /** Profiles 4 and 5 exist in FHIR only. */
  readonly formats: readonly Format[];
  /** User profile that PLATINES sends with it; null where no source gives one (domain reference ROR §2.8). */
  readonly userProfile: string | null;
  readonly title: Text;
  readonly scope: Text;
  readonly contacts: Text;
  readonly capacity: Text;
  readonly professionals: Text;
  /** What it never receives; empty for one that receives everything. */
  readonly hidden: readonly Text[];
}

/** Said of what the definition of profiles 4 and 5 does not exclude: no source lists it. */
const NOT_EXCLUDED: Text = {
  fr: 'Non exclus par la définition du profil ; à confirmer.',
  en: 'Not excluded by the definition of the profile; to be confirmed.',
};

const REGULATION_ONLY: Text = {
  fr: 'Zones de poser d’hélicoptère, niveaux de recours ORSAN, capacités de crise et unités sensibles.',
  en: 'Drop zones, ORSAN levels, crisis capacity and sensitive units.',
};
const OFFER_DETAIL: Text = {
  fr: 'Compétences, équipements, actes et spécialités de prise en charge ; commentaires.',
  en: 'Skills, equipment, acts and specialities of care; comments.',
};
const AVAILABILITY: Text = {
  fr: 'Lits et places disponibles, et leur date.',
  en: 'Available beds and places, and their date.',
};

/** The access profiles: 0 to 3 of CSD (RG_ALIM_046 to 053), and 4 and 5, which FHIR adds. */
export const ACCESS_PROFILES: readonly AccessProfile[] = [
  {
    code: '0',
    formats: ['csd', 'fhir'],
    userProfile: 'CU23',
    title: { fr: 'Accès public', en: 'Public access' },
    scope: { fr: 'Les données en accès libre seulement.', en: 'Open data only.' },
    contacts: { fr: 'Contacts en accès libre (niveau 1).', en: 'Contacts of free access (level 1).' },
    capacity: { fr: 'Ni disponibilités ni capacités de crise.', en: 'Neither availability nor crisis capacity.' },
    professionals: {
      fr: 'Ceux de la ville et de l’ambulatoire seulement (champ 05).',
      en: 'Only those of community and ambulatory care (field 05).',
    },
    hidden: [REGULATION_ONLY, AVAILABILITY, OFFER_DETAIL],
  },
  {
    code: '1',
    formats: ['csd', 'fhir'],
    userProfile: 'CU22',
    title: { fr: 'Régulation des soins non programmés', en: 'Regulation of unscheduled care' },
    scope: { fr: 'Toutes les données.', en: 'All data.' },
    contacts: {
      fr: 'Tous les contacts, y compris très restreints (niveaux 1, 2 et 3).',
      en: 'All contacts, very restricted ones included (levels 1, 2 and 3).',
    },
    capacity: {
      fr: 'Disponibilités, leur date, et capacités de crise.',
      en: 'Availability, its date, and crisis capacity.',
    },
    professionals: { fr: 'Tous.', en: 'All.' },
    hidden: [],
  },
  {
    code: '2',
    formats: ['csd', 'fhir'],
    userProfile: 'CU20',
    title: { fr: 'Coordination sanitaire et médico-sociale', en: 'Health and médico-social coordination' },
    scope: { fr: 'Tout, sauf ce qui est très restreint.', en: 'Everything but what is very restricted.' },
    contacts: {
      fr: 'Contacts en accès libre et restreint (niveaux 1 et 2).',
      en: 'Contacts of free and restricted access (levels 1 and 2).',
    },
    capacity: {
      fr: 'Disponibilités et leur date ; pas les capacités de crise.',
      en: 'Availability and its date; no crisis capacity.',
    },
    professionals: { fr: 'Tous.', en: 'All.' },
    hidden: [REGULATION_ONLY],
  },
  {
    code: '3',
    formats: ['csd', 'fhir'],
    userProfile: 'CU19',
    title: { fr: 'Orientation médico-sociale', en: 'Médico-social orientation' },
    scope: {
      fr: 'Le médico-social comme le profil 2, le sanitaire en accès libre seulement.',
      en: 'Médico-social as profile 2, health as open data only.',
    },
    contacts: {
      fr: 'Niveau 1, et jusqu’au niveau 2 dans le médico-social.',
      en: 'Level 1, and up to level 2 in the médico-social field.',
    },
    capacity: { fr: 'Ni disponibilités ni capacités de crise.', en: 'Neither availability nor crisis capacity.' },
    professionals: {
      fr: 'Ceux du médico-social, de la ville et de l’ambulatoire (champs 04 et 05).',
      en: 'Those of the médico-social field and of community care (fields 04 and 05).',
    },
    hidden: [
      REGULATION_ONLY,
      AVAILABILITY,
      {
        fr: 'Hors du médico-social : compétences, équipements, actes, spécialités et commentaires.',
        en: 'Outside of the médico-social field: skills, equipment, acts, specialities and comments.',
      },
    ],
  },
  {
    code: '4',
    formats: ['fhir'],
    userProfile: null,
    title: { fr: 'Offre sans contacts ni données personnelles', en: 'Offer without contacts or personal data' },
    scope: {
      fr: 'Tout, sauf les contacts et les données personnelles.',
      en: 'Everything but contacts and personal data.',
    },
    contacts: { fr: 'Aucun.', en: 'None.' },
    capacity: NOT_EXCLUDED,
    professionals: {
      fr: 'Aucune donnée personnelle.',
      en: 'No personal data.',
    },
    hidden: [{ fr: 'Contacts et données personnelles.', en: 'Contacts and personal data.' }],
  },
  {
    code: '5',
    formats: ['fhir'],
    userProfile: null,
    title: { fr: 'Offre sans capacités', en: 'Offer without capacities' },
    scope: {
      fr: 'Tout, sauf ce qui est très restreint, les capacités et les disponibilités.',
      en: 'Everything but what is very restricted, capacities and availability.',
    },
    contacts: {
      fr: 'Contacts en accès libre et restreint (niveaux 1 et 2).',
      en: 'Contacts of free and restricted access (levels 1 and 2).',
    },
    capacity: { fr: 'Aucune.', en: 'None.' },
    professionals: NOT_EXCLUDED,
    hidden: [
      { fr: 'Ce qui est très restreint.', en: 'What is very restricted.' },
      { fr: 'Capacités et disponibilités.', en: 'Capacities and availability.' },
    ],
  },
];

/** The access profile of a code, `0` to `5`; undefined for any other text. */
export function accessProfile(code: string): AccessProfile | undefined {
  return ACCESS_PROFILES.find((profile) => profile.code === code);
}

/** The codes that a format knows: 0 to 3 in CSD, 0 to 5 in FHIR. */
export function profilesOf(format: Format): readonly AccessProfile[] {
  return ACCESS_PROFILES.filter(({ formats }) => formats.includes(format));
}
