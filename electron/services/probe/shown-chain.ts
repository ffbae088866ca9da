import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';

/** More than any real chain; a server that goes round in circles stops here. */
const LONGEST_CHAIN = 20;

/** The certificates that the other side of a connection showed, its own first, in DER; also of a handshake that failed. */
export function shownChain(socket: TLSSocket): Uint8Array[] {
  const chain: Uint8Array[] = [];
  const seen = new Set<string>();
  let current: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  while (current?.raw !== undefined && !seen.has(current.fingerprint256) && chain.length < LONGEST_CHAIN) {
    seen.add(current.fingerprint256);
    chain.push(new Uint8Array(current.raw));
    current = current.issuerCertificate;
  }
  return chain;
}
