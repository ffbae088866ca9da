import type { JobProgress } from '../../shared/contract/wire.ts';
import type { Output } from './output.ts';
import type { Ui } from './ui.ts';

/** Shows how far a job is, on one line that is written again and again; only ever on a terminal. */
export interface ProgressLine {
  show(progress: JobProgress): void;
  clear(): void;
}

const BAR = 20;

interface Share {
  readonly done: number;
  readonly total?: number;
}

function bar({ done, total }: Share): string {
  if (total === undefined || total <= 0) return '';
  const filled = Math.min(BAR, Math.floor((done / total) * BAR));
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}] ${Math.min(100, Math.floor((done / total) * 100))} %`;
}

/** Milliseconds left at the pace seen since the phase began; undefined before it means something. */
export function remaining({ done, total }: Share, elapsedMs: number): number | undefined {
  if (total === undefined || done <= 0 || elapsedMs < 1000 || done >= total) return undefined;
  return (elapsedMs / done) * (total - done);
}

function amounts(progress: JobProgress, elapsedMs: number, ui: Ui): string[] {
  const { bytes, entities, rows, files } = progress;
  const words = ui.texts.progress;
  const parts: string[] = [];
  if (files !== undefined && files.total > 1) parts.push(ui.say(words.files, files));
  if (bytes !== undefined) {
    parts.push(bytes.total === undefined ? ui.size(bytes.done) : `${ui.size(bytes.done)} / ${ui.size(bytes.total)}`);
    if (elapsedMs >= 500) parts.push(ui.say(words.rate, { rate: ui.size((bytes.done / elapsedMs) * 1000) }));
  }
  if (entities !== undefined) parts.push(ui.say(words.entities, { n: entities }));
  if (rows !== undefined) parts.push(ui.say(words.rows, { n: rows.done }));
  const left = remaining(bytes ?? rows ?? { done: 0 }, elapsedMs);
  if (left !== undefined) parts.push(ui.say(words.left, { time: ui.duration(left) }));
  return parts;
}

/** One line of progress, without what the terminal does not need. */
export function progressText(progress: JobProgress, elapsedMs: number, ui: Ui): string {
  const share = progress.bytes ?? progress.rows;
  const parts = [
    ui.texts.tables.phases[progress.phase],
    share === undefined ? '' : bar(share),
    ...amounts(progress, elapsedMs, ui),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Makes the progress line of a command. */
export function createProgressLine(output: Output, ui: Ui, now: () => number = Date.now): ProgressLine {
  let phase = '';
  let phaseStart = now();
  return {
    show(progress) {
      if (progress.phase !== phase) {
        phase = progress.phase;
        phaseStart = now();
      }
      const line = progressText(progress, now() - phaseStart, ui);
      output.err(`\r\u001b[2K${[...line].slice(0, output.errWidth - 1).join('')}`);
    },
    clear() {
      if (phase !== '') output.err('\r\u001b[2K');
      phase = '';
    },
  };
}
