import type { Dossier } from './dossier.ts';
import type { DeclaredCertificate } from './declared.ts';
import type { Text } from './journey.ts';
import { addDays, daysBetween } from './machine-days.ts';
import { currentCertificates } from './machine-certificates.ts';
import { everyStep } from './machine-steps.ts';
import type { StepInDossier } from './machine-steps.ts';
import { platinesDays, reminderDay } from './next-lead.ts';
import { remindThem, renew, usePlatines } from './next-texts.ts';

/** A day on which something is to be done. */
export interface Reminder {
  readonly date: string;
  readonly step: string | null;
  readonly text: Text;
}

/** Domain reference ROR §7.3. */
const EXPIRY_DAYS = [90, 30, 7] as const;

function ofAnswers(dossier: Dossier): readonly Reminder[] {
  return everyStep(dossier).flatMap((found) => {
    const date = reminderDay(found);
    if (date === null) return [];
    return { date, step: found.step.id, text: remindThem(found.step, found.state.sentOn ?? date) };
  });
}

function ofAccount(dossier: Dossier): readonly Reminder[] {
  const days = platinesDays(dossier);
  const { lastUse } = dossier.platines;
  if (!days || lastUse === null) return [];
  return [{ date: days.notice, step: null, text: usePlatines(lastUse, days.end) }];
}

/** What a declaration last told, while it is still what is in service. */
function toldOf(dossier: Dossier, { step, state }: StepInDossier): DeclaredCertificate | null {
  const told = step.kind === 'declaration' ? state.certificates.at(-1) : undefined;
  if (!told || (state.status !== 'faite' && state.status !== 'en-attente')) return null;
  const current = currentCertificates(dossier, step);
  return current.length === 0 || current.some((now) => now.sha256 === told.sha256) ? told : null;
}

/** The notices still to come, and the last one that has come; all of it ends with the certificate. */
function ofEnd(dossier: Dossier, found: StepInDossier, today: string): readonly Reminder[] {
  const told = toldOf(dossier, found);
  if (!told) return [];
  const end = told.notAfter.slice(0, 10);
  const notices = EXPIRY_DAYS.map((left) => addDays(end, -left));
  const coming = notices.filter((date) => date > today);
  const come = notices.filter((date) => date <= today).slice(-1);
  if (daysBetween(today, end) < 0) return [];
  const text = renew(found.step, told.subject, end);
  return [...come, ...coming].map((date) => ({ date, step: found.step.id, text }));
}

/**
 * What is to be remembered of a dossier, the earliest first: answers that are long in coming, the PLATINES account at five
 * months, the end of declared certificates at 90, 30 and 7 days. A day that is past is one that is due. None when it was
 * given up. `today`: a day.
 */
export function reminders(dossier: Dossier, today: string): readonly Reminder[] {
  if (dossier.status === 'abandonne') return [];
  const ends = everyStep(dossier).flatMap((found) => ofEnd(dossier, found, today));
  return [...ofAnswers(dossier), ...ofAccount(dossier), ...ends].sort((one, other) =>
    one.date < other.date ? -1 : one.date > other.date ? 1 : 0,
  );
}
