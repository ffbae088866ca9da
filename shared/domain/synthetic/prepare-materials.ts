import type { Nomenclature } from '../ror/nomenclature.ts';
import { withoutCode } from '../ror/nomenclature-table.ts';
import { SCHEMES } from '../ror/schemes.ts';
import type {
  CodePools,
  Commune,
  DepartementPlaces,
  EstablishmentKind,
  LegalPersonKind,
  Materials,
  Service,
  ServiceGroupSource,
  ServiceSource,
  Vocabulary,
} from './materials.ts';

/** The files of `resources/synthetic` and `resources/geography` as they are read. */
export interface MaterialSources {
  readonly vocabulary: Vocabulary;
  readonly establishments: {
    readonly entitesJuridiques: readonly LegalPersonKind[];
    readonly etablissements: Readonly<Record<string, EstablishmentKind>>;
  };
  readonly services: { readonly groups: Readonly<Record<string, ServiceGroupSource>> };
  readonly centres: { readonly centres: Readonly<Record<string, readonly number[]>> };
  readonly departements: readonly { readonly code: string; readonly region?: string }[];
}

/**
 * Gathers what a region needs: its départements with their communes, and services with the codes of their patterns.
 * @returns undefined when the region has no département, that is when the code is not one of a ROR region.
 */
export function prepareMaterials(
  sources: MaterialSources,
  nomenclature: Nomenclature,
  region: string,
): Materials | undefined {
  const departements = placesOf(sources, nomenclature, region);
  if (departements.length === 0) return undefined;
  const services: Record<string, readonly Service[]> = {};
  for (const [name, group] of Object.entries(sources.services.groups))
    services[name] = group.services.map((service) => resolveService(service, group.champ, nomenclature));
  return {
    region,
    vocabulary: sources.vocabulary,
    legalPersons: sources.establishments.entitesJuridiques,
    establishments: sources.establishments.etablissements,
    services,
    departements,
    pools: poolsOf(nomenclature, region),
  };
}

function active(
  nomenclature: Nomenclature,
  scheme: string,
): readonly { readonly code: string; readonly label: string }[] {
  return nomenclature.concepts(scheme).filter(({ status }) => status === 'known');
}

function resolveService(source: ServiceSource, champ: string, nomenclature: Nomenclature): Service {
  const { prefixe, actes, activites = [] } = source;
  const family =
    prefixe === undefined
      ? []
      : active(nomenclature, SCHEMES.ACTIVITE_OPERATIONNELLE).filter(({ label }) => label.startsWith(prefixe));
  const pattern = actes === undefined ? undefined : new RegExp(actes, 'iu');
  const codesActes =
    pattern === undefined
      ? []
      : active(nomenclature, SCHEMES.ACTE_SPECIFIQUE)
          .filter(({ label }) => pattern.test(label))
          .map(({ code }) => code);
  const famille = family.map(({ code, label }) => ({ activite: code, nom: label.toLocaleUpperCase('fr') }));
  return { ...source, champ, activites, famille, codesActes };
}

/** The département of a commune code: three characters overseas. */
export function departementOf(commune: string): string {
  return commune.slice(0, commune.startsWith('97') || commune.startsWith('98') ? 3 : 2);
}

function placesOf(sources: MaterialSources, nomenclature: Nomenclature, region: string): readonly DepartementPlaces[] {
  const codes = sources.departements.filter((departement) => departement.region === region).map(({ code }) => code);
  const communes = new Map<string, Commune[]>(codes.map((code) => [code, []]));
  for (const { code, label } of active(nomenclature, SCHEMES.COMMUNE_OM))
    communes.get(departementOf(code))?.push({ code, nom: withoutCode(label, code) });
  return codes.map((code) => {
    const [latitude = 0, longitude = 0, spread = 0.25] = sources.centres.centres[code] ?? [];
    return { code, communes: communes.get(code) ?? [], latitude, longitude, spread };
  });
}

function poolsOf(nomenclature: Nomenclature, region: string): CodePools {
  const codes = (scheme: string): readonly string[] => active(nomenclature, scheme).map(({ code }) => code);
  const territoires = codes(SCHEMES.TERRITOIRE_SANTE);
  const own = territoires.filter((code) => code.startsWith(region));
  return {
    competences: codes(SCHEMES.COMPETENCE),
    capacites: codes(SCHEMES.CAPACITE_SAVOIR_FAIRE),
    desc: codes(SCHEMES.DESC_NON_QUALIFIANT),
    droits: codes(SCHEMES.DROIT_EXERCICE_COMPL),
    competencesSpecifiques: codes(SCHEMES.COMPETENCE_SPECIFIQUE),
    fonctions: codes(SCHEMES.FONCTION_CONTACT),
    prestations: codes(SCHEMES.PRESTATION_NON_OBLIGATOIRE_INCLUSE),
    // The table numbers territories by the regions of before 2016, so some regions have none of their own.
    territoires: own.length > 0 ? own : territoires,
  };
}
