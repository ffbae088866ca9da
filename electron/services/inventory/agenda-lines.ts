import type { AgendaLine } from '../agenda/agenda.ts';
import type { NOTICE_STAGES } from '../../../shared/contract/certificate-views.ts';
import { guarded } from '../store/sqlite.ts';
import { leadDaysOf } from './expected.ts';
import type { Room } from './room.ts';
import { viewAll } from './views.ts';

type Stage = (typeof NOTICE_STAGES)[number];

/** What the agenda shows: every certificate that is neither archived nor in the bin; a pending request has no date yet. */
export async function agendaLines(room: Room): Promise<readonly AgendaLine[]> {
  const shown = room.rows.all().filter(({ certificate, archived, binUntil }) => certificate && !archived && !binUntil);
  const leads = new Map(shown.map((held) => [held.id, leadDaysOf(room, held)]));
  return (await viewAll(room, shown)).flatMap((row) => {
    const { id, label, role, environment, status, notBefore, notAfter, renews, renewedBy, isLive, uses } = row;
    if (notBefore === null || notAfter === null) return [];
    const line = { id, label, role, environment, status, notBefore, notAfter, renews, renewedBy, isLive, uses };
    return [{ ...line, leadDays: leads.get(id) ?? 0 }];
  });
}

/** Puts a notice aside until its next stage. */
export function dismissNotice(room: Room, id: string, stage: Stage): void {
  const { db, now } = room.keystore;
  const held = room.find(id);
  const sql = 'INSERT OR REPLACE INTO dismissed_notice (certificate, stage, at) VALUES (?, ?, ?)';
  room.change(() => guarded(db.name, () => void db.prepare(sql).run(held.id, stage, now().toISOString())));
}

/** Whether a notice was put aside. */
export function dismissedNotices({ keystore: { db } }: Room): (id: string, stage: Stage) => boolean {
  const sql = 'SELECT certificate, stage FROM dismissed_notice';
  const rows = guarded(db.name, () => db.prepare<[], { certificate: string; stage: string }>(sql).all());
  const dismissed = new Set(rows.map(({ certificate, stage }) => `${certificate} ${stage}`));
  return (id, stage) => dismissed.has(`${id} ${stage}`);
}
