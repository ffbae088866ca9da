import type { WireReply, WireRequest } from '../../shared/contract/wire.ts';
import type { ErrorCode, ErrorDetail } from '../../shared/errors.ts';

const LONGEST_ID = 64;
const LONGEST_METHOD = 100;

/** What a page sent as a request, or undefined when it is none; its `params` are for the method's schema to judge. */
export function parseWireRequest(value: unknown): WireRequest | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { jsonrpc, id, method, params } = value as Readonly<Record<string, unknown>>;
  if (jsonrpc !== '2.0' || typeof id !== 'string' || typeof method !== 'string') return undefined;
  if (id.length > LONGEST_ID || method.length > LONGEST_METHOD) return undefined;
  return { jsonrpc, id, method, params };
}

/** A refusal in the form of a reply. */
export function errorReply(id: string, code: ErrorCode, message: string, detail: ErrorDetail = {}): WireReply {
  const { values } = detail;
  return { jsonrpc: '2.0', id, error: { code, message, ...(values && { values }) } };
}
