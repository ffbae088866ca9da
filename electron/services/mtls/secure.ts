import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { ChainVerdict } from '../../../shared/domain/certificates/chain.ts';
import type { CertificateFacts } from '../../../shared/domain/certificates/facts.ts';
import { alertOfError } from '../../../shared/domain/exchange/diagnose-alerts.ts';
import type { TlsFacts } from '../../../shared/domain/exchange/facts.ts';
import { readCertificate } from '../pki/certificate.ts';
import { asWireError, ownFailure, WireError } from './failure.ts';
import { forgetLibraryErrors, peerChain } from './peer-chain.ts';
import type { Address, MtlsTarget, MtlsTools } from './request.ts';
import { IS_OPENSSL, secureContext } from './tls-options.ts';
import { stopOf, stoppable, type Watch } from './watch.ts';

/** What is noted of a handshake while it goes on, and after. */
export interface TlsNotes {
  /** From its first moment it owns the connection under it: only this one is ever closed then. */
  socket: TLSSocket | null;
  version: string | null;
  cipher: string | null;
  chain: readonly Uint8Array[];
  asked: boolean | null;
  /** What ended the connection after the handshake, before a request took it over. */
  early: WireError | null;
  verdict: ChainVerdict | null;
}

export function emptyTlsNotes(): TlsNotes {
  return { socket: null, version: null, cipher: null, chain: [], asked: null, early: null, verdict: null };
}

/**
 * Whether the server asked for a certificate: the signature algorithms shared with it are those of its request, and there
 * are none without one. BoringSSL does not tell.
 */
function wasAsked(socket: TLSSocket): boolean | null {
  if (!IS_OPENSSL) return null;
  const shared = socket.getSharedSigalgs() as readonly string[] | null | undefined;
  // Nothing is told once the handle is gone.
  return shared === undefined || shared === null ? null : shared.length > 0;
}

/** Notes what the socket can tell now; it can tell nothing any more once its handle is gone. */
function note(socket: TLSSocket, notes: TlsNotes): void {
  // Once: the library gives what is above the first certificate to the first who asks.
  if (notes.chain.length === 0) notes.chain = peerChain(socket);
  if (notes.chain.length === 0) return;
  notes.asked = wasAsked(socket) ?? notes.asked;
  notes.version = socket.getProtocol() ?? notes.version;
  notes.cipher = socket.getCipher()?.name ?? notes.cipher;
}

/**
 * Our host, whatever the socket was told, against the certificate that was noted: the library has given it away by now. A
 * name of the certificate, never its common name alone (design security §0.8). Without a certificate, nobody is trusted.
 */
function identityCheck({ host, isIp }: Address, notes: TlsNotes): () => Error | undefined {
  return () => {
    const [der] = notes.chain;
    if (der === undefined) return ownFailure('handshake', 'CERCLE_CHAIN', 'malformed');
    const leaf = new X509Certificate(der);
    const names = leaf.subjectAltName ?? '';
    if (names === '') return ownFailure('handshake', 'CERCLE_CHAIN', 'no-subject-alternative-name');
    const found = isIp ? leaf.checkIP(host) : leaf.checkHost(host, { subject: 'never', partialWildcards: false });
    if (found !== undefined) return undefined;
    return new WireError({ phase: 'handshake', code: 'ERR_TLS_CERT_ALTNAME_INVALID', message: names.slice(0, 400) });
  };
}

function options(target: MtlsTarget, address: Address, notes: TlsNotes): Omit<ConnectionOptions, 'socket'> {
  return {
    secureContext: secureContext(target),
    ...(address.isIp ? {} : { servername: address.host }),
    host: address.host,
    // Said here because the environment can say otherwise.
    rejectUnauthorized: true,
    enableTrace: false,
    checkServerIdentity: identityCheck(address, notes),
  };
}

/** With TLS 1.3 the server judges our certificate from now on: its refusal may come before anything is asked. */
function watchEarly(socket: TLSSocket, notes: TlsNotes): void {
  socket.removeAllListeners('error');
  socket.on('error', (error) => {
    forgetLibraryErrors();
    notes.early ??= asWireError(error, 'request');
  });
  socket.once('close', () => (notes.early ??= ownFailure('request', 'CERCLE_CLOSED')));
}

function handshake(
  way: Socket,
  target: MtlsTarget,
  address: Address,
  watch: Watch,
  notes: TlsNotes,
): Promise<TLSSocket> {
  const prepared = options(target, address, notes);
  watch.phase = 'handshake';
  return stoppable(watch, (resolve, reject) => {
    const socket = connect({ ...prepared, socket: way });
    // An option of the environment may ask for the keys of every connection to be written to a file.
    socket.removeAllListeners('keylog');
    notes.socket = socket;
    const close = (): void => void socket.destroy();
    // Before the library's own listeners, which end the socket and with it what it knows.
    socket.prependListener('secure', () => note(socket, notes));
    socket.prependListener('end', () => note(socket, notes));
    socket.once('secureConnect', () => {
      watchEarly(socket, notes);
      resolve(socket);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      note(socket, notes);
      forgetLibraryErrors();
      const isClosed = error.code === 'ECONNRESET' && error.message.includes('before secure TLS');
      const closed = ownFailure('handshake', 'CERCLE_CLOSED', error.message);
      socket.on('error', () => undefined);
      close();
      reject(isClosed ? closed : asWireError(error, 'handshake'));
    });
    return close;
  });
}

async function judge(
  target: MtlsTarget,
  address: Address,
  notes: TlsNotes,
  tools: MtlsTools,
): Promise<ChainVerdict | null> {
  const [leaf, ...given] = notes.chain;
  if (leaf === undefined) return null;
  const { trust, revocation } = target;
  return tools.explainChain({
    target: leaf,
    given,
    trusted: trust.anchors,
    known: trust.intermediates,
    crls: trust.crls,
    at: tools.now(),
    purpose: 'server',
    host: address.host,
    revocation,
  });
}

/** A name that no name of the certificate answers for is refused, even where the common name would. */
function refusalOf(verdict: ChainVerdict | null): string | null {
  if (verdict === null) return 'malformed';
  const isNameless = verdict.reasons.some(({ code }) => code === 'no-subject-alternative-name');
  if (verdict.trusted) return isNameless ? 'no-subject-alternative-name' : null;
  return verdict.reasons.find(({ severity }) => severity === 'error')?.code ?? 'malformed';
}

/**
 * Opens TLS with the server. Its chain is judged twice before any byte of a request can be sent: by the TLS library, with
 * the authorities of the target alone, and by our own explanation, which also reads revocation.
 * @throws WireError; what was seen is in `notes`
 */
export async function openSecure(
  way: Socket,
  target: MtlsTarget,
  address: Address,
  watch: Watch,
  notes: TlsNotes,
  tools: MtlsTools,
): Promise<TLSSocket> {
  const { handshakeMs } = target.limits;
  return watch.within(handshakeMs, 'CERCLE_HANDSHAKE_TIMEOUT', async () => {
    let socket: TLSSocket;
    try {
      socket = await handshake(way, target, address, watch, notes);
    } catch (error) {
      if (notes.socket === null) way.destroy();
      // Said in words too when the library refuses the chain; nothing is opened any more. Who stopped does not wait for it.
      if (stopOf(watch) === null) notes.verdict = await judge(target, address, notes, tools).catch(() => null);
      throw asWireError(error, 'handshake');
    }
    try {
      notes.verdict = await stoppableVerdict(watch, judge(target, address, notes, tools));
      const refusal = refusalOf(notes.verdict);
      if (refusal !== null) throw ownFailure('handshake', 'CERCLE_CHAIN', refusal);
      watch.phase = 'request';
      if (notes.early !== null || socket.destroyed) throw notes.early ?? ownFailure('request', 'CERCLE_CLOSED');
      return socket;
    } catch (error) {
      socket.destroy();
      throw asWireError(error, 'handshake');
    }
  });
}

function stoppableVerdict<T>(watch: Watch, work: Promise<T>): Promise<T> {
  return stoppable(watch, (resolve, reject) => {
    work.then(resolve, reject);
    return () => undefined;
  });
}

/** The library completes what it was shown with our own authorities; a root at the end that we brought was most likely not sent. */
function withoutOurs(chain: readonly Uint8Array[], { anchors }: MtlsTarget['trust']): readonly Uint8Array[] {
  const last = chain.at(-1);
  const isOurs = chain.length > 1 && last !== undefined && anchors.some((anchor) => Buffer.from(anchor).equals(last));
  return isOurs ? chain.slice(0, -1) : chain;
}

function factsOf(chain: readonly Uint8Array[]): readonly CertificateFacts[] {
  return chain.flatMap((der) => {
    try {
      return [readCertificate(der)];
    } catch {
      // One that cannot be read is told by the explanation of the chain.
      return [];
    }
  });
}

/** What was seen of TLS, as facts; `failure` is whatever ended the exchange, which may bring an alert after the handshake. */
export function tlsFacts(notes: TlsNotes, { identity, trust }: MtlsTarget, failure: WireError | null): TlsFacts {
  const { code = null, message = '' } = failure?.failure ?? {};
  const isWithTls = failure !== null && ['handshake', 'request', 'response', 'body'].includes(failure.failure.phase);
  const asked = notes.asked;
  return {
    version: notes.version,
    cipher: notes.cipher,
    peerChain: factsOf(withoutOurs(notes.chain, trust)),
    ourCertificate: asked === null ? 'unknown' : !asked ? 'not-asked' : identity === null ? 'none-to-send' : 'sent',
    acceptedAuthorities: null,
    alert: isWithTls ? alertOfError(code, message) : null,
  };
}
