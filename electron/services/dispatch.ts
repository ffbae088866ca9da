import { findMethod } from '../../shared/contract/index.ts';
import type { Implementation } from '../../shared/contract/index.ts';
import type { WireError, WireReply, WireRequest } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import type { CallContext } from './context.ts';
import { issueSentence } from './input-issues.ts';
import type { Log } from './ports.ts';

/** The only way in: a wire request becomes a validated call and its reply; never throws. */
export type Dispatch = (request: WireRequest, context: CallContext) => Promise<WireReply>;

type AnyMethod = (input: unknown, context: CallContext) => Promise<unknown>;

/** Puts an error on the wire. A bug carries neither message, nor proof, nor stack, which may name files of this computer. */
export function toWireError(error: unknown): WireError {
  if (!(error instanceof AppError) || error.code === 'internal') {
    return { code: 'internal', message: 'An unexpected error occurred.' };
  }
  const { proof, advice, values } = error.detail;
  return {
    code: error.code,
    message: error.message,
    ...(proof && { proof }),
    ...(advice && { advice }),
    ...(values && { values }),
  };
}

/** As `toWireError`; what a bug must not tell the caller is written to the log. */
export function reported(error: unknown, where: string, log: Log): WireError {
  const wire = toWireError(error);
  if (wire.code === 'internal') {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const proof = error instanceof AppError ? (error.detail.proof ?? []) : [];
    log.warn([`${where}: ${stack}`, ...proof].join('\n'));
  }
  return wire;
}

function validated(request: WireRequest, context: CallContext): unknown {
  // What comes from a wire may be anything; a name has exactly two parts.
  const isName = typeof request.method === 'string' && request.method.split('.').length === 2;
  const method = isName ? findMethod(request.method) : undefined;
  if (method === undefined) {
    throw new AppError('method.unknown', 'The contract has no such method.', {
      values: { method: String(request.method).slice(0, 100) },
    });
  }
  const parsed = method.input.safeParse(request.params);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map((issue) => issueSentence(issue, context.lang));
  throw new AppError(
    'input.invalid',
    `Invalid input: ${parsed.error.issues.map((issue) => issue.message).join('; ')}`,
    {
      proof: reasons.slice(1, 10),
      values: { reason: reasons[0] ?? '' },
    },
  );
}

type Methods<S extends keyof Implementation<CallContext>> = Partial<Implementation<CallContext>[S]>;

/**
 * Services may be composed one by one: a method without an implementation is refused as a bug. A service may be given by what
 * makes it, which is asked each time: what it is made of is then loaded when it is first called.
 */
export type Landed = { readonly [S in keyof Implementation<CallContext>]?: Methods<S> | (() => Promise<Methods<S>>) };

/** Makes the dispatcher of an implementation; bugs are written to the log with their stack. */
export function createDispatch(services: Landed, log: Log): Dispatch {
  return async (request, context) => {
    const { id } = request;
    try {
      const input = validated(request, context);
      const [service = '', name = ''] = request.method.split('.');
      const landed = services[service as keyof typeof services];
      const methods = (typeof landed === 'function' ? await landed() : landed) as unknown as
        Readonly<Record<string, AnyMethod>> | undefined;
      const implementation = methods?.[name];
      if (implementation === undefined) throw new Error(`${request.method} has no implementation`);
      return { jsonrpc: '2.0', id, result: (await implementation(input, context)) ?? null };
    } catch (error) {
      return { jsonrpc: '2.0', id, error: reported(error, request.method, log) };
    }
  };
}
