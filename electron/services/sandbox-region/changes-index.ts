import { setImmediate } from 'node:timers/promises';
import type { Establishment, InternalOrganisation } from '../../../shared/domain/synthetic/skeleton.ts';
import type { Sheet } from '../../../shared/domain/synthetic/sheet.ts';
import type { Profil } from '../../../shared/domain/synthetic/visibility.ts';
import {
  activityTexts,
  deviceTexts,
  establishmentText,
  legalPersonText,
  professionalText,
  sheetOf,
  shownProfessionals,
  shownUnits,
  unitText,
  updatedOf,
} from './entity-texts.ts';
import type { Region } from './region.ts';
import type { RevisedPerson } from './revised-person.ts';

/** A unité élémentaire as filters see it. */
export interface OfferRow {
  readonly champs: readonly string[];
  readonly publics: readonly string[];
}

/** Its legal person, and its rank among its establishments. */
export interface SitePlace {
  readonly person: number;
  readonly rank: number;
}

/** An establishment: when what is read of it last changed, in milliseconds. */
export interface SiteRow {
  readonly nationalId: string;
  /** Of the legal person, the establishment and the levels above units, as in their own past. */
  readonly structure: number;
  /** Of units, activities, equipment, professionals, and of whatever a revision took from. */
  readonly offer: number;
  readonly offers: readonly OfferRow[];
}

/** The establishments of a region in a profile; made at the first use and kept until the next revision. */
export interface ChangesIndex {
  /** Where an establishment is, by its idNat_Struct; no revision moves one. */
  locate(nationalId: string): Promise<SitePlace | undefined>;
  sites(profil: Profil): Promise<ReadonlyMap<string, SiteRow>>;
}

/** Legal persons between two breaths: other requests are served meanwhile. */
const BREATH = 50;

export function createChangesIndex(region: Region): ChangesIndex {
  const made = new Map<Profil, { readonly revision: number; readonly sites: Promise<ReadonlyMap<string, SiteRow>> }>();
  let places: Promise<ReadonlyMap<string, SitePlace>> | undefined;
  return {
    async locate(nationalId) {
      places ??= placesOf(region);
      return (await places).get(nationalId);
    },
    sites(profil) {
      const revision = region.revision();
      const found = made.get(profil);
      if (found?.revision === revision) return found.sites;
      const sites = survey(region, profil);
      made.set(profil, { revision, sites });
      return sites;
    },
  };
}

async function placesOf(region: Region): Promise<ReadonlyMap<string, SitePlace>> {
  const places = new Map<string, SitePlace>();
  for (let person = 0; person < region.size; person += 1) {
    if (person % BREATH === BREATH - 1) await setImmediate();
    for (const { nationalId, rank } of region.person(person).skeleton.establishments)
      places.set(nationalId, { person, rank });
  }
  return places;
}

async function survey(region: Region, profil: Profil): Promise<ReadonlyMap<string, SiteRow>> {
  const sheet = sheetOf(region.materials, profil);
  const sites = new Map<string, SiteRow>();
  for (let index = 0; index < region.size; index += 1) {
    if (index % BREATH === BREATH - 1) await setImmediate();
    const person = region.person(index);
    const own = updatedOf(legalPersonText(sheet, person));
    for (const site of person.skeleton.establishments) {
      const row = surveySite(sheet, person, site);
      sites.set(site.nationalId, {
        ...row,
        structure: Math.max(own, row.structure),
        nationalId: site.nationalId,
      });
    }
  }
  return sites;
}

const PUBLIC = /<csd:supportedPatient code="([^"]*)"/g;

function surveySite(
  sheet: Sheet,
  person: RevisedPerson,
  site: Establishment,
): Pick<SiteRow, 'structure' | 'offer' | 'offers'> {
  const { skeleton, stamps } = person;
  const own = updatedOf(establishmentText(sheet, person, site));
  let structure = own;
  let offer = stamps.has(site) ? own : 0;
  const offers: OfferRow[] = [];
  for (const unit of shownUnits(sheet, skeleton)) {
    if (unit.establishment !== site) continue;
    const text = unitText(sheet, person, unit);
    const updated = updatedOf(text);
    if (unit.type !== '4' && !stamps.has(unit)) structure = Math.max(structure, updated);
    else offer = Math.max(offer, updated, ...partsOf(sheet, person, unit).map(updatedOf));
    if (unit.type !== '4') continue;
    offers.push({ champs: unit.champs, publics: [...text.matchAll(PUBLIC)].map(([, code = '']) => code) });
  }
  for (const professional of shownProfessionals(sheet, skeleton)) {
    if (professional.unit.establishment !== site && professional.second?.establishment !== site) continue;
    offer = Math.max(offer, updatedOf(professionalText(sheet, person, professional)));
  }
  return { structure, offer, offers };
}

function partsOf(sheet: Sheet, person: RevisedPerson, unit: InternalOrganisation): readonly string[] {
  return [...activityTexts(sheet, person, unit), ...deviceTexts(sheet, person, unit)];
}
