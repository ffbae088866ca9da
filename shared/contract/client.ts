import { AppError } from '../errors.ts';
import { contract } from './index.ts';
import type { Client } from './index.ts';
import type { WireEvent, WireReply, WireRequest } from './wire.ts';

/** What a way in must carry: a request and its reply, and events. Nothing else crosses. */
export interface Transport {
  send(request: WireRequest): Promise<WireReply>;
  /** Gives back the function that stops listening. */
  onEvent(listener: (event: WireEvent) => void): () => void;
}

/**
 * Makes the typed client of the contract over a transport.
 * An error reply is thrown again as the AppError it was, so that callers see no difference between the ways in.
 */
export function createClient(transport: Transport): Client {
  let lastId = 0;
  const call = async (method: string, params: unknown): Promise<unknown> => {
    lastId += 1;
    const reply = await transport.send({ jsonrpc: '2.0', id: String(lastId), method, params });
    if (!('error' in reply)) return reply.result;
    const { code, message, ...detail } = reply.error;
    throw new AppError(code, message, detail);
  };
  const services = Object.entries(contract).map(([service, methods]) => [
    service,
    Object.fromEntries(
      Object.keys(methods).map((name) => [name, (input: unknown) => call(`${service}.${name}`, input)]),
    ),
  ]);
  return Object.fromEntries(services) as Client;
}
