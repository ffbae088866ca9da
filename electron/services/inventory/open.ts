import type { Ports } from '../ports.ts';
import { loadFormData } from './form-data.ts';
import { sweepBin } from './lifecycle.ts';
import { createRoom } from './room.ts';
import type { Room, RoomParts } from './room.ts';

/** Opens the inventory over the database of the vault, and forgets what the bin has kept for its 30 days. */
export function openInventory(
  { resource, now }: Pick<Ports, 'resource' | 'now'>,
  parts: Omit<RoomParts, 'forms' | 'now'>,
): Room {
  const room = createRoom({ ...parts, forms: loadFormData(resource), now });
  sweepBin(room);
  return room;
}
