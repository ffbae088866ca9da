import type { ExchangeRecord } from '../../../../shared/contract/exchange-views.ts';
import { redact } from '../../../../shared/domain/exchange/redact.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Lang } from '../../../../shared/i18n/lang.ts';
import { explainExchange } from '../../exchange/diagnosis-job.ts';
import type { ExchangeRoom } from '../../exchange/parts.ts';

/** What is told of an exchange with a server of the dossier: never what was asked nor what was answered. */
export interface Connection {
  readonly id: string;
  readonly region: string;
  readonly transaction: string;
  readonly at: string;
  readonly outcome: string;
  readonly cause: string | null;
  readonly http: number | null;
  /** SHA-256 of the certificate that was used. */
  readonly certificate: string | null;
  readonly tls: HandshakeFacts | null;
  /** The redacted report of the diagnosis; null when the server is no longer among those that are known. */
  readonly report: string | null;
}

export interface HandshakeFacts {
  readonly version: string | null;
  readonly cipher: string | null;
  readonly ourCertificate: string;
  readonly alert: string | null;
  readonly chain: readonly {
    readonly subject: string;
    readonly issuer: string;
    readonly sha256: string;
    readonly notAfter: string;
  }[];
}

/** The latest of each server: enough to show what worked and what did not. */
const MOST_OF_REGION = 20;

/** The latest exchanges with these servers and those that are named, the oldest first. */
export async function connectionsOf(
  room: ExchangeRoom,
  { regions, named }: { readonly regions: readonly string[]; readonly named: readonly string[] },
  lang: Lang,
): Promise<readonly Connection[]> {
  const latest = regions.flatMap(
    (region) => room.rows.list({ filters: { region: [region] }, limit: MOST_OF_REGION }).items,
  );
  const proofs = named.flatMap((id) => room.rows.find(id) ?? []);
  const ids = new Set([...latest, ...proofs].map(({ id }) => id));
  const records = [...ids].map((id) => room.rows.get(id));
  const sorted = records.sort((one, other) => (one.at + one.id < other.at + other.id ? -1 : 1));
  const connections: Connection[] = [];
  for (const record of sorted) connections.push(await connectionOf(room, record, lang));
  return connections;
}

async function connectionOf(room: ExchangeRoom, record: ExchangeRecord, lang: Lang): Promise<Connection> {
  const { id, region, transaction, at, outcome, cause, http, certificate } = record;
  const told = { id, region, transaction, at, outcome, cause, http, certificate };
  return { ...told, tls: handshakeOf(record), report: await reportOf(room, id, lang) };
}

function handshakeOf({ facts: { tls } }: ExchangeRecord): HandshakeFacts | null {
  if (tls === null) return null;
  const { version, cipher, ourCertificate, alert, peerChain } = tls;
  const chain = peerChain.map(({ subjectText: subject, issuerText: issuer, sha256, notAfter }) => ({
    ...{ subject: redact(subject), issuer: redact(issuer), sha256, notAfter },
  }));
  return { version, cipher, ourCertificate, alert: alert === null ? null : alert.name, chain };
}

async function reportOf(room: ExchangeRoom, id: string, lang: Lang): Promise<string | null> {
  try {
    return (await explainExchange(room, id, lang)).report;
  } catch (error) {
    if (error instanceof AppError && error.code === 'region.unknown') return null;
    throw error;
  }
}
