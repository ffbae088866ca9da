import type { Rule, Sink } from './rule.ts';
import type { OiFacts, SetIndex } from './set-index.ts';
import { MEDICO_SOCIAL, VILLE } from './offer.ts';

/** An OI and those above it, nearest first; a circle of parents ends where it closes. */
function* lineage(set: SetIndex, key: string): Generator<readonly [string, OiFacts]> {
  const seen = new Set<string>();
  for (let at: string | undefined = key; at !== undefined && !seen.has(at);) {
    const oi: OiFacts | undefined = set.oi.get(at);
    if (oi === undefined) return;
    seen.add(at);
    yield [at, oi];
    at = oi.parent;
  }
}

function checkUnitBelow(set: SetIndex, sink: Sink): void {
  const carrying = new Set<string>();
  for (const [key, { isUe }] of set.oi) {
    if (!isUe) continue;
    for (const [above] of lineage(set, key)) {
      if (above !== key && carrying.has(above)) break;
      carrying.add(above);
    }
  }
  for (const [key, oi] of set.oi) {
    if (oi.isUe || !oi.isOpen) continue;
    if (carrying.has(key)) sink.ok();
    else sink.fail('codedType', '', oi);
  }
}

function checkUnitInEstablishment(set: SetIndex, sink: Sink): void {
  const carrying = new Set<string>();
  for (const [key, { isUe }] of set.oi) {
    if (!isUe) continue;
    for (const [, { egs }] of lineage(set, key)) for (const eg of egs) carrying.add(eg);
  }
  for (const [key, eg] of set.eg) {
    if (!eg.isOpen) continue;
    if (carrying.has(key)) sink.ok();
    else sink.fail('', '', eg);
  }
}

function checkTree({ eg, oi, keys }: SetIndex, sink: Sink): void {
  for (const facts of eg.values()) {
    if (facts.ej === undefined || facts.ej === '') continue;
    if (keys.ej.has(facts.ej)) sink.ok();
    else sink.fail('parent/@entityID', facts.ej, facts);
  }
  for (const facts of oi.values()) {
    const missing = facts.egs.find((key) => !keys.eg.has(key));
    if (missing !== undefined) sink.fail('organizations/organization/@entityID', missing, facts);
    else if (facts.parent === undefined || oi.has(facts.parent)) sink.ok();
    else sink.fail('extension/parentFacility/@entityID', facts.parent, facts);
  }
}

function checkReferences({ referred, keys }: SetIndex, sink: Sink): void {
  for (const kind of ['activite', 'equipement', 'eg', 'oi'] as const) {
    for (const [key, from] of referred[kind]) {
      if (keys[kind].has(key)) sink.ok();
      else sink.fail(from.path, key, from);
    }
  }
}

function checkChampAbove({ oi }: SetIndex, sink: Sink): void {
  for (const facts of oi.values()) {
    const above = facts.parent === undefined ? undefined : oi.get(facts.parent);
    if (above === undefined) continue;
    const missing = facts.champs.find((champ) => !above.champs.includes(champ));
    if (missing === undefined) sink.ok();
    else sink.fail('extension/typeActivity/@code', missing, above);
  }
}

function checkDuplicateKeys({ records, duplicateKeys }: SetIndex, sink: Sink): void {
  for (let right = records - duplicateKeys.length; right > 0; right -= 1) sink.ok();
  for (const duplicate of duplicateKeys) sink.fail('@entityID', duplicate.value, duplicate);
}

function checkDuplicateIds({ nationalIds, duplicateIds }: SetIndex, sink: Sink): void {
  for (let right = nationalIds - duplicateIds.length; right > 0; right -= 1) sink.ok();
  for (const duplicate of duplicateIds) sink.fail('otherID/@code', duplicate.value, duplicate);
}

/** Champs d'activité of the units where a professional practises; those of the EG when no OI is named. */
function champsOfProfessionnels(set: SetIndex): (oi: readonly string[], egs: readonly string[]) => readonly string[] {
  const byEg = new Map<string, Set<string>>();
  for (const { egs, champs } of set.oi.values()) {
    for (const eg of egs) {
      const known = byEg.get(eg) ?? new Set<string>();
      for (const champ of champs) known.add(champ);
      byEg.set(eg, known);
    }
  }
  return (oi, egs) =>
    oi.length > 0
      ? oi.flatMap((key) => set.oi.get(key)?.champs ?? [])
      : egs.flatMap((key) => [...(byEg.get(key) ?? [])]);
}

/** Where a professional practises is told by links: one without any known place cannot be judged. */
function checkProfessionnels(allowed: readonly string[]): (set: SetIndex, sink: Sink) => void {
  return (set, sink) => {
    const champsOf = champsOfProfessionnels(set);
    for (const facts of set.professionnels.values()) {
      const champs = champsOf(facts.oi, facts.egs);
      if (champs.length === 0) continue;
      if (champs.some((champ) => allowed.includes(champ))) sink.ok();
      else sink.fail('facilities/facility/@entityID', champs.join(' '), facts);
    }
  };
}

const TREE: readonly Rule[] = [
  {
    id: 'rg-exp-001',
    severity: 'error',
    source: 'RG_EXP_001, domain reference ROR §4.5',
    label: { fr: 'OI ouverte : au moins une UE en dessous', en: 'Open OI: at least one UE below' },
    explanation: {
      fr: 'L’organisation interne va au moins jusqu’à l’unité élémentaire, qui porte l’offre. Sous un profil autre que 1, une unité sensible cachée peut l’expliquer.',
      en: 'The internal organisation goes at least down to the unité élémentaire, which carries the offer. With a profile other than 1, a hidden sensitive unit may explain it.',
    },
    scope: 'set',
    test: { on: 'set', check: checkUnitBelow },
  },
  {
    id: 'eg-ue',
    severity: 'error',
    source: 'domain reference ROR §8',
    label: { fr: 'EG ouverte : au moins une UE', en: 'Open EG: at least one UE' },
    explanation: {
      fr: 'PLATINES vérifie qu’un établissement ouvert décrit au moins une unité. Sous un profil autre que 1, une unité sensible cachée peut expliquer l’absence.',
      en: 'PLATINES checks that an open establishment describes at least one unit. With a profile other than 1, a hidden sensitive unit may explain the absence.',
    },
    scope: 'set',
    test: { on: 'set', check: checkUnitInEstablishment },
  },
  {
    id: 'rg-exp-002',
    severity: 'error',
    source: 'RG_EXP_002, domain reference ROR §4.5',
    label: { fr: 'Rien sous un objet qui n’est pas exposé', en: 'Nothing below an object that is not exposed' },
    explanation: {
      fr: 'Un objet incomplet est retenu avec tout ce qu’il contient : un EG sans son EJ, ou une OI sans son EG ou son OI parente, n’aurait pas dû être exposé. Les éléments obligatoires eux-mêmes sont vérifiés par les règles card-….',
      en: 'An incomplete object is withheld with everything below it: an EG without its EJ, or an OI without its EG or its parent OI, should not have been exposed. The mandatory elements themselves are checked by the rules card-….',
    },
    scope: 'set',
    test: { on: 'set', check: checkTree },
  },
  {
    id: 'rg-alim-006',
    severity: 'error',
    source: 'RG_ALIM_006, domain reference ROR §4.5',
    label: { fr: 'Champ d’activité présent aussi au niveau supérieur', en: 'Champ d’activité also at the level above' },
    explanation: {
      fr: 'Un champ d’activité d’une OI figure aussi sur son OI parente : une recherche qui descend l’arbre le manquerait sinon.',
      en: 'A champ d’activité of an OI is also on its parent OI: a search that goes down the tree would otherwise miss it.',
    },
    scope: 'set',
    test: { on: 'set', check: checkChampAbove },
  },
];

/** Rules on all records together, once the last document was read: references cross documents (domain reference ROR §2.7). */
export const SET_RULES: readonly Rule[] = [
  ...TREE,
  {
    id: 'references',
    severity: 'warning',
    source: 'domain reference ROR §3.1, CSD §8.8',
    label: { fr: 'Liens vers des objets présents', en: 'Links to objects that are there' },
    explanation: {
      fr: 'Une activité, un équipement ou un lieu d’exercice désigné figure dans les documents ; sinon l’information est perdue.',
      en: 'An activity, a piece of equipment or a place of practice that is designated is in the documents; the information is lost otherwise.',
    },
    scope: 'set',
    test: { on: 'set', check: checkReferences },
  },
  {
    id: 'unique-entityid',
    severity: 'error',
    source: 'domain reference ROR §3.1, CSD §8.8',
    label: { fr: 'entityID unique dans son annuaire', en: 'entityID unique in its directory' },
    explanation: {
      fr: 'Deux objets du même annuaire avec le même entityID rendent les liens ambigus.',
      en: 'Two objects of one directory with the same entityID make links ambiguous.',
    },
    scope: 'set',
    test: { on: 'set', check: checkDuplicateKeys },
  },
  {
    id: 'unique-identifiant',
    severity: 'warning',
    source: 'domain reference ROR §3.2, §4.5',
    label: { fr: 'Identifiant national unique', en: 'National identifier unique' },
    explanation: {
      fr: 'Deux objets de même nature ne portent pas le même identifiant national ; les pôles, répétés une fois par EG, sont exceptés.',
      en: 'Two objects of one kind do not bear the same national identifier; pôles, repeated once an EG, are excepted.',
    },
    scope: 'set',
    test: { on: 'set', check: checkDuplicateIds },
  },
];

/** Professionals are shown by the field of where they practise (§5). */
export const PROFESSIONNEL_CHECKS = {
  0: checkProfessionnels([VILLE]),
  3: checkProfessionnels([MEDICO_SOCIAL, VILLE]),
} as const;
