import type { RorEntity } from '../model.ts';
import type { EntityKind, Projection } from '../projection.ts';
import type { Deferred } from './report.ts';
import type { SetIndex } from './set-index.ts';
import { MEDICO_SOCIAL } from './offer.ts';
import { addFailure } from './report.ts';

/** Failures of profile 3 on entities whose field only others tell: an EG is médico-social by its OI. */
export interface DeferredFailures {
  /** Called with each record, before it is judged. */
  enter(entity: RorEntity, projection: Projection): void;
  add(deferred: Deferred): void;
  /** Decides them all, once everything was read. */
  settle(set: SetIndex): void;
}

interface Waiting extends Deferred {
  readonly kind: EntityKind;
  readonly key: string;
}

/** Keys of the entities that OI of the médico-social field make médico-social. */
function medicoSocialKeys(set: SetIndex, offered: ReadonlySet<string>): (kind: EntityKind, key: string) => boolean {
  const egs = new Set<string>();
  for (const { champs, egs: own } of set.oi.values()) {
    if (champs.includes(MEDICO_SOCIAL)) for (const eg of own) egs.add(eg);
  }
  const ejs = new Set([...egs].map((key) => set.eg.get(key)?.ej));
  return (kind, key) => {
    if (kind === 'eg') return egs.has(key);
    if (kind === 'ej') return ejs.has(key);
    if (kind === 'activite' || kind === 'equipement') return offered.has(`${kind}|${key}`);
    const person = set.professionnels.get(key);
    if (person === undefined) return false;
    const inOi = person.oi.some((oi) => set.oi.get(oi)?.champs.includes(MEDICO_SOCIAL) === true);
    return inOi || (person.oi.length === 0 && person.egs.some((eg) => egs.has(eg)));
  };
}

export function createDeferredFailures(): DeferredFailures {
  const waiting: Waiting[] = [];
  const offered = new Set<string>();
  let current: { readonly kind: EntityKind; readonly key: string } = { kind: 'ej', key: '' };
  return {
    enter(entity, { key, codes, references }) {
      current = { kind: entity.kind, key };
      if (codes.champ?.includes(MEDICO_SOCIAL) !== true) return;
      for (const activite of references.activites) offered.add(`activite|${activite}`);
      for (const equipement of references.equipements) offered.add(`equipement|${equipement}`);
    },
    add: (deferred) => void waiting.push({ ...deferred, ...current }),
    settle(set) {
      const isMedicoSocial = medicoSocialKeys(set, offered);
      for (const { state, example, kind, key } of waiting) {
        if (isMedicoSocial(kind, key)) state.checked += 1;
        else addFailure(state, example);
      }
    },
  };
}
