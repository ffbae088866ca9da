import type { ArchiveFacts, DocumentFacts } from './facts.ts';
import type { Rule, RuleContext, Sink } from './rule.ts';

/** Greatest size of one XML of an extraction, in bytes; it must be under. */
export const DOCUMENT_LIMIT = 103_000_000;
/** The name has no zone: a publisher of another one is up to 14 hours ahead. */
const WIDEST_OFFSET_MS = 14 * 3_600_000;

function checkUnits({ name, facilityNumber, units }: DocumentFacts, sink: Sink): void {
  if (facilityNumber === undefined) return;
  if (Number(facilityNumber.trim()) === units && facilityNumber.trim() !== '') sink.ok();
  else sink.fail('result/facilityNumber', `${facilityNumber} (${units})`, { entity: name, name: '' });
}

function checkEither({ name, isAnswer, hasErrorToo }: DocumentFacts, sink: Sink): void {
  if (hasErrorToo) sink.fail('error', '', { entity: name, name: '' });
  else if (isAnswer) sink.ok();
}

function checkSize({ name, bytes }: DocumentFacts, sink: Sink): void {
  if (bytes < DOCUMENT_LIMIT) sink.ok();
  else sink.fail('', String(bytes), { entity: name, name: '' });
}

function checkSum({ name, checksum }: DocumentFacts, sink: Sink): void {
  if (checksum === 'ok') sink.ok();
  else if (checksum === 'mismatch') sink.fail('', '', { entity: name, name: '' });
}

function checkCompanion({ name, checksum }: DocumentFacts, sink: Sink): void {
  if (checksum === 'absent') sink.fail('', '', { entity: name, name: '' });
  else if (checksum !== undefined) sink.ok();
}

function checkName({ name, extraction }: ArchiveFacts, sink: Sink): void {
  if (extraction !== undefined) sink.ok();
  else sink.fail('', name, { entity: name, name: '' });
}

function checkDate({ name, extraction }: ArchiveFacts, sink: Sink, { now }: RuleContext): void {
  if (extraction === undefined) return;
  if (Date.parse(`${extraction.date}Z`) <= now.getTime() + WIDEST_OFFSET_MS) sink.ok();
  else sink.fail('', extraction.date, { entity: name, name: '' });
}

function checkProfil(
  { name, extraction }: ArchiveFacts,
  sink: Sink,
  { profil }: { readonly profil: number | null },
): void {
  if (extraction === undefined || profil === null) return;
  if (extraction.profil === profil) sink.ok();
  else sink.fail('', `${extraction.profil} (${profil})`, { entity: name, name: '' });
}

const DOCUMENTS: readonly Rule[] = [
  {
    id: 'rg-alim-019',
    severity: 'error',
    source: 'RG_ALIM_019, domain reference ROR §2.4',
    label: { fr: 'facilityNumber égal au nombre d’UE', en: 'facilityNumber equal to the number of UE' },
    explanation: {
      fr: 'Une réponse annonce le nombre d’unités élémentaires qu’elle contient ; un écart est l’erreur 405 du ROR, signe d’une réponse incomplète.',
      en: 'An answer announces the number of unités élémentaires that it holds; a difference is error 405 of the ROR, the sign of an incomplete answer.',
    },
    scope: 'document',
    test: { on: 'document', check: checkUnits },
  },
  {
    id: 'rg-alim-023',
    severity: 'error',
    source: 'RG_ALIM_023, domain reference ROR §2.1, §2.6',
    label: { fr: 'Le détail ou une erreur, jamais les deux', en: 'The detail or an error, never both' },
    explanation: {
      fr: 'Une réponse porte le détail demandé ou un code d’erreur ; les deux ensemble laissent douter de ce qui est valable.',
      en: 'An answer carries the detail asked for or an error code; both together leave doubt about what holds.',
    },
    scope: 'document',
    test: { on: 'document', check: checkEither },
  },
];

/** Rules on documents and on the archive that brings them (domain reference ROR §2.1, §2.4, §2.7, §8). */
export const DOCUMENT_RULES: readonly Rule[] = [
  ...DOCUMENTS,
  {
    id: 'archive-taille',
    severity: 'error',
    source: 'domain reference ROR §2.7, §8',
    label: { fr: 'Chaque XML sous 103 000 000 octets', en: 'Each XML under 103,000,000 bytes' },
    explanation: {
      fr: 'Le ROR coupe une extraction en fichiers de moins de 103 000 000 octets, pour que chacun se lise.',
      en: 'The ROR cuts an extraction into files under 103,000,000 bytes, so that each can be read.',
    },
    scope: 'archive',
    test: { on: 'document', check: checkSize },
  },
  {
    id: 'archive-somme',
    severity: 'error',
    source: 'domain reference ROR §2.7, §8',
    label: { fr: 'Somme SHA-256 juste', en: 'Right SHA-256 sum' },
    explanation: {
      fr: 'Le fichier .txt qui accompagne chaque XML en donne la somme SHA-256 en hexadécimal ; une somme différente est un fichier altéré.',
      en: 'The .txt beside each XML gives its SHA-256 sum in hexadecimal; a different sum is an altered file.',
    },
    scope: 'archive',
    test: { on: 'document', check: checkSum },
  },
  {
    id: 'archive-somme-absente',
    severity: 'warning',
    source: 'domain reference ROR §2.7, §8',
    label: { fr: 'Somme SHA-256 fournie', en: 'SHA-256 sum given' },
    explanation: {
      fr: 'Dans une archive, chaque XML est accompagné d’un .txt ; sans lui, rien ne prouve que le fichier est entier.',
      en: 'In an archive each XML comes with a .txt; without it nothing proves that the file is whole.',
    },
    scope: 'archive',
    test: { on: 'document', check: checkCompanion },
  },
  {
    id: 'archive-nom',
    severity: 'warning',
    source: 'domain reference ROR §2.7',
    label: { fr: 'Nom d’extraction conforme', en: 'Extraction named as agreed' },
    explanation: {
      fr: 'Une extraction s’appelle ExtractionOffresSante_Profil{n}_aaaammjjhhmm.zip : le nom dit le profil et la date.',
      en: 'An extraction is named ExtractionOffresSante_Profil{n}_yyyymmddhhmm.zip: the name tells the profile and the date.',
    },
    scope: 'archive',
    test: { on: 'archive', check: checkName },
  },
  {
    id: 'archive-date',
    severity: 'error',
    source: 'domain reference ROR §2.7, §8',
    label: { fr: 'Date d’extraction non future', en: 'Date of extraction not in the future' },
    explanation: {
      fr: 'La date du nom n’est pas dans le futur.',
      en: 'The date in the name is not in the future.',
    },
    scope: 'archive',
    test: { on: 'archive', check: checkDate },
  },
  {
    id: 'archive-profil',
    severity: 'warning',
    source: 'domain reference ROR §2.7, §5',
    label: { fr: 'Profil du nom égal au profil vérifié', en: 'Profile in the name equal to the one checked' },
    explanation: {
      fr: 'Le profil demandé pour cette vérification n’est pas celui que le nom du fichier annonce.',
      en: 'The profile asked for in this check is not the one that the name of the file announces.',
    },
    scope: 'archive',
    test: { on: 'archive', check: checkProfil },
  },
];
