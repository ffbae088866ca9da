import type { Input, Output } from '../../shared/contract/define.ts';
import type { Host } from '../../shared/contract/host.ts';
import { AppError } from '../../shared/errors.ts';
import type { PageTransport } from './transport.ts';

/** What the page asks of its window's host, beside the contract. */
export type HostClient = { readonly [M in keyof Host]: (input: Input<Host[M]>) => Promise<Output<Host[M]>> };

/** The typed client of `host.*` over a transport. */
export function createHostClient(transport: Pick<PageTransport, 'send'>): HostClient {
  let lastId = 0;
  const call = async (method: keyof Host, params: unknown): Promise<unknown> => {
    lastId += 1;
    const reply = await transport.send({ jsonrpc: '2.0', id: `host-${lastId}`, method: `host.${method}`, params });
    if ('error' in reply) throw new AppError(reply.error.code, reply.error.message, reply.error);
    return reply.result;
  };
  return {
    hello: (input) => call('hello', input) as Promise<Output<Host['hello']>>,
    saveTicket: (input) => call('saveTicket', input) as Promise<Output<Host['saveTicket']>>,
  };
}
