import { champsOf, isUniteElementaire, MEDICO_SOCIAL } from './conformity/offer.ts';
import { createFinding } from './finding-catalogue.ts';
import type { Finding } from './finding.ts';
import { CONTACT, TELECOMMUNICATION } from './mapping-contact.ts';
import type { Row } from './mapping-row.ts';
import { walkEntity, type Visit } from './mapping-walk.ts';
import type { Code } from './model-base.ts';
import type { RorEntity } from './model.ts';

type Profil = 0 | 1 | 2 | 3;

/**
 * What an access profile should not have been given, by what the entity alone tells: levels of contacts and
 * télécommunications, and fields kept for other profiles (domain reference ROR §5, RG_ALIM_046 to 053). What only other
 * entities decide (whether an EG is médico-social, where a professional practises) is left to the conformity report.
 */
export function profileFindings(entity: RorEntity, profil: Profil): readonly Finding[] {
  // Profile 1 sees everything.
  if (profil === 1) return [];
  const findings: Finding[] = [];
  walkEntity(entity, (visit) => {
    const level = levelAbove(visit, entity, profil);
    if (level !== undefined) findings.push(createFinding('au-dessus-du-profil', level.path, level.value));
    else if (isHidden(visit, entity, profil)) findings.push(createFinding('au-dessus-du-profil', visit.path, ''));
  });
  return findings;
}

/** Undefined when the entity alone does not tell. */
function isMedicoSocial(entity: RorEntity): boolean | undefined {
  return entity.kind === 'oi' ? champsOf(entity).includes(MEDICO_SOCIAL) : undefined;
}

function isHidden({ row, value }: Visit, entity: RorEntity, profil: Profil): boolean {
  const access = row.visibility?.[profil] ?? 'yes';
  if (access === 'yes' || isHarmless(row, value, entity)) return false;
  return access === 'no' || isMedicoSocial(entity) === false;
}

/** It is the unité sensible that is hidden: saying of another one that it is none tells nothing. */
function isHarmless(row: Row, value: unknown, entity: RorEntity): boolean {
  return row.type === 'boolean' && row.hidesUnit === true && (value !== true || !isUniteElementaire(entity));
}

interface Above {
  readonly path: string;
  readonly value: string;
}

/** Level 1 for profiles 0 and 3, 2 for profile 2 and for profile 3 in the médico-social field. */
function levelAbove({ row, value, path }: Visit, entity: RorEntity, profil: Profil): Above | undefined {
  if (row.type !== 'object' || (row.table !== CONTACT && row.table !== TELECOMMUNICATION)) return undefined;
  const { niveauConfidentialite } = value as { readonly niveauConfidentialite: Code | undefined };
  const code = niveauConfidentialite?.code.trim() ?? '';
  const limit = profil === 2 || (profil === 3 && isMedicoSocial(entity) !== false) ? 2 : 1;
  if (!/^[1-9]$/.test(code) || Number(code) <= limit) return undefined;
  const inside = row.table === CONTACT ? path : `${path}/extension`;
  return { path: `${inside}/confidentialityLevel/@code`, value: code };
}
