import { createHash } from 'node:crypto';
import type { Attachment, MessageDraft } from '../../../../shared/contract/dossier-views.ts';
import type { Dossier } from '../../../../shared/domain/onboarding/dossier.ts';
import type { JourneyStep, MessageTemplate, Recipient } from '../../../../shared/domain/onboarding/journey.ts';
import { mailtoOf } from '../../../../shared/domain/onboarding/mailto.ts';
import { fillMessage, reminderOf } from '../../../../shared/domain/onboarding/message.ts';
import { nextActions } from '../../../../shared/domain/onboarding/next.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Lang } from '../../../../shared/i18n/lang.ts';
import { certificatesOf } from '../document/certificates.ts';
import { makeDocument } from '../document/documents.ts';
import type { MadeDocument } from '../document/documents.ts';
import type { DossierRoom } from '../parts.ts';
import { stateOf } from '../state.ts';
import type { State } from '../state.ts';
import { stepOf } from '../step-of.ts';

/** `envoi` for the first message of a step, `relance` for a reminder, `question` for the journey's own. */
export type MessageKind = 'envoi' | 'relance' | 'question';

export interface MessageChoice {
  readonly id: string;
  /** The first one that has something to send when absent. */
  readonly step?: string | undefined;
  readonly kind?: MessageKind | undefined;
  readonly lang: Lang;
}

/** A message with the documents that were made for it. */
export interface Drafted {
  readonly draft: MessageDraft;
  readonly documents: readonly MadeDocument[];
}

/** What is sent, to whom, about which step. */
interface Chosen {
  readonly step: JourneyStep | undefined;
  readonly template: MessageTemplate;
  readonly recipient: Recipient | null;
}

/**
 * The message of a step, filled from the sheet, the certificate and the dossier, with its documents. Nothing is written nor sent.
 * @throws AppError `dossier.unknown`, `dossier.step-unknown`, `input.invalid` when that step sends nothing.
 */
export function draftMessage(room: DossierRoom, choice: MessageChoice): Drafted {
  const state = stateOf(room, choice.id);
  const { dossier } = state;
  const { lang } = choice;
  const chosen = chosenMessage(dossier, choice, room.today());
  const { step, template, recipient } = chosen;
  const certificate = certificatesOf(room, dossier, step)[0] ?? null;
  const about = { sheet: dossier.sheet, certificate, dossier, today: room.today() };
  const own = dossier.steps.find(({ id }) => id === step?.id);
  const { subject, body, missing } = fillMessage(template, { ...about, step: own }, lang);
  const documents = (step?.documents ?? []).map((kind) => makeDocument(room, state, { kind, step, lang }));
  const to = addressesOf(chosen, dossier);
  const copy = recipient?.copy ?? [];
  return {
    draft: {
      ...{ to, copy, subject, body, missing },
      recipient: recipient?.name ?? { fr: '', en: '' },
      attachments: documents.flatMap(attachmentsOf),
      unavailable: documents.flatMap((made) => ('why' in made ? [{ kind: made.kind, why: made.why }] : [])),
      mailto: mailtoOf({ to, copy, subject, body }, lang),
    },
    documents,
  };
}

/** The address of the journey; that of the sponsor when it is to him and the journey gives none, as it cannot know it. */
function addressesOf({ recipient, step }: Chosen, { sheet }: State['dossier']): readonly string[] {
  if (recipient !== null && recipient.email !== '') return [recipient.email];
  const sponsor = sheet.parrainEmail.trim();
  return step?.collects.includes('parrain') === true && sponsor !== '' ? [sponsor] : [];
}

function chosenMessage(dossier: Dossier, { step: id, kind }: MessageChoice, today: string): Chosen {
  const { question, steps } = dossier.journey;
  const next = nextActions(dossier, today).find(({ hasMessage }) => hasMessage)?.step;
  const asked = kind === 'question' ? undefined : (id ?? next);
  if (asked === undefined) {
    const isMeant = kind === undefined || kind === 'question';
    if (question === null || !isMeant) throw none(dossier.journey.key);
    return { step: undefined, template: question.message, recipient: question.recipient };
  }
  const step = steps.find((one) => one.id === asked) ?? stepOf(dossier, asked);
  const template = kind === 'relance' ? reminderOf(step) : step.message;
  if (template === null) throw none(asked);
  return { step, template, recipient: step.recipient };
}

function none(step: string): AppError {
  return new AppError('input.invalid', `Nothing is sent in ${step}.`, { values: { reason: `no-message: ${step}` } });
}

function attachmentsOf(made: MadeDocument): Attachment[] {
  if ('why' in made) return [];
  return made.files.map(({ name, content }) => ({
    ...{ kind: made.kind, name, bytes: content.length },
    sha256: createHash('sha256').update(content).digest('hex'),
  }));
}
