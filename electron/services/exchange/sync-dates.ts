import type { WireFacts } from '../../../shared/domain/exchange/facts.ts';
import type { GoodAnswer } from '../connectors/connector.ts';
import { extractionNameOf } from '../ingest/extraction-name.ts';

const HOUR = 3_600_000;

/**
 * Up to when a good answer tells, by the server: its `Date`, and for an archive the date in its name when that is earlier, as it may
 * have been made long before it was asked for; else the latest change it holds. Never the clock of this computer (domain reference
 * CSD §3). Undefined when the server says nothing.
 */
export function toldUpTo(facts: WireFacts, { fileName, latestUpdated }: GoodAnswer): Date | undefined {
  const date = timeOf(facts.headers['date']);
  const name = fileName === null || fileName === undefined ? undefined : extractionNameOf(fileName)?.date;
  // Without zone: the margin covers what it may be.
  const made = name === undefined ? undefined : timeOf(`${name}Z`);
  const updated = latestUpdated === null || latestUpdated === undefined ? undefined : timeOf(withZone(latestUpdated));
  const told = date !== undefined && made !== undefined ? Math.min(date, made) : (date ?? made ?? updated);
  return told === undefined ? undefined : new Date(told);
}

function timeOf(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function withZone(text: string): string {
  return /(?:Z|[+-]\d{2}:\d{2})$/u.test(text) ? text : `${text}Z`;
}

/** The instant to ask changes from next time: some hours before, since clocks and time zones of servers differ (ISO 8601, UTC). */
export function nextDateRef(told: Date, marginHours: number): string {
  return `${new Date(told.getTime() - marginHours * HOUR).toISOString().slice(0, 19)}Z`;
}

/** As servers of the ROR are asked: without zone (domain reference ROR §2.3). */
export function withoutZone(dateRef: string): string {
  return dateRef.replace(/(?:\.\d+)?Z$/u, '');
}
