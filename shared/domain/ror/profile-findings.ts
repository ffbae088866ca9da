import { champsOf, isUniteElementaire, MEDICO_SOCIAL } from './conformity/offer.ts';
import { createFinding } from './finding-catalogue.ts';
import type { Finding } from './finding.ts';
import { CONTACT, TELECOMMUNICATION } from './mapping-contact.ts';
import type { Row } from './mapping-row.ts';
import type { Code } from './model-base.ts';
import type { RorEntity } from './model.ts';
import { createRowWalk, rowPath } from './row-walk.ts';

type Profil = 0 | 1 | 2 | 3;

function isLevelled(row: Row): boolean {
  return row.type === 'object' && (row.table === CONTACT || row.table === TELECOMMUNICATION);
}

const walkJudged = createRowWalk((row): row is Row => row.visibility !== undefined || isLevelled(row));

/**
 * What an access profile should not have been given, by what the entity alone tells: levels of contacts and
 * télécommunications, and fields kept for other profiles (domain reference ROR §5, RG_ALIM_046 to 053). What only other
 * entities decide (whether an EG is médico-social, where a professional practises) is left to the conformity report.
 */
export function profileFindings(entity: RorEntity, profil: Profil): readonly Finding[] {
  // Profile 1 sees everything.
  if (profil === 1) return [];
  const findings: Finding[] = [];
  walkJudged(entity, (row, value, index, holder) => {
    const level = isLevelled(row) ? levelAbove(value, entity, profil) : undefined;
    if (level !== undefined) {
      const path = rowPath(row, index, holder);
      findings.push(createFinding('au-dessus-du-profil', levelPath(row, path), level));
    } else if (isHidden(row, value, entity, profil)) {
      findings.push(createFinding('au-dessus-du-profil', rowPath(row, index, holder), ''));
    }
  });
  return findings;
}

/** Whether an entity is of the médico-social field; undefined when it alone does not tell. */
export function isMedicoSocial(entity: RorEntity): boolean | undefined {
  return entity.kind === 'oi' ? champsOf(entity).includes(MEDICO_SOCIAL) : undefined;
}

function isHidden(row: Row, value: unknown, entity: RorEntity, profil: Profil): boolean {
  const access = row.visibility?.[profil] ?? 'yes';
  if (access === 'yes' || isHarmless(row, value, entity)) return false;
  return access === 'no' || isMedicoSocial(entity) === false;
}

/** It is the unité sensible that is hidden: saying of another one that it is none tells nothing. */
function isHarmless(row: Row, value: unknown, entity: RorEntity): boolean {
  return row.type === 'boolean' && row.hidesUnit === true && (value !== true || !isUniteElementaire(entity));
}

/**
 * The level of a contact or télécommunication when it is too high: level 1 is for profiles 0 and 3, 2 for profile 2 and for
 * profile 3 in the médico-social field.
 */
function levelAbove(value: unknown, entity: RorEntity, profil: Profil): string | undefined {
  const { niveauConfidentialite } = value as { readonly niveauConfidentialite: Code | undefined };
  const code = niveauConfidentialite?.code.trim() ?? '';
  if (!/^[1-9]$/.test(code)) return undefined;
  const limit = profil === 2 || (profil === 3 && isMedicoSocial(entity) !== false) ? 2 : 1;
  return Number(code) > limit ? code : undefined;
}

function levelPath(row: Row, path: string): string {
  const isContact = row.type === 'object' && row.table === CONTACT;
  return `${isContact ? path : `${path}/extension`}/confidentialityLevel/@code`;
}
