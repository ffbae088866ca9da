import { trimmed } from '../texts.ts';
import type { Identifiant } from './model-base.ts';
import { AUTHORITIES, isIdentifiantOi } from './identifiers.ts';

/** When an establishment has several idNat_Struct, its FINESS names it, then its SIRET (RG_ALIM_014). */
const STRUCTURE_ORDER = '1653240';
const STRUCTURE_AUTHORITIES: readonly string[] = [AUTHORITIES.STRUCTURE, AUTHORITIES.STRUCTURE_TYPE];
const SIREN_LENGTH = 9;
const NONE: readonly string[] = [];

function codesOf(identifiants: readonly Identifiant[], authorities: readonly string[]): readonly string[] {
  return identifiants
    .filter(({ autorite, code }) => authorities.includes(autorite) && code.trim() !== '')
    .map(({ code }) => code.trim());
}

function rank(idNat: string): number {
  const found = STRUCTURE_ORDER.indexOf(idNat.charAt(0));
  return found === -1 ? STRUCTURE_ORDER.length : found;
}

/** The idNat_Struct that an identifier without its type digit stands for. */
function derived(identifiants: readonly Identifiant[]): readonly string[] {
  const finess = codesOf(identifiants, [AUTHORITIES.FINESS]).map((code) => `1${code}`);
  const insee = codesOf(identifiants, [AUTHORITIES.INSEE]).map(
    (code) => `${code.length === SIREN_LENGTH ? 2 : 3}${code}`,
  );
  return [...finess, ...insee];
}

/**
 * Of an EJ or EG: its idNat_Struct, derived from its FINESS, SIREN or SIRET when it is not given. '' when there is none, as of
 * the two below.
 */
export function idNatStructOf(identifiants: readonly Identifiant[]): string {
  const given = codesOf(identifiants, STRUCTURE_AUTHORITIES);
  const candidates = given.length > 0 ? given : derived(identifiants);
  return [...candidates].sort((a, b) => rank(a) - rank(b))[0] ?? '';
}

export function identifiantOiOf(identifiants: readonly Identifiant[]): string {
  return identifiants.find(({ code }) => isIdentifiantOi(code))?.code.trim() ?? '';
}

export function idNatPsOf(identifiants: readonly Identifiant[]): string {
  return codesOf(identifiants, [AUTHORITIES.PERSON])[0] ?? '';
}

function addForm(all: string[], form: string): void {
  if (form !== '' && !all.includes(form)) all.push(form);
}

/** Adds an identifier as people type it: with and without the digit of its type. */
function addForms(all: string[], { code, autorite, texte }: Identifiant): void {
  const number = trimmed(code);
  addForm(all, number);
  if (texte !== undefined) addForm(all, trimmed(texte));
  const hasType = STRUCTURE_AUTHORITIES.includes(autorite) || autorite === AUTHORITIES.PERSON;
  if (hasType) addForm(all, number.slice(1));
}

/** Every identifier by which a person may look for an entity exactly, each once, `nationalId` (above) first. */
export function identifiersOf(identifiants: readonly Identifiant[], nationalId: string): readonly string[] {
  return identifiants.length === 0 ? NONE : formsOf(identifiants, nationalId);
}

/** Those of an EJ or EG. The derived idNat_Struct are typed as well as those given: `2` + SIREN beside the SIREN. */
export function structureIdentifiersOf(identifiants: readonly Identifiant[], nationalId: string): readonly string[] {
  if (identifiants.length === 0) return NONE;
  const all = formsOf(identifiants, nationalId);
  for (const one of derived(identifiants)) addForm(all, one);
  return all;
}

function formsOf(identifiants: readonly Identifiant[], nationalId: string): string[] {
  const all: string[] = [];
  addForm(all, nationalId);
  for (const identifiant of identifiants) addForms(all, identifiant);
  return all;
}
