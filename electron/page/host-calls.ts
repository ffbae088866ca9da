import type { Input, Output } from '../../shared/contract/define.ts';
import { host } from '../../shared/contract/host.ts';
import type { Host } from '../../shared/contract/host.ts';
import type { WireReply, WireRequest } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import { errorReply } from './wire-request.ts';

/** What a window's host does for its page. */
export type HostImplementation = {
  readonly [M in keyof Host]: (input: Input<Host[M]>) => Promise<Output<Host[M]>>;
};

const PREFIX = 'host.';

/** Answers a `host.*` request with its validated input; undefined for every other request, which is for the services. */
export async function answerHostCall(
  request: WireRequest,
  implementation: HostImplementation,
): Promise<WireReply | undefined> {
  const { id } = request;
  if (!request.method.startsWith(PREFIX)) return undefined;
  const name = request.method.slice(PREFIX.length);
  if (!Object.hasOwn(host, name)) {
    return errorReply(id, 'method.unknown', 'The window has no such method.', { values: { method: request.method } });
  }
  const key = name as keyof Host;
  const parsed = host[key].input.safeParse(request.params);
  if (!parsed.success) {
    const reason = parsed.error.issues[0]?.message ?? '';
    return errorReply(id, 'input.invalid', `Invalid input: ${reason}`, { values: { reason } });
  }
  try {
    const call = implementation[key] as (input: unknown) => Promise<unknown>;
    return { jsonrpc: '2.0', id, result: (await call(parsed.data)) ?? null };
  } catch (error) {
    if (error instanceof AppError) return errorReply(id, error.code, error.message, error.detail);
    return errorReply(id, 'internal', 'An unexpected error occurred.');
  }
}
