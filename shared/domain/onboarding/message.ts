import type { DeclaredCertificate } from './declared.ts';
import type { Dossier, StepState } from './dossier.ts';
import type { JourneyStep, MessageTemplate, Text } from './journey.ts';
import { MESSAGE_FIELDS } from './message-fields.ts';
import type { CertificateField, DossierField } from './message-fields.ts';
import { FIELD_LABELS } from './message-labels.ts';
import { SHEET_FIELDS, linesOf } from './sheet-fields.ts';
import { SHEET_LABELS, choiceLabel } from './sheet-labels.ts';
import type { Sheet, SheetField } from './sheet.ts';

type Language = keyof Text;

/** What a message is filled from; nothing in it is secret. */
export interface MessageFacts {
  readonly sheet: Sheet;
  readonly certificate: DeclaredCertificate | null;
  /** Null before there is one: what is told of it stays empty. */
  readonly dossier: Dossier | null;
  /** Of the message, when it is one of a step. */
  readonly step?: StepState | undefined;
  /** `2026-11-22`. */
  readonly today: string;
}

export interface FilledMessage {
  readonly subject: string;
  readonly body: string;
  /** Fields that the text needs and that are empty, each once, in the order of the text. */
  readonly missing: readonly string[];
}

/** A place that may go away with its values, `[…]`, or a field, `{…}`. */
const PLACES = /\[([^\][]*)\]|\{([^{}]*)\}/gu;
const FIELD = /\{([^{}]*)\}/gu;

/** `22 novembre 2026`, from the start of an ISO date; as typed when it is none. */
function dayText(date: string, language: Language): string {
  const time = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(time)) return date;
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}

function sheetText({ key, kind }: SheetField, sheet: Sheet, language: Language): string {
  const value = sheet[key].trim();
  if (value === '') return '';
  switch (kind) {
    case 'choice':
    case 'choices':
      return linesOf(value)
        .map((code) => choiceLabel(code, language))
        .join(', ');
    case 'ips':
      return linesOf(value).join(', ');
    case 'date':
      return dayText(value, language);
    default:
      return key === 'regions' ? linesOf(value).join(', ') : value;
  }
}

function certificateText(field: CertificateField, certificate: DeclaredCertificate, language: Language): string {
  switch (field) {
    case 'certificat.sujet':
      return certificate.subject;
    case 'certificat.emetteur':
      return certificate.issuer;
    case 'certificat.serie':
      return certificate.serial;
    case 'certificat.empreinte':
      return certificate.sha256;
    case 'certificat.fin':
      return dayText(certificate.notAfter, language);
    case 'certificat.role':
      return choiceLabel(certificate.role, language);
    case 'certificat.environnement':
      return choiceLabel(certificate.environment, language);
  }
}

function dossierText(field: DossierField, { dossier, step, today }: MessageFacts, language: Language): string {
  switch (field) {
    case 'dossier.titre':
      return dossier?.title ?? '';
    case 'dossier.profil':
      return dossier?.profil ?? '';
    case 'parcours.titre':
      return dossier?.journey.title[language] ?? '';
    case 'etape.envoi':
      return dayText(step?.sentOn ?? '', language);
    case 'date':
      return dayText(today, language);
  }
}

function valueOf(field: string, facts: MessageFacts, language: Language): string {
  if (!MESSAGE_FIELDS.includes(field)) return '';
  const own = SHEET_FIELDS.find(({ key }) => key === field);
  if (own !== undefined) return sheetText(own, facts.sheet, language);
  if (field.startsWith('certificat.')) {
    if (facts.certificate === null) return '';
    return certificateText(field as CertificateField, facts.certificate, language);
  }
  return dossierText(field as DossierField, facts, language);
}

/** A field as people read it; a name that is no field stays as it is. */
export function fieldLabel(field: string, language: Language): string {
  const labels: Readonly<Record<string, Text>> = { ...SHEET_LABELS, ...FIELD_LABELS };
  return Object.hasOwn(labels, field) ? (labels[field]?.[language] ?? field) : field;
}

function blank(field: string, language: Language): string {
  const label = fieldLabel(field, language);
  return language === 'fr' ? `[à compléter : ${label}]` : `[to be filled: ${label}]`;
}

/** A part that may go away: its text when all its fields have a value, as it is when it has no field. */
function optional(part: string, value: (field: string) => string): string {
  const fields = [...part.matchAll(FIELD)].map(([, field = '']) => field);
  if (fields.length === 0) return `[${part}]`;
  return fields.every((field) => value(field) !== '') ? part.replaceAll(FIELD, (_, field: string) => value(field)) : '';
}

/**
 * Fills a message in one language: `{field}` is a field of the sheet, of the certificate (`{certificat.sujet}`), of the dossier
 * or the day; a part in `[…]` goes away when one of its fields is empty. An empty field elsewhere is shown as a blank to fill
 * and listed in `missing`. Done in one pass: what was typed is never read as a template. The subject is one line.
 */
export function fillMessage(template: MessageTemplate, facts: MessageFacts, language: Language): FilledMessage {
  const missing = new Set<string>();
  const value = (field: string): string => valueOf(field, facts, language);
  const fill = (text: string): string =>
    text.replaceAll(PLACES, (_, part: string | undefined, field: string | undefined) => {
      if (part !== undefined) return optional(part, value);
      const found = value(field ?? '');
      if (found === '') missing.add(field ?? '');
      return found === '' ? blank(field ?? '', language) : found;
    });
  const subject = fill(template.subject[language]).replaceAll(/\s+/gu, ' ').trim();
  return { subject, body: fill(template.body[language]).trim(), missing: [...missing] };
}

const REMINDER: MessageTemplate = {
  subject: { fr: 'Relance : ', en: 'Reminder: ' },
  body: {
    fr: 'Bonjour,\n\nNous n’avons pas encore de réponse à notre message[ du {etape.envoi}], que voici. Pouvez-vous nous dire où en est la demande, et ce qui manquerait ?\n\n---\n\n',
    en: 'Hello,\n\nWe have not had an answer yet to our message[ of {etape.envoi}], which follows. Could you tell us where the request stands, and what might be missing?\n\n---\n\n',
  },
};

function before(first: Text, second: Text): Text {
  return { fr: first.fr + second.fr, en: first.en + second.en };
}

/** The reminder of a step's message, which it quotes; null when the step sends none. */
export function reminderOf({ message }: JourneyStep): MessageTemplate | null {
  if (message === null) return null;
  return { subject: before(REMINDER.subject, message.subject), body: before(REMINDER.body, message.body) };
}
