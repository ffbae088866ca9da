import type { JourneyRow } from '../../../../shared/contract/dossier-views.ts';
import { mailtoOf } from '../../../../shared/domain/onboarding/mailto.ts';
import { fillMessage } from '../../../../shared/domain/onboarding/message.ts';
import { EMPTY_SHEET } from '../../../../shared/domain/onboarding/sheet-fields.ts';
import type { Language } from '../../../i18n/language.ts';

/** A question as it can be sent, with its blanks to fill. */
export interface ReadyQuestion {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** Opens the person's own mail program; nothing is sent by Cercle. */
  readonly mailto: string;
}

/** The question of a journey, before there is a dossier to fill it from; undefined when the journey has none. */
export function readyQuestion(row: JourneyRow, language: Language, today: string): ReadyQuestion | undefined {
  if (row.question === null) return undefined;
  const { recipient, message } = row.question;
  const facts = { sheet: EMPTY_SHEET, certificate: null, dossier: null, today };
  const { subject, body } = fillMessage(message, facts, language);
  const mailto = mailtoOf({ to: [recipient.email], copy: recipient.copy, subject, body }, language);
  return { to: recipient.email, subject, body, mailto };
}
