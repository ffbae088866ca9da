import type { ExchangeRoom } from './parts.ts';

const DAY = 86_400_000;

/** Removes the answers that the settings keep no longer. Gives how many went. */
export async function purgeAnswers(room: ExchangeRoom): Promise<number> {
  const { answerDays: days, answerMegabytes: megabytes } = room.workspace().settings();
  const now = room.ports.now();
  const gone = await room.answers.purge({ days, megabytes }, now);
  room.tasks.done({ what: 'purge', region: '', at: now.toISOString(), ok: true, detail: String(gone) });
  return gone;
}

/** The same once a day, by whoever exchanges something: nobody has to run `tick` for the disk not to fill. */
export async function purgeDaily(room: ExchangeRoom): Promise<void> {
  const last = room.tasks.last('purge', '');
  if (last !== undefined && room.ports.now().getTime() - Date.parse(last.at) < DAY) return;
  try {
    await purgeAnswers(room);
  } catch (error) {
    room.ports.log.warn(`answers are not purged: ${String(error)}`);
  }
}
