import type { Sheet, SheetField } from './sheet.ts';

/** Exchanges of CSD that an application may use (domain reference ROR §2.1). */
export const TRANSACTIONS = ['extraction', 'notification', 'lecture-etablissement', 'lecture-oi'] as const;
export type Transaction = (typeof TRANSACTIONS)[number];

export const SHEET_ENVIRONMENTS = ['test', 'production'] as const;
/** What the application is on PLATINES (domain reference ROR §8): it calls servers, or answers calls. */
export const PLATINES_ROLES = ['client', 'serveur'] as const;
export const YES_NO = ['oui', 'non'] as const;

/** Lengths that PLATINES admits for an editor's application (domain reference ROR §8). */
export const PLATINES_LONGEST = { name: 150, version: 50, url: 150 } as const;

type Kind = SheetField['kind'];
type Section = SheetField['section'];
type Line = readonly [key: keyof Sheet, kind: Kind, isRequired: boolean, longest: number, choices?: readonly string[]];

const LINES: Readonly<Record<Section, readonly Line[]>> = {
  demandeur: [
    ['raisonSociale', 'text', true, 200],
    ['siret', 'siret', true, 20],
    ['siren', 'siren', false, 20],
    ['finess', 'finess', false, 20],
    ['representantNom', 'text', true, 120],
    ['representantFonction', 'text', false, 120],
    ['representantEmail', 'email', true, 254],
    ['representantRpps', 'rpps', false, 20],
  ],
  contacts: [
    ['contactTechniqueNom', 'text', true, 120],
    ['contactTechniqueEmail', 'email', true, 254],
    ['contactTechniqueTelephone', 'phone', false, 40],
    ['contactMetierNom', 'text', false, 120],
    ['contactMetierEmail', 'email', false, 254],
    ['contactMetierTelephone', 'phone', false, 40],
  ],
  application: [
    ['applicationNom', 'text', true, PLATINES_LONGEST.name],
    ['applicationVersion', 'text', true, PLATINES_LONGEST.version],
    ['editeur', 'text', true, 200],
    ['applicationUrl', 'url', false, PLATINES_LONGEST.url],
    ['applicationDescription', 'long', false, 2000],
    ['hebergement', 'text', false, 300],
  ],
  acces: [
    ['finalite', 'long', true, 2000],
    ['population', 'long', true, 2000],
    ['regions', 'long', true, 1000],
    ['transactions', 'choices', false, 200, TRANSACTIONS],
    ['environnements', 'choices', false, 40, SHEET_ENVIRONMENTS],
    ['adressesIp', 'ips', false, 1000],
    ['platinesRole', 'choice', false, 20, PLATINES_ROLES],
    ['platinesMutualTls', 'choice', false, 10, YES_NO],
  ],
  parrain: [
    ['parrainNom', 'text', false, 200],
    ['parrainContact', 'text', false, 200],
    ['parrainEmail', 'email', false, 254],
    ['parrainDate', 'date', false, 10],
    ['parrainReference', 'text', false, 120],
  ],
};

export const SHEET_SECTIONS = Object.keys(LINES) as readonly Section[];

/**
 * The fields of the application sheet, in the order in which they are filled (domain reference ROR §6.3, and §8 for what
 * PLATINES asks of an application). None of them holds a secret. What is required is what every
 * journey asks for; a message tells what else it needs.
 */
export const SHEET_FIELDS: readonly SheetField[] = SHEET_SECTIONS.flatMap((section) =>
  LINES[section].map(([key, kind, isRequired, longest, choices]) => ({
    key,
    section,
    kind,
    ...(choices !== undefined && { choices }),
    isRequired,
    longest,
  })),
);

/** A sheet that nobody has filled. */
export const EMPTY_SHEET = Object.freeze(
  Object.fromEntries(SHEET_FIELDS.map(({ key }) => [key, ''])),
) as unknown as Sheet;

/** Several values of one field, one a line; blanks around and empty lines are left out. */
export function linesOf(value: string): readonly string[] {
  return value
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
