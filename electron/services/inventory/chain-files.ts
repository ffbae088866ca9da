import { createHash } from 'node:crypto';
import type { Room } from './room.ts';
import type { HeldDer } from './rows.ts';
import { explain } from './verdicts.ts';

function fingerprint(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex');
}

/**
 * The authorities between a certificate and its root, the nearest first, in DER: what a server sends and a P12 carries. The root is
 * left out, because whoever checks the chain must have it already.
 */
export async function intermediatesOf(room: Room, certificate: HeldDer): Promise<readonly Uint8Array[]> {
  const { path } = await explain(room, certificate);
  const { anchors, intermediates } = room.trust.trusted();
  const held = [...intermediates, ...anchors, ...room.rows.authorities()];
  const byFingerprint = new Map(held.map((der) => [fingerprint(der), der]));
  return path.slice(1).flatMap(({ facts }) => {
    const der = facts.isSelfSigned ? undefined : byFingerprint.get(facts.sha256);
    return der === undefined ? [] : [der];
  });
}
