import { trimmed } from '../texts.ts';
import type { RorEntity } from './model.ts';
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

function structureId(identifiants: readonly Identifiant[]): string {
  const given = codesOf(identifiants, STRUCTURE_AUTHORITIES);
  const candidates = given.length > 0 ? given : derived(identifiants);
  return [...candidates].sort((a, b) => rank(a) - rank(b))[0] ?? '';
}

/**
 * The national identifier of an entity: idNat_Struct of an EJ or EG, derived from its FINESS, SIREN or SIRET when it is not
 * given; identifiantOI; idNat_PS. '' when there is none.
 */
export function nationalIdOf(entity: RorEntity): string {
  switch (entity.kind) {
    case 'ej':
    case 'eg':
      return structureId(entity.identifiants);
    case 'oi':
      return entity.identifiants.find(({ code }) => isIdentifiantOi(code))?.code.trim() ?? '';
    case 'professionnel':
      return codesOf(entity.identifiants, [AUTHORITIES.PERSON])[0] ?? '';
    case 'activite':
    case 'equipement':
      return '';
  }
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

/** Every identifier by which a person may look for an entity exactly, each once, `nationalId` (nationalIdOf) first. */
export function identifiersOf(entity: RorEntity, nationalId: string): readonly string[] {
  const { identifiants } = entity;
  if (identifiants.length === 0) return NONE;
  const all: string[] = [];
  addForm(all, nationalId);
  for (const identifiant of identifiants) addForms(all, identifiant);
  // The derived idNat_Struct are typed as well as those given: `2` + SIREN beside the SIREN.
  if (entity.kind === 'ej' || entity.kind === 'eg') for (const one of derived(identifiants)) addForm(all, one);
  return all;
}
