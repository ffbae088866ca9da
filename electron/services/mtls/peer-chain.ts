import { createPublicKey, type X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';

/** More than any real chain; a server that goes round in circles stops here. */
const LONGEST_CHAIN = 20;

/**
 * The certificates that the server showed, its own first, in DER, as far as the library can tell; also of a handshake that
 * failed. To be asked once: the library
 * gives what it has away. Never by `getPeerCertificate()`: with a public key that cannot be read, Node 24 ends the whole process there.
 */
export function peerChain(socket: TLSSocket): readonly Uint8Array[] {
  const chain: Uint8Array[] = [];
  const seen = new Set<string>();
  let current: X509Certificate | undefined = socket.getPeerX509Certificate();
  while (current !== undefined && chain.length < LONGEST_CHAIN) {
    const raw = new Uint8Array(current.raw);
    const print = Buffer.from(raw).toString('base64');
    if (seen.has(print)) break;
    seen.add(print);
    chain.push(raw);
    current = current.issuerCertificate;
  }
  return chain;
}

/**
 * Empties the list of errors that the TLS library keeps for the thread. What a failed connection leaves there would be
 * thrown by the next, innocent, use of a key; reading a key that is none throws it here instead.
 */
export function forgetLibraryErrors(): void {
  try {
    createPublicKey('none');
  } catch {
    // That is what it is for.
  }
}
