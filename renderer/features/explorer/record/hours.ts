import type { Horaire } from '../../../../shared/domain/ror/model-lieu.ts';
import type { Shown } from './view.ts';

export type ShownHours = Shown<Horaire>;

/** Whether hours hold on a day: for later, over, or now. */
export type Validity = 'current' | 'future' | 'past';

const MINUTES_A_DAY = 24 * 60;
const DAY = /^\d{4}-\d{2}-\d{2}/u;

/** Monday 0 to Sunday 6; undefined for what is no day. 0 and 7 are both Sunday (domain reference ROR §4.8). */
export function columnOfDay(day: string): number | undefined {
  const number = /^[0-7]$/u.test(day.trim()) ? Number(day) : undefined;
  return number === undefined ? undefined : (number + 6) % 7;
}

/** The columns of hours, each once, Monday first. */
export function columnsOf(hours: ShownHours): readonly number[] {
  const columns = (hours.jours ?? []).map(columnOfDay).filter((column) => column !== undefined);
  return [...new Set(columns)].sort((a, b) => a - b);
}

/** Minutes since midnight of `08:30`, `08:30:00` or `08:30:00.000+01:00`; undefined for what is no time. */
export function minutesOf(time: string | undefined): number | undefined {
  const [, hours, minutes] =
    /^(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/u.exec(time?.trim() ?? '') ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const total = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && total <= MINUTES_A_DAY ? total : undefined;
}

/** A time as people read it, `08:30`; what is no time stays as written. */
export function shortTime(time: string): string {
  return minutesOf(time) === undefined ? time : time.trim().slice(0, 5);
}

/** Whether hours hold on a day (`yyyy-mm-dd`); dates that are none limit nothing. */
export function validityOf({ dateDebut, dateFin }: ShownHours, today: string): Validity {
  if (dateDebut !== undefined && DAY.test(dateDebut) && dateDebut.slice(0, 10) > today) return 'future';
  if (dateFin !== undefined && DAY.test(dateFin) && dateFin.slice(0, 10) < today) return 'past';
  return 'current';
}

/** One block of the week grid: a day's part of hours, in minutes, side by side with those of the same time. */
export interface Block {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  /** Rank of the hours in the record. */
  readonly index: number;
  readonly lane: number;
  readonly lanes: number;
}

type Span = Omit<Block, 'lane' | 'lanes'>;

/** A time past midnight (22:00 to 06:00) goes on the next day. */
function spansOf(hours: ShownHours, index: number): readonly Span[] {
  const from = hours.heureDebut === undefined ? 0 : minutesOf(hours.heureDebut);
  const to = hours.heureFin === undefined ? MINUTES_A_DAY : minutesOf(hours.heureFin);
  if (from === undefined || to === undefined) return [];
  return columnsOf(hours).flatMap((column) => {
    if (from < to) return [{ column, from, to, index }];
    const night = [{ column, from, to: MINUTES_A_DAY, index }];
    return to === 0 ? night : [...night, { column: (column + 1) % 7, from: 0, to, index }];
  });
}

/** Puts spans that touch the same time beside one another. */
function inLanes(spans: readonly Span[]): readonly Block[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from || b.to - a.to || a.index - b.index);
  const blocks: Block[] = [];
  let cluster: { readonly span: Span; readonly lane: number }[] = [];
  let ends: number[] = [];
  const finish = (): void => {
    for (const { span, lane } of cluster) blocks.push({ ...span, lane, lanes: ends.length });
    cluster = [];
    ends = [];
  };
  for (const span of sorted) {
    if (ends.every((end) => end <= span.from)) finish();
    const free = ends.findIndex((end) => end <= span.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = span.to;
    cluster.push({ span, lane });
  }
  finish();
  return blocks;
}

/** What makes two spans of a day look alike: sources repeat hours with only their dates changed. */
function lookOf({ column, from, to, index }: Span, all: readonly ShownHours[]): string {
  return [column, from, to, all[index]?.ouvert, all[index]?.typePlage?.code].join(' ');
}

/** The blocks of the week grid for some of the hours, told by their rank; those that look alike are drawn once. */
export function weekBlocks(all: readonly ShownHours[], indexes: readonly number[]): readonly Block[] {
  const looks = new Map<string, Span>();
  for (const index of indexes) {
    for (const span of spansOf(all[index] ?? {}, index)) {
      const look = lookOf(span, all);
      if (!looks.has(look)) looks.set(look, span);
    }
  }
  const spans = [...looks.values()];
  return Array.from({ length: 7 }, (_, column) => inLanes(spans.filter((span) => span.column === column))).flat();
}

/** First and last hour to draw: those of the blocks, and the working day at least. */
export function hourRange(blocks: readonly Block[]): readonly [from: number, to: number] {
  const from = Math.min(8 * 60, ...blocks.map((block) => block.from));
  const to = Math.max(18 * 60, ...blocks.map((block) => block.to));
  return [Math.floor(from / 60), Math.ceil(to / 60)];
}

/** Days in runs: Monday to Friday, then Sunday, is `[[0, 4], [6, 6]]`. */
export function dayRuns(columns: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const column of columns) {
    const last = runs.at(-1);
    if (last?.[1] === column - 1) last[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}
