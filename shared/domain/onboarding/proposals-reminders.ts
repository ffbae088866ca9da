import type { Dossier } from './dossier.ts';
import { daysBetween } from './machine-days.ts';
import { everyStep } from './machine-steps.ts';
import { reminderDay } from './next-lead.ts';
import { proposal } from './proposals-base.ts';
import type { Proposal } from './proposals.ts';

/** A reminder for each answer that is overdue, or still missing a week after the last reminder. */
export function proposeReminders(dossier: Dossier, today: string): readonly Proposal[] {
  return everyStep(dossier).flatMap((found) => {
    const due = reminderDay(found);
    const { id, sentOn } = found.state;
    if (due === null || sentOn === null || today < due) return [];
    const values = { sentOn, days: daysBetween(sentOn, today) };
    return proposal({ reason: 'reminder-due', step: id, event: 'relance', date: today, values });
  });
}
