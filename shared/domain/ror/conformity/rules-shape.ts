import type { CsdElement, CsdRecord } from '../../csd/model.ts';
import type { Finding } from '../finding.ts';
import type { FindingCode } from '../finding-catalogue.ts';
import type { RorEntity } from '../model.ts';
import type { Bilingual, Rule, Sink } from './rule.ts';

/** The element that a finding's path designates, by name and number among its namesakes. */
function elementAt(root: CsdElement, path: string): CsdElement | undefined {
  const steps = path.split('/').filter((step) => step !== '' && !step.startsWith('@'));
  return steps.reduce<CsdElement | undefined>((parent, step) => {
    const [, name = step, number = '1'] = /^(.*?)(?:\[(\d+)\])?$/.exec(step) ?? [];
    return parent?.children.filter((child) => child.name === name)[Number(number) - 1];
  }, root);
}

/** One element in no namespace may come first in an `extension` (§4.12.5); anything else unknown is against the schema. */
function isForbiddenElement({ path }: Finding, { element }: CsdRecord): boolean {
  const parent = elementAt(element, path.split('/').slice(0, -1).join('/'));
  const [first] = parent?.children ?? [];
  return !(parent?.name === 'extension' && first?.namespace === '' && first === elementAt(element, path));
}

/** `extension` and coded elements may carry any attribute. */
function isForbiddenAttribute({ path }: Finding, { element }: CsdRecord): boolean {
  const owner = elementAt(element, path);
  const isCoded = owner?.attributes['code'] !== undefined && owner.attributes['codingScheme'] !== undefined;
  return owner?.name !== 'extension' && !isCoded;
}

interface Shape {
  readonly id: string;
  readonly severity?: Rule['severity'];
  readonly source?: string;
  readonly codes: readonly FindingCode[];
  readonly accepts?: (finding: Finding, record: CsdRecord) => boolean;
  readonly label: Bilingual;
  readonly explanation: Bilingual;
}

function shape({ id, severity = 'error', source = 'domain reference ROR §4', codes, accepts, ...texts }: Shape): Rule {
  const test = { on: 'finding', codes, ...(accepts && { accepts }) } as const;
  return { id, severity, source, scope: 'record', ...texts, test };
}

const UNUSED = ['address', 'contact', 'contactPoint'];

/** "Ne pas utiliser", says the schema of the ROR: the contacts and the place are in the extension. */
function checkUnused(entity: RorEntity, sink: Sink): void {
  if (entity.kind !== 'ej' && entity.kind !== 'eg' && entity.kind !== 'oi') return;
  const used = [entity.adresses, entity.contactsIhe, entity.telecommunications].findIndex((list) => list.length > 0);
  if (used === -1) sink.ok();
  else sink.fail(UNUSED[used] ?? '', '');
}

const ELEMENTS: readonly Rule[] = [
  shape({
    id: 'forme-ordre',
    source: 'domain reference ROR §8, CSD §8.4',
    codes: ['ordre-inattendu'],
    label: { fr: 'Éléments dans l’ordre du schéma', en: 'Elements in the order of the schema' },
    explanation: {
      fr: 'Le schéma impose l’ordre des éléments ; un lecteur strict refuse le document. Contrôle par la table de correspondance, et non par le XSD complet.',
      en: 'The schema fixes the order of elements; a strict reader refuses the document. Checked by the mapping table, not by the whole XSD.',
    },
  }),
  shape({
    id: 'forme-element',
    source: 'domain reference ROR §4.11, §4.12.5',
    codes: ['element-inconnu'],
    accepts: isForbiddenElement,
    label: { fr: 'Pas d’élément inconnu', en: 'No unknown element' },
    explanation: {
      fr: 'Le schéma n’admet qu’un élément hors espace de noms, en premier dans extension ; tout autre élément inconnu l’enfreint.',
      en: 'The schema allows one element in no namespace, first in extension; any other unknown element breaks it.',
    },
  }),
  shape({
    id: 'forme-attribut',
    source: 'domain reference ROR §4.11, CSD §8.6',
    codes: ['attribut-inconnu', 'commonname-language'],
    accepts: isForbiddenAttribute,
    label: { fr: 'Pas d’attribut inconnu', en: 'No unknown attribute' },
    explanation: {
      fr: 'Hors extension et éléments codés, le schéma n’admet que ses propres attributs.',
      en: 'Outside extension and coded elements, the schema allows no attributes but its own.',
    },
  }),
  shape({
    id: 'forme-texte',
    codes: ['texte-inattendu'],
    label: { fr: 'Pas de texte entre les éléments', en: 'No text between elements' },
    explanation: {
      fr: 'Un élément qui en contient d’autres n’a pas de texte à lui.',
      en: 'An element that holds others has no text of its own.',
    },
  }),
  shape({
    id: 'forme-orthographe',
    source: 'domain reference ROR §4.9',
    codes: ['orthographe-variante'],
    label: { fr: 'Noms orthographiés comme le schéma 2.4', en: 'Names spelled as in the 2.4 schema' },
    explanation: {
      fr: 'Les fautes d’orthographe du schéma 2.4 sont figées : le nom corrigé est un autre nom, que le schéma ne connaît pas.',
      en: 'The spelling mistakes of the 2.4 schema are frozen: the corrected name is another one, which the schema does not know.',
    },
  }),
  shape({
    id: 'forme-conteneur',
    source: 'domain reference ROR §4.5, CSD §8.7',
    codes: ['conteneur-vide'],
    label: { fr: 'Pas de regroupement vide', en: 'No empty group' },
    explanation: {
      fr: 'organizations, facilities ou demographic peuvent manquer, mais présents ils contiennent au moins un élément.',
      en: 'organizations, facilities or demographic may be missing, but when present they hold at least one element.',
    },
  }),
  shape({
    id: 'forme-identite',
    source: 'domain reference ROR §3.1, CSD §2.1',
    codes: ['identite-absente', 'identite-ancien-attribut'],
    label: { fr: 'Attribut entityID présent', en: 'Attribute entityID present' },
    explanation: {
      fr: 'entityID est la clé des liens dans le document ; sans elle, rien ne peut désigner l’objet.',
      en: 'entityID is the key of links in the document; without it nothing can designate the object.',
    },
  }),
];

const VALUES: readonly Rule[] = [
  shape({
    id: 'forme-type',
    source: 'domain reference ROR §4, CSD §8.2',
    codes: ['date-invalide', 'heure-invalide', 'nombre-invalide', 'booleen-invalide'],
    label: { fr: 'Dates, heures, nombres et booléens valides', en: 'Valid dates, times, numbers and booleans' },
    explanation: {
      fr: 'Chaque valeur a le type que le schéma lui donne : aaaa-mm-jj, hh:mm:ss, nombre, 0/1/true/false.',
      en: 'Each value has the type that the schema gives it: yyyy-mm-dd, hh:mm:ss, number, 0/1/true/false.',
    },
  }),
  shape({
    id: 'forme-bornes',
    severity: 'warning',
    source: 'domain reference ROR §4.8',
    codes: ['valeur-hors-limites'],
    label: { fr: 'Nombres dans leurs limites', en: 'Numbers within their bounds' },
    explanation: {
      fr: 'Un jour va de 0 à 7 (0 et 7 sont dimanche), une latitude de -90 à 90, une longitude de -180 à 180.',
      en: 'A day goes from 0 to 7 (0 and 7 are Sunday), a latitude from -90 to 90, a longitude from -180 to 180.',
    },
  }),
  shape({
    id: 'forme-valeur-vide',
    severity: 'warning',
    codes: ['valeur-vide'],
    label: { fr: 'Pas de valeur vide', en: 'No empty value' },
    explanation: {
      fr: 'Un élément obligatoire présent mais vide ne renseigne rien ; un nombre ou une date vide enfreint aussi le schéma.',
      en: 'A mandatory element that is present but empty tells nothing; an empty number or date breaks the schema as well.',
    },
  }),
  shape({
    id: 'forme-code',
    source: 'domain reference ROR §4, CSD §2.1',
    codes: ['code-sans-attribut'],
    label: { fr: 'Éléments codés avec code et codingScheme', en: 'Coded elements with code and codingScheme' },
    explanation: {
      fr: 'Le schéma exige les deux attributs ; sans l’OID, le code ne peut pas être rattaché à sa nomenclature.',
      en: 'The schema demands both attributes; without the OID the code cannot be tied to its nomenclature.',
    },
  }),
  shape({
    id: 'code-vide',
    severity: 'warning',
    source: 'domain reference ROR §4.5',
    codes: ['code-vide'],
    // The mode of a unit has its own rule, RG_EXP_011.
    accepts: ({ path }) => !/careMode(?:\[\d+\])?\/@code$/.test(path),
    label: { fr: 'Pas de code vide', en: 'No empty code' },
    explanation: {
      fr: 'Un code vide ne dit rien ; seul le mode de prise en charge d’un niveau autre que l’UE s’écrit ainsi.',
      en: 'An empty code says nothing; only the mode de prise en charge of a level other than the UE is written so.',
    },
  }),
  shape({
    id: 'forme-oid',
    severity: 'warning',
    source: 'domain reference ROR §0.7',
    codes: ['nomenclature-prefixe'],
    label: { fr: 'OID sans urn:oid:', en: 'OID without urn:oid:' },
    explanation: {
      fr: 'Les nomenclatures du ROR s’écrivent par leur OID nu ; un préfixe trompe les comparaisons.',
      en: 'The nomenclatures of the ROR are written by their bare OID; a prefix misleads comparisons.',
    },
  }),
  shape({
    id: 'forme-otherid',
    source: 'domain reference ROR §3.3, §4.12.10',
    codes: ['otherid-sans-attribut', 'otherid-texte'],
    label: { fr: 'otherID avec ses deux attributs, sans texte', en: 'otherID with its two attributes, without text' },
    explanation: {
      fr: 'Le schéma exige code et assigningAuthorityName et n’admet aucun texte. Des réponses réelles contiennent un otherID sans attribut.',
      en: 'The schema demands code and assigningAuthorityName and allows no text. Real answers hold an otherID without attributes.',
    },
  }),
  shape({
    id: 'forme-otherid-vide',
    severity: 'info',
    source: 'domain reference ROR §3.3, §4.12.10',
    codes: ['otherid-vide'],
    label: { fr: 'Pas d’otherID vide', en: 'No empty otherID' },
    explanation: {
      fr: 'Un otherID dont le code et l’autorité sont vides est permis par le schéma mais n’identifie rien.',
      en: 'An otherID whose code and authority are empty is allowed by the schema but identifies nothing.',
    },
  }),
];

/** Shape of records, as far as the mapping tells: not a validation by the XSD (see `schema-xsd`). */
export const SHAPE_RULES: readonly Rule[] = [
  ...ELEMENTS,
  ...VALUES,
  {
    id: 'base-inutilisee',
    severity: 'warning',
    source: 'domain reference ROR §4.3',
    label: {
      fr: 'Pas d’address, de contact ni de contactPoint de la base CSD',
      en: 'No address, contact or contactPoint of base CSD',
    },
    explanation: {
      fr: 'Le schéma du ROR dit « Ne pas utiliser » : lieu et contacts sont dans l’extension, avec leur niveau de confidentialité.',
      en: 'The schema of the ROR says "Ne pas utiliser": place and contacts are in the extension, with their confidentiality level.',
    },
    scope: 'record',
    test: { on: 'entity', check: checkUnused },
  },
];
