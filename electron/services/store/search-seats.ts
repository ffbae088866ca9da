import { ROW_STEP } from './migrations/data-0001.ts';
import { includes } from './search-ids.ts';
import type { IdList } from './search-ids.ts';

/** A list of ids made ready to be compared with many others. */
export interface Seats {
  /** How many ids of a list are in it. */
  count(list: IdList): number;
}

const TAKEN = 1;
/** A row that a delta put between two rows has this seat: the list itself is asked. */
const IRREGULAR = 2;

/**
 * One byte for each ROW_STEP of rowids tells whether the row of a full load that belongs there is in the list: small enough to stay in
 * the processor's cache while the lists of a thousand codes go by.
 */
export function createSeats(ids: IdList): Seats {
  const last = ids.at(-1) ?? 0;
  const seats = new Uint8Array(Math.floor(last / ROW_STEP) + 1);
  for (const id of ids) {
    const seat = Math.floor(id / ROW_STEP);
    if (seat * ROW_STEP !== id) seats[seat] = IRREGULAR;
    else if (seats[seat] !== IRREGULAR) seats[seat] = TAKEN;
  }
  return {
    count: (list) => {
      let count = 0;
      for (const id of list) {
        if (id > last) break;
        const seat = Math.floor(id / ROW_STEP);
        const taken = seats[seat];
        if (taken === TAKEN ? seat * ROW_STEP === id : taken === IRREGULAR && includes(ids, id)) count += 1;
      }
      return count;
    },
  };
}
