import { SCHEMES } from '../ror/schemes.ts';
import { familyName } from './names.ts';
import type { Entry } from './sheet.ts';
import type { Level } from './visibility.ts';
import { coded, escapeXml, extension, textElement } from './xml.ts';

/** What the numbers and addresses of an entity's contacts are made of. */
export interface ContactSource {
  /** Identifies the owner in addresses. */
  readonly key: string;
  /** Number of the legal person: its establishments share a domain. */
  readonly domain: number;
  /** All its contacts are then of level 3 (RG_EXP_039). */
  readonly isSensitive: boolean;
  readonly departement: string;
}

/** Ranges that the numbering plan keeps for fiction, by leading digit. */
const FICTION: Readonly<Record<string, string>> = {
  '1': '019900',
  '2': '026191',
  '3': '035301',
  '4': '046571',
  '5': '053649',
  '6': '063998',
};
/** Leading digit of the telephone zone of départements, by first digits; 1 elsewhere and overseas. */
const ZONES: readonly (readonly [string, string])[] = [
  ['2', '14 18 22 27 28 29 35 36 37 41 44 45 49 50 53 56 61 72 76 85'],
  ['3', '02 08 10 21 25 39 51 52 54 55 57 58 59 60 62 67 68 70 71 80 88 89 90'],
  ['4', '01 03 04 05 06 07 11 13 15 26 2A 2B 30 34 38 42 43 48 63 66 69 73 74 83 84'],
  ['5', '09 12 16 17 19 23 24 31 32 33 40 46 47 64 65 79 81 82 86 87'],
];
const ZONE_OF: ReadonlyMap<string, string> = new Map(
  ZONES.flatMap(([zone, codes]) => codes.split(' ').map((code) => [code, zone] as const)),
);

const NATURES = ['01', '02', '03', '04', '05', '06'] as const;
const TELECOM = SCHEMES.CANAL_COMMUNICATION;
const LEVEL = SCHEMES.NIVEAU_CONFIDENTIALITE;

/** `count` contacts; those above the profile are drawn all the same, so that profiles differ by what they hide only. */
export function contactsXml(entry: Entry, source: ContactSource, count: number): string {
  let text = '';
  for (let at = 0; at < count; at += 1) text += contactXml(entry, source);
  return text;
}

function contactXml(entry: Entry, source: ContactSource): string {
  const { random, sheet } = entry;
  const level = source.isSensitive ? 3 : drawLevel(entry);
  // A nature excludes name and function, a function requires a name (RG_EXP_040, RG_EXP_041).
  const isNatured = random.isLikely(0.6);
  const identity = isNatured ? coded('nature', random.pick(NATURES), SCHEMES.NATURE_CONTACT) : personXml(entry);
  const description = random.isLikely(0.25)
    ? textElement('description', random.pick(sheet.materials.vocabulary.consignes))
    : '';
  const points = random.isLikely(0.3) ? random.between(2, 3) : 1;
  let telecoms = '';
  for (let at = 0; at < points; at += 1) telecoms += telecomXml(entry, source, level, at);
  if (level > sheet.visibility.level(entry.isMedicoSocial)) return '';
  sheet.tally.counts.contact += 1;
  const confidentiality = coded('confidentialityLevel', String(level), LEVEL);
  return `<csd:contact>${identity}${description}${confidentiality}${telecoms}${entry.record}</csd:contact>`;
}

function drawLevel({ random }: Entry): Level {
  const drawn = random.next();
  if (drawn < 0.62) return 1;
  return drawn < 0.86 ? 2 : 3;
}

function personXml({ random, sheet: { materials } }: Entry): string {
  const name = `${familyName(materials.vocabulary, random)} ${random.pick(materials.vocabulary.prenoms)}`;
  const isNamedOnly = random.isLikely(0.2);
  const role = random.pick(materials.pools.fonctions);
  return textElement('name', name) + (isNamedOnly ? '' : coded('function', role, SCHEMES.FONCTION_CONTACT));
}

/** A telecommunication at the level of its contact or above (RG_EXP_034); nothing when the profile hides it. */
function telecomXml(entry: Entry, source: ContactSource, contactLevel: Level, at: number): string {
  const { random } = entry;
  const raised = random.isLikely(0.12) && contactLevel < 3 ? contactLevel + 1 : contactLevel;
  const channel = at === 0 ? '2' : random.pick(['1', '2', '3', '3', '4', '6', '7', '8', '9']);
  return pointXml(entry, { channel, value: valueOf(entry, source, channel), level: raised as Level });
}

interface Point {
  readonly channel: string;
  readonly value: string;
  readonly level: Level;
}

/** One `contactPoint`, counted; nothing when its level is above the profile. */
export function pointXml(entry: Entry, { channel, value, level }: Point): string {
  const { sheet, record } = entry;
  if (level > sheet.visibility.level(entry.isMedicoSocial)) return '';
  sheet.tally.counts.telecommunication += 1;
  const details = coded('confidentialityLevel', String(level), LEVEL) + record;
  const purpose = level === 2 && channel === '3' ? '<csd:purpose>Usage professionnel</csd:purpose>' : '';
  return `<csd:contactPoint>${coded('codedType', channel, TELECOM)}<csd:equipment>${escapeXml(value)}</csd:equipment>${purpose}${extension(details)}</csd:contactPoint>`;
}

function valueOf({ random }: Entry, { key, domain, departement }: ContactSource, channel: string): string {
  switch (channel) {
    case '3':
    case '9':
      return `${channel === '9' ? 'alerte' : random.pick(['secretariat', 'accueil', 'cadre', 'contact'])}.${key}@structure-${String(domain)}.invalid`;
    case '4':
      return `https://www.structure-${String(domain)}.invalid/offre/${key}?lang=fr&vue=public`;
    case '7':
      return `ANTARES ${String(random.between(100, 999))} ${String(random.between(10, 99))}`;
    default:
      return phone(
        channel === '1' ? '6' : (ZONE_OF.get(departement) ?? '1'),
        random.between(0, 9999),
        random.between(0, 3),
      );
  }
}

/** A number of the fiction ranges, in one of the spellings that real documents mix. */
function phone(zone: string, rest: number, spelling: number): string {
  const digits = `${FICTION[zone] ?? ''}${String(rest).padStart(4, '0')}`;
  const pairs = digits.match(/../g) ?? [];
  if (spelling === 0) return digits;
  if (spelling === 1) return `+33 ${digits.charAt(1)} ${pairs.slice(1).join(' ')}`;
  return pairs.join(spelling === 2 ? ' ' : '.');
}

/** A secure mailbox, in a domain that cannot exist. */
export function mssXml(entry: Entry, address: string, level: Level): string {
  const point = pointXml(entry, { channel: '3', value: `${address}@mss-fictive.invalid`, level });
  return point === '' ? '' : `<csd:mailBoxMSS>${point}${entry.record}</csd:mailBoxMSS>`;
}
