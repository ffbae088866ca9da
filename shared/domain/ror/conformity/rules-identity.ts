import type { RorEntity } from '../model.ts';
import type { Identifiant } from '../model-base.ts';
import type { Rule, RuleContext, Sink } from './rule.ts';
import { AUTHORITIES, checkIdentifier, parseIdentifiantOi } from '../identifiers.ts';
import { SCHEMES } from '../schemes.ts';

const STRUCTURE: readonly string[] = [AUTHORITIES.STRUCTURE, AUTHORITIES.STRUCTURE_TYPE];
const KNOWN: readonly string[] = Object.values(AUTHORITIES);

function given(identifiants: readonly Identifiant[], authorities: readonly string[]): readonly string[] {
  return identifiants
    .filter(({ autorite, code }) => authorities.includes(autorite.trim()) && code.trim() !== '')
    .map(({ code }) => code.trim());
}

function checkStructure(entity: RorEntity, sink: Sink): void {
  if (entity.kind !== 'ej' && entity.kind !== 'eg') return;
  if (given(entity.identifiants, STRUCTURE).length > 0) sink.ok();
  else sink.fail('otherID', '');
}

function checkOi(entity: RorEntity, sink: Sink): void {
  if (entity.kind !== 'oi') return;
  const codes = entity.identifiants.filter(({ code }) => code.trim() !== '');
  if (codes.length === 1) sink.ok();
  else sink.fail(codes.length === 0 ? 'otherID' : 'otherID[2]', codes[1]?.code ?? '');
}

function checkOiShape(entity: RorEntity, sink: Sink, { nomenclature }: RuleContext): void {
  if (entity.kind !== 'oi') return;
  for (const { code } of entity.identifiants) {
    if (code.trim() === '') continue;
    const parsed = parseIdentifiantOi(code);
    const isKnown = parsed !== undefined && nomenclature.label(SCHEMES.REGION_OM, parsed.region).status !== 'unknown';
    if (isKnown) sink.ok();
    else sink.fail('otherID/@code', code);
  }
}

function checkShapes(wrong: 'format' | 'key'): (entity: RorEntity, sink: Sink) => void {
  return ({ identifiants }, sink) => {
    for (const [index, { autorite, code }] of identifiants.entries()) {
      if (!KNOWN.includes(autorite.trim()) || code.trim() === '') continue;
      const found = checkIdentifier(autorite.trim(), code);
      if (found === wrong) sink.fail(`otherID${index === 0 ? '' : `[${index + 1}]`}/@code`, code);
      // The key of what has not the right shape cannot be judged.
      else if (wrong === 'format' || found === 'ok') sink.ok();
    }
  };
}

/** FINESS names an establishment that has one, else its SIRET, else the practice's number: never a SIREN. */
const ESTABLISHMENT_TYPES = ['0', '1', '3', '4', '6'];
const FINESS_TYPES = ['1', '6'];

function checkEgIdentifier(entity: RorEntity, sink: Sink): void {
  if (entity.kind !== 'eg') return;
  const ids = given(entity.identifiants, STRUCTURE);
  if (ids.length === 0) return;
  const finess = given(entity.identifiants, [AUTHORITIES.FINESS]);
  const isRight = ids.some(
    (id) =>
      ESTABLISHMENT_TYPES.includes(id.charAt(0)) &&
      (finess.length === 0 || (FINESS_TYPES.includes(id.charAt(0)) && finess.includes(id.slice(1)))),
  );
  if (isRight) sink.ok();
  else sink.fail('otherID/@code', ids[0] ?? '');
}

function checkPerson(entity: RorEntity, sink: Sink): void {
  if (entity.kind !== 'professionnel') return;
  if (given(entity.identifiants, [AUTHORITIES.PERSON]).length > 0) sink.ok();
  else sink.fail('otherID', '');
}

const PRESENCE: readonly Rule[] = [
  {
    id: 'id-structure',
    severity: 'error',
    source: 'domain reference ROR §3.2, §4.3',
    label: { fr: 'EJ et EG : idNat_Struct présent', en: 'EJ and EG: idNat_Struct present' },
    explanation: {
      fr: 'L’identifiant national de structure (OID 1.2.250.1.71.4.2.2) est obligatoire dans le ROR : il sert aux notifications, aux lectures et au rapprochement entre régions.',
      en: 'The national structure identifier (OID 1.2.250.1.71.4.2.2) is mandatory in the ROR: notifications, reads and matching between regions rest on it.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkStructure },
  },
  {
    id: 'id-oi',
    severity: 'error',
    source: 'domain reference ROR §4.5',
    label: { fr: 'OI : exactement un identifiantOI', en: 'OI: exactly one identifiantOI' },
    explanation: {
      fr: 'Sans identifiantOI, l’organisation interne ne peut être ni relue ni suivie ; une réponse réelle l’omet.',
      en: 'Without identifiantOI an internal organisation can neither be read again nor followed; a real answer omits it.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkOi },
  },
  {
    id: 'id-professionnel',
    severity: 'warning',
    source: 'domain reference ROR §3.2, §4.6',
    label: { fr: 'Professionnel : idNat_PS présent', en: 'Professional: idNat_PS present' },
    explanation: {
      fr: 'L’identifiant national (RPPS ou ADELI) distingue deux homonymes ; une réponse réelle l’omet.',
      en: 'The national identifier (RPPS or ADELI) tells two namesakes apart; a real answer omits it.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkPerson },
  },
];

/** Identifiers of records (domain reference ROR §3). */
export const IDENTITY_RULES: readonly Rule[] = [
  ...PRESENCE,
  {
    id: 'id-oi-forme',
    severity: 'error',
    source: 'domain reference ROR §2.5, §4.5',
    label: { fr: 'identifiantOI : région/numéro', en: 'identifiantOI: region/number' },
    explanation: {
      fr: 'L’identifiantOI s’écrit avec le code d’une région (TRE_R30), une barre oblique et un numéro local.',
      en: 'An identifiantOI is written as the code of a region (TRE_R30), a slash and a local number.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkOiShape },
  },
  {
    id: 'id-forme',
    severity: 'error',
    source: 'domain reference ROR §3.2, §3.3',
    label: { fr: 'Identifiants de la forme attendue', en: 'Identifiers of the expected shape' },
    explanation: {
      fr: 'Chaque autorité fixe la longueur et le premier chiffre : idNat_Struct, idNat_PS, FINESS (9), SIREN (9), SIRET (14).',
      en: 'Each authority fixes the length and the first digit: idNat_Struct, idNat_PS, FINESS (9), SIREN (9), SIRET (14).',
    },
    scope: 'record',
    test: { on: 'entity', check: checkShapes('format') },
  },
  {
    id: 'id-cle',
    severity: 'warning',
    source: 'domain reference ROR §3.2',
    label: { fr: 'Clés de contrôle des identifiants justes', en: 'Right check digits of identifiers' },
    explanation: {
      fr: 'FINESS, SIREN, SIRET et RPPS finissent par une clé ; une clé fausse est une faute de frappe ou une donnée de test.',
      en: 'FINESS, SIREN, SIRET and RPPS end with a check digit; a wrong one is a typing mistake or test data.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkShapes('key') },
  },
  {
    id: 'rg-alim-014',
    severity: 'error',
    source: 'RG_ALIM_014, domain reference ROR §2.4',
    label: { fr: 'EG désignée par son FINESS, sinon son SIRET', en: 'EG designated by its FINESS, else its SIRET' },
    explanation: {
      fr: 'L’idNat_Struct d’un établissement est son FINESS s’il en a un, sinon son SIRET ; un cabinet libéral est désigné par RPPS-rang ou ADELI-rang. C’est cet identifiant qu’une lecture envoie.',
      en: 'The idNat_Struct of an establishment is its FINESS if it has one, else its SIRET; a liberal practice is designated by RPPS-rang or ADELI-rang. A read sends this identifier.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkEgIdentifier },
  },
];
