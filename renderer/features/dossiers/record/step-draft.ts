import type { dossiers } from '../../../../shared/contract/dossiers.ts';
import type { Input } from '../../../../shared/contract/define.ts';
import type { JourneyStep, Text } from '../../../../shared/domain/onboarding/journey.ts';
import type { Language } from '../../../i18n/language.ts';

/** The texts of a step as they are typed, in one language. */
export interface StepDraft {
  readonly title: string;
  readonly summary: string;
  readonly email: string;
  /** Empty: unknown. */
  readonly leadDays: string;
  readonly subject: string;
  readonly body: string;
  readonly reason: string;
}

/** What of a step is to be changed. */
export type Changes = Omit<Input<typeof dossiers.editStep>, 'id' | 'step' | 'reason'>;

const LONGEST_LEAD = 730;

export function isEmail(email: string): boolean {
  return email.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email.trim());
}

export function isLead(days: string): boolean {
  return days.trim() === '' || (/^\d{1,3}$/u.test(days.trim()) && Number(days) <= LONGEST_LEAD);
}

export function draftOf(step: JourneyStep, language: Language): StepDraft {
  return {
    title: step.title[language],
    summary: step.summary[language],
    email: step.recipient?.email ?? '',
    leadDays: step.leadTime.days === null ? '' : String(step.leadTime.days),
    subject: step.message?.subject[language] ?? '',
    body: step.message?.body[language] ?? '',
    reason: '',
  };
}

/** What of a draft differs from the step; undefined when nothing does, or when something in it is wrong. */
export function changesOf(step: JourneyStep, draft: StepDraft, language: Language): Changes | undefined {
  const before = draftOf(step, language);
  const isChanged = (key: keyof StepDraft): boolean => draft[key].trim() !== before[key].trim();
  const written = (text: Text, value: string): Text => ({ ...text, [language]: value.trim() });
  const { message } = step;
  const isWrong = !isEmail(draft.email) || !isLead(draft.leadDays) || draft.title.trim() === '';
  const changes: Changes = {
    ...(isChanged('title') && { title: written(step.title, draft.title) }),
    ...(isChanged('summary') && { summary: written(step.summary, draft.summary) }),
    ...(isChanged('email') && { email: draft.email.trim() }),
    ...(isChanged('leadDays') && { leadDays: draft.leadDays.trim() === '' ? null : Number(draft.leadDays) }),
    ...(message !== null &&
      (isChanged('subject') || isChanged('body')) && {
        message: { subject: written(message.subject, draft.subject), body: written(message.body, draft.body) },
      }),
  };
  return isWrong || Object.keys(changes).length === 0 ? undefined : changes;
}
