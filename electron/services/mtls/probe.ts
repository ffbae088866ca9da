import type { Socket } from 'node:net';
import type { CertificateFacts } from '../../../shared/domain/certificates/facts.ts';
import type { ProbeFacts } from '../../../shared/domain/exchange/diagnose-evidence.ts';
import { readCertificate } from '../pki/certificate.ts';
import { excerptOf } from './answer-head.ts';
import { openWay } from './connect.ts';
import { asWireError, ownFailure, type WireError } from './failure.ts';
import { FlightError } from './probe-bytes.ts';
import { clientHello, clientHello13, FAREWELL, SUITES } from './probe-hello.ts';
import { createFlightReader, type Flight } from './probe-read.ts';
import { makeKeyShares, SUITES13 } from './probe13-keys.ts';
import { createFlightReader13 } from './probe13-read.ts';
import { type Address, type MtlsTarget, readAddress } from './request.ts';
import { suitesOf } from './tls-options.ts';
import { createWatch, stopOf, stoppable, type Watch } from './watch.ts';

interface Read {
  readonly outcome: ProbeFacts['outcome'];
  readonly flight: Flight;
  readonly greeting: string | null;
  readonly failure: WireError | null;
}

type Ended = Pick<Read, 'outcome' | 'failure'>;

/** A server whose oldest version is newer than 1.2 says so by this alert; an older one would have answered. */
const PROTOCOL_VERSION = 70;

function outcomeOf({ isDone, alert }: Flight): ProbeFacts['outcome'] | null {
  if (alert !== null) return alert.number === PROTOCOL_VERSION ? 'tls13-only' : 'alert';
  return isDone ? 'complete' : null;
}

/** A greeting, what reads its answer, and how it takes leave. */
interface Greeting {
  readonly hello: Buffer;
  readonly reader: { readonly flight: Flight; push(bytes: Uint8Array): void };
  readonly farewell: Buffer | null;
}

function greeting12({ isIp, host }: Address, suites: Iterable<number>): Greeting {
  return { hello: clientHello(isIp ? null : host, suites), reader: createFlightReader(), farewell: FAREWELL };
}

/** Once keys are agreed, words in clear are out of place: this one leaves without any. */
function greeting13({ isIp, host }: Address): Greeting {
  const shares = makeKeyShares();
  const hello = clientHello13(isIp ? null : host, SUITES13.keys(), shares);
  return { hello, reader: createFlightReader13(hello.subarray(5), shares), farewell: null };
}

function listen(socket: Socket, { hello, reader, farewell }: Greeting, watch: Watch): Promise<Read> {
  const first: Buffer[] = [];
  let kept = 0;
  return stoppable(watch, (resolve) => {
    const finish = ({ outcome, failure }: Ended): void => {
      const greeting = outcome === 'not-tls' ? excerptOf(first).slice(0, 200) : null;
      if (!socket.destroyed) socket.end(farewell ?? Buffer.alloc(0), () => socket.destroy());
      resolve({ outcome, failure, flight: reader.flight, greeting });
    };
    socket.removeAllListeners('error');
    socket.on('data', (bytes: Buffer) => {
      if (kept < 2048) first.push(bytes);
      kept += bytes.length;
      try {
        reader.push(bytes);
      } catch (error) {
        const outcome = error instanceof FlightError ? error.reason : 'malformed';
        return finish({ outcome, failure: asWireError(error, 'handshake') });
      }
      const outcome = outcomeOf(reader.flight);
      if (outcome !== null) finish({ outcome, failure: null });
    });
    socket.once('end', () => finish({ outcome: 'closed', failure: ownFailure('handshake', 'CERCLE_CLOSED') }));
    socket.on('error', (error) => finish({ outcome: 'reset', failure: asWireError(error, 'handshake') }));
    socket.once('close', () => finish({ outcome: 'closed', failure: ownFailure('handshake', 'CERCLE_CLOSED') }));
    socket.write(hello);
    return () => socket.destroy();
  });
}

function chainFacts(chain: readonly Uint8Array[]): readonly CertificateFacts[] {
  return chain.flatMap((der) => {
    try {
      return [readCertificate(der)];
    } catch {
      return [];
    }
  });
}

const EMPTY: Flight = { version: null, cipher: null, chain: [], request: null, alert: null, isDone: false };

function factsOf({ outcome, flight, greeting, failure }: Read, { policy }: MtlsTarget): ProbeFacts {
  const { version, cipher, request, alert } = flight;
  return {
    ...{ outcome, version, cipher, request, alert, greeting },
    isCipherAllowed: cipher === null ? null : version === 'TLSv1.3' || suitesOf(policy).includes(cipher),
    chain: chainFacts(flight.chain),
    failure: failure?.failure ?? null,
  };
}

async function greet(target: MtlsTarget, address: Address, greeting: Greeting): Promise<ProbeFacts> {
  const { connectMs, handshakeMs } = target.limits;
  const watch = createWatch(connectMs + handshakeMs + 1000, target.signal);
  let socket: Socket | null = null;
  try {
    socket = await openWay(target, address, watch, { address: null, dns: null, connect: null }, () => 0);
    watch.phase = 'handshake';
    const open = socket;
    const read = await watch.within(handshakeMs, 'CERCLE_HANDSHAKE_TIMEOUT', () => listen(open, greeting, watch));
    return factsOf(read, target);
  } catch (error) {
    socket?.destroy();
    const failure = stopOf(watch) ?? asWireError(error, watch.phase);
    const outcome = failure.failure.code === 'CERCLE_HANDSHAKE_TIMEOUT' ? 'silent' : 'unreachable';
    return factsOf({ outcome, failure, flight: EMPTY, greeting: null }, target);
  } finally {
    watch.end();
  }
}

/**
 * Reads what a server says before it knows who calls: version, cipher, the chain exactly as it is sent, and the request for
 * a certificate with the authorities it accepts; then leaves. Nothing of ours is shown and nothing is trusted. A TLS 1.2
 * greeting reads it in clear; a server that only speaks TLS 1.3 is greeted once more, and `tls13-only` is left when that
 * tells nothing.
 */
export async function probe(target: MtlsTarget): Promise<ProbeFacts> {
  const address = readAddress(target.url);
  const allowed = suitesOf(target.policy);
  const ours = [...SUITES].filter(([, name]) => allowed.includes(name)).map(([suite]) => suite);
  const facts = await greet(target, address, greeting12(address, ours));
  if (facts.outcome === 'tls13-only') {
    const newer = await greet(target, address, greeting13(address));
    return newer.outcome === 'complete' ? newer : facts;
  }
  // Nothing in common with what an exchange offers: what would it have chosen?
  const isRefused = facts.outcome === 'alert' && (facts.alert?.number === 40 || facts.alert?.number === 71);
  if (!isRefused) return facts;
  const wide = await greet(target, address, greeting12(address, SUITES.keys()));
  return wide.cipher === null ? facts : wide;
}
