import type { ExchangeRow } from '../../../shared/contract/exchange-views.ts';
import type { ExchangeRoom } from './parts.ts';

/**
 * The exchanges that brought a record of the cache, the latest first: the one that it comes from as it is, and those of the loads that
 * changed it. A load of many readings is narrowed to the one that the record comes from.
 * @throws AppError `cache.entity-unknown`, `input.invalid`.
 */
export async function exchangesOfRecord(room: ExchangeRoom, record: string): Promise<readonly ExchangeRow[]> {
  const { exchange, job, changedBy } = await room.reader().origins({ id: record });
  const loads = [...new Set([job, ...changedBy])];
  const rows = room.rows.ofLoads(loads);
  const ofLoad = (load: string | null): number => rows.filter((row) => row.load === load).length;
  const found = rows.filter((row) => row.id === exchange || ofLoad(row.load) === 1);
  const own = exchange === null || found.some(({ id }) => id === exchange) ? undefined : room.rows.find(exchange);
  return own === undefined ? found : [own, ...found];
}
