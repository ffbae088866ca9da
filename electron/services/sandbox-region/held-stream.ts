import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** A TCP connection whose answers can be held back while the client's certificate is judged. */
export interface HeldStream {
  readonly stream: Duplex;
  /** Lets everything through from now on, what was held first. */
  release(): void;
}

const HANDSHAKE = 0x16;
const APPLICATION_DATA = 0x17;
const CERTIFICATE = 11;
const HEADER = 5;

/**
 * Watches the records of a client and tells when its certificate comes: in clear in TLS 1.2, in the first encrypted record
 * in TLS 1.3. What the server says after that ends the handshake, so it can be held until the certificate is judged.
 */
function watchFlight(onCertificate: () => void): (bytes: Uint8Array) => void {
  let header: number[] = [];
  let left = 0;
  let isSeen = false;
  return (bytes) => {
    for (let at = 0; at < bytes.length && !isSeen;) {
      if (left > 0) {
        const step = Math.min(left, bytes.length - at);
        left -= step;
        at += step;
        continue;
      }
      header.push(bytes[at] ?? 0);
      at += 1;
      if (header.length <= HEADER) continue;
      // The sixth byte is the first of the content: the kind of a handshake message.
      const [type = 0, , , high = 0, low = 0, kind = 0] = header;
      isSeen = type === APPLICATION_DATA || (type === HANDSHAKE && kind === CERTIFICATE);
      left = Math.max(0, high * 256 + low - 1);
      header = [];
    }
    if (isSeen) onCertificate();
  };
}

/** Wraps a connection; `isHolding` decides whether the end of the handshake waits for `release`. */
export function holdStream(raw: Socket, isHolding: boolean): HeldStream {
  let held: Buffer[] | undefined;
  let isReleased = !isHolding;
  const watch = watchFlight(() => {
    if (!isReleased) held ??= [];
  });
  const stream = new Duplex({
    read: () => void raw.resume(),
    write(chunk: Buffer, _, done) {
      if (held === undefined) raw.write(chunk, done);
      else {
        held.push(chunk);
        done();
      }
    },
    final: (done) => void raw.end(done),
    destroy(error, done) {
      if (isReleased) raw.destroy();
      done(error);
    },
  });
  raw.on('data', (chunk: Buffer) => {
    if (!isReleased && held === undefined) watch(chunk);
    if (!stream.push(chunk)) raw.pause();
  });
  raw.on('end', () => void stream.push(null));
  raw.on('close', () => stream.destroy());
  return {
    stream,
    release() {
      isReleased = true;
      const waiting = held ?? [];
      held = undefined;
      for (const chunk of waiting) raw.write(chunk);
    },
  };
}
