import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { AppError } from '../../../shared/errors.ts';
import { forgetLibraryErrors, peerChain } from '../mtls/peer-chain.ts';

export interface ProbeOptions {
  /** Whole time allowed, in milliseconds. */
  readonly deadline?: number;
  readonly signal?: AbortSignal;
}

const DEADLINE = 10_000;
/**
 * The chain that a server shows in a TLS handshake, its own certificate first, in DER; nothing else is sent to it and nothing
 * it says is trusted. A server that asks for a client certificate and ends the handshake without one has shown its own by then.
 * @throws AppError `certificate.probe` with the reason.
 */
export function serverChain(host: string, port: number, options: ProbeOptions = {}): Promise<readonly Uint8Array[]> {
  const { deadline = DEADLINE, signal } = options;
  return new Promise((resolve, reject) => {
    // Only to look: the chain is judged afterwards by the explainer, and the connection carries no data.
    const socket = connect({
      ...{ host, port, rejectUnauthorized: false, checkServerIdentity: () => undefined },
      ...(isIP(host) === 0 && { servername: host }),
    });
    const stop = AbortSignal.any([AbortSignal.timeout(deadline), ...(signal === undefined ? [] : [signal])]);
    const settle = (reason: string): void => {
      stop.removeEventListener('abort', onStop);
      const chain = peerChain(socket);
      socket.destroy();
      forgetLibraryErrors();
      if (chain.length > 0) resolve(chain);
      else reject(refusal(host, port, reason));
    };
    const onStop = (): void => settle(signal?.aborted === true ? 'cancelled' : `timeout (${deadline / 1000} s)`);
    stop.addEventListener('abort', onStop, { once: true });
    socket.once('secureConnect', () => settle('no certificate'));
    socket.once('close', () => settle('closed'));
    socket.on('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
  });
}

function refusal(host: string, port: number, reason: string): AppError {
  return new AppError('certificate.probe', `${host}:${port} showed no certificate: ${reason}.`, {
    values: { host: `${host}:${port}`, reason },
  });
}
