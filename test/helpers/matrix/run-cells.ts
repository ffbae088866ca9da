import { send, type MtlsAnswer } from '../../../electron/services/mtls/client.ts';
import { examine } from '../../../electron/services/mtls/examine.ts';
import { precheck } from '../../../electron/services/mtls/precheck.ts';
import type { MtlsRequest } from '../../../electron/services/mtls/request.ts';
import type { Diagnosis } from '../../../shared/domain/exchange/cause.ts';
import type { BodyOutcome } from '../../../shared/domain/exchange/diagnose-evidence.ts';
import { requestTo, TOOLS, type MtlsPki } from '../mtls-pki.ts';
import { answerCells } from './cells-answer.ts';
import { clientCells } from './cells-client.ts';
import { serverCells } from './cells-server.ts';
import type { Cell, CellResult, Running } from './cell.ts';

export function allCells(): readonly Cell[] {
  return [...clientCells(), ...serverCells(), ...answerCells()];
}

/** What the importer would say of a content; the strict reader does it for real. */
function judge(content: string, sent: string): BodyOutcome['kind'] {
  if (content === '') return 'answer-empty';
  if (content === sent) return 'answer-echoed';
  if (!content.startsWith('<')) return 'answer-not-xml';
  if (!content.startsWith('<CSD')) return 'answer-not-csd';
  return content.endsWith('</CSD>') ? 'whole' : 'answer-cut';
}

async function readAll({ body }: MtlsAnswer): Promise<string | null> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of body) parts.push(part);
    return Buffer.concat(parts).toString();
  } catch {
    return null;
  }
}

function requestOf(cell: Cell, pki: MtlsPki, port: number, signal: AbortSignal): MtlsRequest {
  const asked = cell.request?.(pki) ?? {};
  const url = cell.url?.(port) ?? `https://localhost:${port}/csd`;
  // `openssl s_server` only knows how to answer a GET.
  const plain: Partial<MtlsRequest> = cell.family === 'openssl' ? { method: 'GET' } : {};
  const { body, ...base } = requestTo(pki, port, { signal, ...plain, ...asked, url });
  const proxy = base.proxy === null ? null : { ...base.proxy, port };
  return { ...base, proxy, ...(body === undefined || cell.family === 'openssl' ? {} : { body }) };
}

function gradeOf(cell: Cell, { verdict, confidence, candidates }: Diagnosis): CellResult['grade'] {
  const expected: readonly string[] = cell.expected;
  const isAmbiguous = expected.some(
    (one) => one === 'server-chain-or-authority' || one === 'refused-or-not-whitelisted',
  );
  if (expected.includes(verdict) && (confidence !== 'undecided' || isAmbiguous)) return 'right';
  const isAmong = [verdict, ...candidates].some((one) => expected.includes(one));
  return confidence === 'undecided' && isAmong ? 'undecided' : 'wrong';
}

/** Provokes a fault and has it explained. */
export async function runCell(
  cell: Cell,
  pki: MtlsPki,
  port: number,
): Promise<{ readonly result: CellResult; readonly diagnosis: Diagnosis }> {
  const cancel = new AbortController();
  const request = requestOf(cell, pki, port, cancel.signal);
  const timer = cell.cancelAfter === undefined ? null : setTimeout(() => cancel.abort(), cell.cancelAfter);
  const answer = await send(request, TOOLS);
  const content = await readAll(answer);
  if (timer !== null) clearTimeout(timer);
  const { row, source, family, version, expected } = cell;
  const authorities = ['client', 'other'] as const;
  const trust = {
    anchors: authorities.map((name) => pki.get(`${name}-root`).der),
    intermediates: authorities.map((name) => pki.get(`${name}-inter`).der),
    crls: [pki.crls['client-root']!, pki.crls['client-inter']!],
  };
  const known = { trust, environment: 'test', issuerEnvironment: null, declaredSha256: null } as const;
  const own = await precheck({ identity: request.identity, ...known, ...cell.own?.(pki) }, TOOLS);
  const wire = answer.facts();
  const isSuccess = wire.status !== null && wire.status >= 200 && wire.status <= 299 && content !== null;
  // The page of `openssl s_server` stands for a document.
  const kind = !isSuccess ? null : family === 'openssl' ? 'whole' : judge(content, '<demande/>');
  const body = kind === null ? null : { kind, values: {} };
  const common = { environment: 'test', own, wire, serverChain: answer.serverChain, body } as const;
  const tools = cell.clock === undefined ? TOOLS : { ...TOOLS, now: cell.clock };
  const { diagnosis } = await examine({ target: request, ...common }, tools);
  const { verdict: found, confidence, candidates } = diagnosis;
  const grade = gradeOf(cell, diagnosis);
  return { diagnosis, result: { row, source, family, version, expected, found, confidence, candidates, grade } };
}

/** Servers by key, started when first needed. */
export function createServers(pki: MtlsPki): { portOf(cell: Cell): Promise<number>; close(): Promise<void> } {
  const running = new Map<string, Promise<Running>>();
  return {
    async portOf({ key, start }) {
      const server = running.get(key) ?? start(pki);
      running.set(key, server);
      return (await server).port;
    },
    async close() {
      for (const server of running.values()) await (await server.catch(() => null))?.close();
    },
  };
}
