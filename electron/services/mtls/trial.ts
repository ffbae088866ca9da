import type { TLSSocket } from 'node:tls';
import type { TrialFacts } from '../../../shared/domain/exchange/diagnose-evidence.ts';
import { openWay } from './connect.ts';
import { asWireError, type WireError } from './failure.ts';
import { type MtlsTarget, type MtlsTools, readAddress } from './request.ts';
import { emptyTlsNotes, openSecure, type TlsNotes, tlsFacts } from './secure.ts';
import { createWatch, stopOf, stoppable, type Watch } from './watch.ts';

/** Long enough for a refusal that follows the handshake to cross any network that works. */
const SETTLE_MS = 600;

/** Waits for the server to end by itself a connection on which nothing is asked. */
function settle(socket: TLSSocket, watch: Watch, notes: TlsNotes, settleMs: number): Promise<boolean> {
  return stoppable(watch, (resolve) => {
    const done = (isOpen: boolean) => (): void => {
      clearTimeout(timer);
      resolve(isOpen);
    };
    const timer = setTimeout(done(true), settleMs);
    socket.once('close', done(false));
    socket.once('end', done(false));
    // What a server says unasked is not read as an answer; it only has to be taken for the end to be seen.
    socket.resume();
    if (notes.early !== null || socket.destroyed) done(false)();
    return () => clearTimeout(timer);
  });
}

/**
 * A handshake without any request, with the identity of the target or without one: whether the server then waits, or ends
 * by itself. Tells a refused certificate from a request that goes wrong. Everything is closed at the end.
 */
export async function tryHandshake(target: MtlsTarget, tools: MtlsTools, settleMs = SETTLE_MS): Promise<TrialFacts> {
  const address = readAddress(target.url);
  const { connectMs, handshakeMs } = target.limits;
  const watch = createWatch(connectMs + handshakeMs + settleMs + 1000, target.signal);
  const [notes, way] = [emptyTlsNotes(), { address: null, dns: null, connect: null }];
  const facts = (outcome: TrialFacts['outcome'], failure: WireError | null): TrialFacts => ({
    outcome,
    failure: failure?.failure ?? null,
    tls: tlsFacts(notes, target, failure),
  });
  let isThrough = false;
  let socket: TLSSocket | null = null;
  try {
    const open = await openWay(target, address, watch, way, () => 0);
    socket = await openSecure(open, target, address, watch, notes, tools);
    isThrough = true;
    const isOpen = await settle(socket, watch, notes, settleMs);
    return facts(isOpen ? 'open' : 'closed', notes.early);
  } catch (error) {
    const failure = stopOf(watch) ?? asWireError(error, watch.phase);
    return facts(isThrough || failure.failure.phase === 'request' ? 'closed' : 'failed', failure);
  } finally {
    socket?.destroy();
    watch.end();
  }
}
