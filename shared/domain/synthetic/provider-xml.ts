import { AUTHORITIES } from '../ror/identifiers.ts';
import { SCHEMES } from '../ror/schemes.ts';
import { mssXml, pointXml } from './contact-xml.ts';
import { openingHourXml } from './hours-xml.ts';
import { familyName } from './names.ts';
import { openEntry, type Entry, type Sheet } from './sheet.ts';
import type { Professional } from './skeleton.ts';
import type { Level } from './visibility.ts';
import { coded, extension, otherId, textElement, valueElement } from './xml.ts';

const MEDECIN = '10';

/** A professional with where and how he or she practises (`provider`); nothing when the profile hides it. */
export function professionalXml(sheet: Sheet, professional: Professional): string {
  const { unit, id, seed, touched, profession, nationalId } = professional;
  if (!sheet.visibility.showsProfessionals(unit.champs[0] ?? '')) return '';
  const entry = openEntry(sheet, { seed, key: id, isMedicoSocial: unit.champs[0] === '04', touched });
  const name = nameXml(entry, profession);
  const language = entry.random.isLikely(0.1) ? coded('language', 'fr', SCHEMES.LANGUE) : '';
  const situation = extension(situationXml(entry, professional) + mailXml(entry, id));
  const identifier = otherId(nationalId, AUTHORITIES.PERSON);
  const type = coded('codedType', profession, SCHEMES.PROFESSION_SANTE);
  sheet.tally.counts.professionnel += 1;
  return `<csd:provider entityID="${id}">${identifier}${type}<csd:demographic>${name}</csd:demographic>${language}${linksXml(professional)}${credentialsXml(entry, professional)}${situation}${entry.ownRecord}</csd:provider>\n`;
}

function nameXml({ random, sheet: { materials } }: Entry, profession: string): string {
  const { vocabulary } = materials;
  const common = textElement('commonName', familyName(vocabulary, random));
  const honorific =
    profession === MEDECIN && random.isLikely(0.8)
      ? coded('honorific', random.isLikely(0.1) ? 'PR' : 'DR', SCHEMES.CIVILITE_EXERCICE)
      : '';
  const forename = textElement('forename', random.pick(vocabulary.prenoms));
  const title = random.isLikely(0.8)
    ? extension(coded('title', random.isLikely(0.5) ? 'MME' : 'M', SCHEMES.CIVILITE))
    : '';
  return `<csd:name>${common}${honorific}${forename}${title}</csd:name>`;
}

function linksXml({ unit, second }: Professional): string {
  const sites = [unit.establishment.entityId];
  if (second !== undefined && second.establishment !== unit.establishment) sites.push(second.establishment.entityId);
  const units = second === undefined ? [unit.id] : [unit.id, second.id];
  const link = (name: string, ids: readonly string[]): string =>
    ids.map((id) => `<csd:${name} entityID="${id}"/>`).join('');
  return `<csd:organizations>${link('organization', sites)}</csd:organizations><csd:facilities>${link('facility', units)}</csd:facilities>`;
}

/** Savoir-faire of a doctor: the speciality, and now and then each of the other kinds. */
function credentialsXml(entry: Entry, { profession, unit, nationalId }: Professional): string {
  const { random, record, sheet } = entry;
  if (profession !== MEDECIN) return '';
  const { pools } = sheet.materials;
  const issue = random.isLikely(0.1)
    ? '<csd:issuingAuthority>Ordre fictif</csd:issuingAuthority><csd:credentialIssueDate>2009-10-01</csd:credentialIssueDate><csd:credentialRenewalDate>2029-10-01</csd:credentialRenewalDate>'
    : '';
  const credential = (type: string, name: string, code: string, scheme: string): string =>
    `<csd:credential>${coded('codedType', type, SCHEMES.TYPE_SAVOIR_FAIRE)}<csd:number>${nationalId}-${type}</csd:number>${issue}${extension(coded(name, code, scheme) + record)}</csd:credential>`;
  const first = credential('S', 'speciality', unit.service?.specialite ?? 'SM54', SCHEMES.SPECIALITE_ORDINALE);
  const others = [
    () => credential('C', 'competence', random.pick(pools.competences), SCHEMES.COMPETENCE),
    () => credential('CEX', 'exclusiveCompetence', 'CEX22', SCHEMES.COMPETENCE_EXCLUSIVE),
    () => credential('OP', 'particularSkills', random.pick(['80', '81']), SCHEMES.ORIENTATION_PARTICULIERE),
    () => credential('CAPA', 'capacity', random.pick(pools.capacites), SCHEMES.CAPACITE_SAVOIR_FAIRE),
    () => credential('PAC', 'qualificationPAC', 'PAC00', SCHEMES.QUALIFICATION_PAC),
    () => credential('DNQ', 'DESCNonQualifiant', random.pick(pools.desc), SCHEMES.DESC_NON_QUALIFIANT),
    () => credential('DEC', 'complementarySkills', random.pick(pools.droits), SCHEMES.DROIT_EXERCICE_COMPL),
  ];
  return random.isLikely(0.3) ? first + random.pick(others)() : first;
}

/** The situation opérationnelle: exactly one for a professional. */
function situationXml(entry: Entry, { unit, id }: Professional): string {
  const { random, record, sheet } = entry;
  const isVille = unit.champs[0] === '05';
  const level: Level = random.isLikely(0.7) ? 1 : random.isLikely(0.7) ? 2 : 3;
  const mode = coded('exerciceModeInUnit', isVille ? 'L' : random.isLikely(0.97) ? 'S' : 'B', SCHEMES.MODE_EXERCICE);
  const digits = String(Number(id) % 10_000).padStart(4, '0');
  const point = random.isLikely(0.6) ? pointXml(entry, { channel: '1', value: `063998${digits}`, level }) : '';
  const skill = random.isLikely(0.15)
    ? coded('specificSkills', random.pick(sheet.materials.pools.competencesSpecifiques), SCHEMES.COMPETENCE_SPECIFIQUE)
    : '';
  const hours = random.isLikely(0.4) ? openingHourXml(entry) : '';
  const agreement = isVille
    ? coded(
        'agreementSector',
        random.pick(['nc', 'c1', 'c1', 'c2', 'c3']),
        SCHEMES.CNAM_AMELI_SECTEUR_CONVENTIONNEMENT,
      ) +
      valueElement('contractOptionHealthCareAccess', random.isLikely(0.3)) +
      valueElement('vitaleCardAccepted', random.isLikely(0.95)) +
      valueElement('homeVisit', random.isLikely(0.4))
    : '';
  return `<csd:operationalStatus>${mode}${point}${skill}${hours}${agreement}${record}</csd:operationalStatus>`;
}

function mailXml(entry: Entry, id: string): string {
  return entry.random.isLikely(0.4) ? mssXml(entry, `ps.${id}`, 1) : '';
}
