import type { RegionTarget } from '../../../shared/contract/region-views.ts';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import type { Diagnosis } from '../../../shared/domain/exchange/cause.ts';
import { diagnose } from '../../../shared/domain/exchange/diagnose.ts';
import type { ExchangeRequest } from '../../../shared/domain/exchange/transaction.ts';
import { AppError } from '../../../shared/errors.ts';
import { checkedAddress } from '../connectors/target-address.ts';
import { curlCommand, opensslCommand } from '../mtls/command-line.ts';
import { evidenceOf } from '../mtls/examine.ts';
import { probe } from '../mtls/probe.ts';
import { reportText, supportReport } from '../mtls/report.ts';
import { noteTest } from './exchange.ts';
import { identityOf, lendingOrLocked } from './identity.ts';
import { judgeExchange, ownEvidence } from './judge.ts';
import type { Judged } from './judge.ts';
import type { ExchangeRoom } from './parts.ts';
import { perform, performUrl, toolsOf, wireTargetOf } from './perform.ts';
import type { Performed } from './perform.ts';
import { recordOf } from './record.ts';

/** What is looked at. */
export interface Looking {
  /** Code of a server, or an https address. */
  readonly target: string;
  /** Another certificate than that of the server. */
  readonly certificate: string | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: JobProgress) => void;
  /** Told the identifier of the exchange that was kept. */
  readonly onKept?: (exchange: string) => void;
}

/**
 * A request that changes nothing and asks for next to nothing: what changed since now, or one record.
 * `now` in the server's words is near enough.
 */
export function harmlessRequest({ dialect }: Pick<RegionTarget, 'dialect'>, now: Date): ExchangeRequest {
  if (dialect === 'ihe-csd') {
    const none = { entityId: null, name: null, codedType: null, otherId: null, status: null, updatedSince: null };
    return { transaction: 'find', directory: 'organization', ...none, start: 1, max: 1 };
  }
  const dateRef = now.toISOString().slice(0, 19);
  return { transaction: 'notifications', dateRef, typeActivity: [], supportedPatient: [] };
}

/**
 * Looks at a server step by step: our certificate, the way there, what it says before any certificate, the handshake, an answer.
 * The request to a server of the list is an exchange of the history.
 * @throws AppError `region.unknown`, `region.incomplete`, `region.address`, `certificate.unknown`, `cancelled`.
 */
export async function look(room: ExchangeRoom, looking: Looking): Promise<Diagnosis> {
  const { signal, onProgress } = looking;
  onProgress({ phase: 'connect' });
  const isAddress = /^https?:\/\//iu.test(looking.target);
  const target = isAddress ? addressTarget(room, looking) : chosenTarget(room, looking);
  const request = harmlessRequest(target, room.ports.now());
  const asked = { target, request, signal, isLockedAllowed: true } as const;
  const performed = isAddress ? await performUrl(room, asked, target.url) : await perform(room, asked);
  try {
    if (!isAddress) {
      // Kept whoever listens: an optional call does not even work out what it would be given.
      const kept = await keep(room, target, performed);
      looking.onKept?.(kept);
    }
    if (performed.isCancelled) throw cancelled();
    const judged = await withProbe(room, performed, await judgeExchange(room, performed, true));
    // What was looked at while it stopped tells nothing.
    if (signal.aborted) throw cancelled();
    return judged.diagnosis;
  } finally {
    await performed.place.remove();
  }
}

function cancelled(): AppError {
  return new AppError('cancelled', 'The diagnosis was stopped.');
}

function chosenTarget(room: ExchangeRoom, { target: code, certificate }: Looking): RegionTarget {
  const target = room.region(code);
  return certificate === undefined ? target : { ...target, certificate: room.room().find(certificate).id };
}

/** An address without settings: with the care of a target that has none. */
function addressTarget(room: ExchangeRoom, { target, certificate }: Looking): RegionTarget {
  const [any] = room.regions();
  if (any === undefined) throw new AppError('internal', 'Cercle ships no region.');
  const held = certificate === undefined ? undefined : room.room().find(certificate);
  const facts = held?.certificate?.facts;
  const environment = facts === undefined ? null : room.room().trust.environmentOf(facts);
  return {
    ...any,
    code: 'address',
    label: target,
    environment: environment ?? 'production',
    url: checkedAddress(target),
    extractionUrl: '',
    certificate: held?.id ?? null,
    vihf: { ...any.vihf, enabled: false },
    proxy: 'settings',
  };
}

/** What the server says to a greeting tells whom it accepts, also when all went well. */
async function withProbe(room: ExchangeRoom, { asked, built }: Performed, judged: Judged): Promise<Judged> {
  const { evidence } = judged;
  const isReached = evidence.wire.timings.connect !== null;
  if (evidence.probe !== null || !isReached) return judged;
  const wider = { ...evidence, probe: await probe(wireTargetOf(room, asked, built.url, null)) };
  return { evidence: wider, diagnosis: diagnose(wider) };
}

async function keep(room: ExchangeRoom, target: RegionTarget, performed: Performed): Promise<string> {
  const record = await recordOf(room, performed, { sync: null, load: null, refusal: null });
  room.rows.add(record);
  noteTest(room, target, performed, record);
  return record.id;
}

/** What is handed to support about an exchange of the history. */
export interface Explained {
  readonly diagnosis: Diagnosis;
  readonly report: string;
  readonly commands: { readonly openssl: string; readonly curl: string };
}

/**
 * An exchange of the history explained; our certificate is looked at as it is today. Nothing is sent.
 * @throws AppError `exchange.unknown`, `region.unknown`.
 */
export async function explainExchange(room: ExchangeRoom, id: string, lang: 'fr' | 'en'): Promise<Explained> {
  const record = room.rows.get(id);
  const target = room.region(record.region);
  const signal = new AbortController().signal;
  const identity = await identityOf(room.room(), target).catch(() => null);
  return lendingOrLocked(room.room(), identity, async (lent) => {
    const wire = wireTargetOf(room, { target, request: record.request, signal }, record.url, lent);
    const own = await ownEvidence(room, identity, lent, wire, target.environment);
    const outcome = { target: wire, environment: target.environment, own, wire: record.facts, serverChain: null };
    const evidence = { ...evidenceOf(outcome, toolsOf(room)), at: record.at };
    const diagnosis = record.diagnosis ?? diagnose(evidence);
    const method = record.requestXml === '' ? 'GET' : 'POST';
    const body = method === 'POST' ? { body: Buffer.from(record.requestXml) } : {};
    const commands = {
      openssl: opensslCommand(wire),
      curl: curlCommand({ ...wire, method, headers: record.requestHeaders, ...body }),
    };
    const report = supportReport(evidence, diagnosis, lang, [commands.openssl, commands.curl]);
    return { diagnosis, report: reportText(report, lang), commands };
  });
}
