import { trimmed } from '../texts.ts';
import type { Code } from './model-base.ts';
import type { RorEntity } from './model.ts';
import type { Telecommunication } from './model-contact.ts';

/** TRE_R283: 1 accès libre, 2 restreint, 3 très restreint. */
export type Level = 1 | 2 | 3;

/** The level of a code; `inherited` when there is none. A code that is no level is the most restricted one. */
export function levelOf(code: Code | undefined, inherited: Level): Level {
  if (code === undefined) return inherited;
  switch (trimmed(code.code)) {
    case '':
      return inherited;
    case '1':
      return 1;
    case '2':
      return 2;
    default:
      return 3;
  }
}

export interface LevelledTelecommunication {
  readonly telecommunication: Telecommunication;
  readonly level: Level;
}

function addTo(
  found: LevelledTelecommunication[],
  telecommunication: Telecommunication | undefined,
  inherited: Level,
  floor: Level = 1,
): void {
  if (telecommunication === undefined) return;
  const own = levelOf(telecommunication.niveauConfidentialite, inherited);
  found.push({ telecommunication, level: own < floor ? floor : own });
}

/**
 * Every télécommunication of an entity with its effective level: its own, and never below that of the contact that holds it.
 * Inside a ROR object, where a level is mandatory, none is taken for the most restricted; IHE's own have no level and are open.
 */
export function telecommunicationsOf(entity: RorEntity): readonly LevelledTelecommunication[] {
  const found: LevelledTelecommunication[] = [];
  if (entity.kind === 'activite' || entity.kind === 'equipement') return found;
  for (const telecommunication of entity.telecommunications) addTo(found, telecommunication, 1);
  if (entity.kind === 'professionnel') {
    for (const { telecommunications } of entity.exercicesEg) for (const one of telecommunications) addTo(found, one, 1);
    addTo(found, entity.situationOperationnelle?.telecommunication, 3);
    addTo(found, entity.boiteMss?.telecommunication, 3);
    return found;
  }
  for (const contact of entity.contacts) {
    const level = levelOf(contact.niveauConfidentialite, 3);
    for (const telecommunication of contact.telecommunications) addTo(found, telecommunication, level, level);
  }
  for (const { personne } of entity.contactsIhe)
    for (const one of personne?.telecommunications ?? []) addTo(found, one, 1);
  if (entity.kind === 'oi') for (const { telecommunication } of entity.boitesMss) addTo(found, telecommunication, 3);
  return found;
}

/** The highest level met on the contacts and télécommunications of an entity; 1 when it has none. */
export function highestLevel(entity: RorEntity, telecommunications = telecommunicationsOf(entity)): Level {
  let highest: Level = 1;
  for (const { level } of telecommunications) if (level > highest) highest = level;
  if (!('contacts' in entity)) return highest;
  for (const contact of entity.contacts) {
    const level = levelOf(contact.niveauConfidentialite, 3);
    if (level > highest) highest = level;
  }
  return highest;
}
