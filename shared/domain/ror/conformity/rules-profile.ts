import type { Row, RowTable, Visibility } from '../mapping-row.ts';
import type { Code } from '../model-base.ts';
import type { Contact, Telecommunication } from '../model-contact.ts';
import type { Bilingual, FilteredProfil, Place, Rule, Sink } from './rule.ts';
import { CONTACT, TELECOMMUNICATION } from '../mapping-contact.ts';
import { champsOf, MEDICO_SOCIAL } from './offer.ts';
import { objectTest } from './rule.ts';
import { NAMED_TABLES } from './rules-cardinality.ts';
import { PROFESSIONNEL_CHECKS } from './rules-set.ts';

const PROFILS: readonly FilteredProfil[] = [0, 2, 3];

/** Names of the filtered fields, by the last step of their path. */
const ITEMS: Readonly<Record<string, Bilingual>> = {
  comments: { fr: 'commentaires des métadonnées', en: 'comments of records' },
  dropZone: { fr: 'zone de poser', en: 'helicopter zone' },
  levelRecourseORSAN: { fr: 'niveau de recours ORSAN', en: 'ORSAN level' },
  avaible: { fr: 'lits ou places disponibles', en: 'beds or places available' },
  updateDate: { fr: 'date de la disponibilité', en: 'date of the availability' },
  crisisAccomodationCapacity: { fr: 'capacité de crise', en: 'crisis capacity' },
  resourcesSkills: { fr: 'compétences et ressources', en: 'skills and resources' },
  equipment: { fr: 'équipements spécifiques', en: 'specific equipment' },
  takingCareSpeciality: { fr: 'spécialisations de prise en charge', en: 'specialities of care' },
  specificAct: { fr: 'actes spécifiques', en: 'specific acts' },
  sensitiveUnit: { fr: 'unités sensibles', en: 'sensitive units' },
};

const SOURCE = 'RG_ALIM_046 to RG_ALIM_053, domain reference ROR §5';

function leak(profil: FilteredProfil, item: Bilingual, onlyMedicoSocial: boolean): Bilingual {
  const fr = onlyMedicoSocial ? `hors du champ médico-social (04), ` : '';
  const en = onlyMedicoSocial ? `outside the médico-social field (04), ` : '';
  return {
    fr: `Le profil ${profil} ne voit pas : ${fr}${item.fr}. Une telle donnée dans ce fichier est une fuite possible, à signaler au gestionnaire du ROR.`,
    en: `Profile ${profil} does not see: ${en}${item.en}. Such data in this file are a possible leak, to be told to the manager of the ROR.`,
  };
}

interface Filter {
  readonly profil: FilteredProfil;
  readonly slug: string;
  readonly item: Bilingual;
  readonly onlyMedicoSocial?: boolean;
  readonly test: Rule['test'];
  readonly scope?: Rule['scope'];
}

function filterRule({ profil, slug, item, onlyMedicoSocial = false, test, scope = 'object' }: Filter): Rule {
  const aside = onlyMedicoSocial ? { fr: ', hors médico-social', en: ', outside médico-social' } : { fr: '', en: '' };
  return {
    id: `profil-${profil}-${slug}`,
    severity: 'error',
    source: SOURCE,
    label: {
      fr: `Profil ${profil} : sans ${item.fr}${aside.fr}`,
      en: `Profile ${profil}: without ${item.en}${aside.en}`,
    },
    explanation: leak(profil, item, onlyMedicoSocial),
    scope,
    profil,
    test,
  };
}

type FilteredRow = Row & { readonly visibility: Visibility };

function isFiltered(row: Row): row is FilteredRow {
  return row.visibility !== undefined;
}

function slugOf({ path }: Row): string {
  return (
    path
      .replace(/\/@entityID$/, '')
      .split('/')
      .at(-1)
      ?.replace('@', '') ?? path
  );
}

function fieldRules(table: RowTable, row: FilteredRow): readonly Rule[] {
  const slug = slugOf(row);
  const item = ITEMS[slug] ?? { fr: slug, en: slug };
  return PROFILS.filter((profil) => row.visibility[profil] !== 'yes').map((profil) =>
    filterRule({
      profil,
      slug,
      item,
      onlyMedicoSocial: row.visibility[profil] === 'medico-social',
      test: { on: 'hidden', table, row },
    }),
  );
}

function levelIn(code: Code | undefined): number | undefined {
  const level = Number(code?.code.trim() ?? '');
  return Number.isInteger(level) && level >= 1 ? level : undefined;
}

/** Whether the entity is of the médico-social field; undefined when only others can tell. */
export function isMedicoSocial({ entity }: Place): boolean | undefined {
  return entity.kind === 'oi' ? champsOf(entity).includes(MEDICO_SOCIAL) : undefined;
}

/** Level 1 for profiles 0 and 3, 2 for profile 2 and for profile 3 in the médico-social field. */
function checkLevel(profil: FilteredProfil, code: Code | undefined, place: Place, sink: Sink): void {
  const level = levelIn(code);
  if (level === undefined) return;
  const limit = profil === 2 ? 2 : 1;
  const path = `${place.path}/confidentialityLevel/@code`;
  if (level <= limit) return sink.ok();
  if (profil !== 3 || level > 2) return sink.fail(path, String(level));
  const medicoSocial = isMedicoSocial(place);
  if (medicoSocial === undefined) sink.unlessMedicoSocial(path, String(level));
  else if (medicoSocial) sink.ok();
  else sink.fail(path, String(level));
}

function levelRules(profil: FilteredProfil): readonly Rule[] {
  const level = profil === 2 ? '3' : profil === 0 ? '2, 3' : '2, 3 (médico-social : 3)';
  const english = level.replace(' :', ':');
  return [
    filterRule({
      profil,
      slug: 'contact',
      item: { fr: `contact de niveau ${level}`, en: `contact of level ${english}` },
      test: objectTest<Contact>(CONTACT, (contact, place, sink) =>
        checkLevel(profil, contact.niveauConfidentialite, place, sink),
      ),
    }),
    filterRule({
      profil,
      slug: 'telecommunication',
      item: { fr: `télécommunication de niveau ${level}`, en: `telecommunication of level ${english}` },
      test: objectTest<Telecommunication>(TELECOMMUNICATION, (telecommunication, place, sink) => {
        const path = `${place.path}/extension`;
        checkLevel(profil, telecommunication.niveauConfidentialite, { ...place, path }, sink);
      }),
    }),
  ];
}

/** What each access profile must not see, one rule an item and a profile (domain reference ROR §5). */
export const PROFILE_RULES: readonly Rule[] = [
  ...PROFILS.flatMap(levelRules),
  ...NAMED_TABLES.flatMap(({ table }) =>
    Object.values(table)
      .filter(isFiltered)
      .flatMap((row) => fieldRules(table, row)),
  ),
  filterRule({
    profil: 0,
    slug: 'professionnels',
    item: { fr: 'professionnel hors du champ Ville (05)', en: 'professional outside the field Ville (05)' },
    test: { on: 'set', check: PROFESSIONNEL_CHECKS[0] },
    scope: 'set',
  }),
  filterRule({
    profil: 3,
    slug: 'professionnels',
    item: {
      fr: 'professionnel hors des champs Médico-social (04) et Ville (05)',
      en: 'professional outside the fields Médico-social (04) and Ville (05)',
    },
    test: { on: 'set', check: PROFESSIONNEL_CHECKS[3] },
    scope: 'set',
  }),
];
