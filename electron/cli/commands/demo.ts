import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { Command, Outcome } from '../command.ts';
import { JOURNEY, journey } from '../demo/journey.ts';
import type { Made } from '../demo/journey.ts';
import { DEMO_PASSPHRASE } from '../demo/steps-access.ts';
import { dataFolders } from '../environment.ts';
import type { Invocation } from '../invocation.ts';
import { openSession } from '../session.ts';
import { plain } from '../table.ts';
import type { Ui } from '../ui.ts';
import { flag, number, text } from '../values.ts';

const DEFAULT_UNITS = 400;
/** Fewer may hold no cardiology to search for. */
const FEWEST_UNITS = 200;
const MOST_UNITS = 20_000;

/** `cercle demo` */
export const demoCommand: Command = {
  name: 'demo',
  positionals: [],
  options: [
    { name: 'units', value: 'N', text: 'generateUnits' },
    { name: 'keep', value: 'DIR', text: 'demoKeep' },
  ],
  examples: ['demo', 'demo --units 2000 --keep demonstration', 'demo --json'],
  async run(invocation) {
    const kept = text(invocation.values, 'keep');
    const units = number(invocation.values, 'units', FEWEST_UNITS, MOST_UNITS) ?? DEFAULT_UNITS;
    if (kept !== undefined) return demonstrate(invocation, newFolder(invocation.path(kept)), units, kept);
    const folder = mkdtempSync(join(tmpdir(), 'cercle-demo-'));
    try {
      return await demonstrate(invocation, folder, units, null);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** A folder that holds nothing yet. @throws AppError `file.exists`. */
function newFolder(path: string): string {
  const isEmpty = (): boolean => {
    try {
      return readdirSync(path).length === 0;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT';
    }
  };
  if (isEmpty()) return path;
  throw new AppError('file.exists', `${path} is there already; name a folder that is not.`, { values: { file: path } });
}

/** The journey over a data folder of its own, whatever that of the person. */
async function demonstrate(
  { ui, ports, values, announce, untilStop }: Invocation,
  folder: string,
  units: number,
  kept: string | null,
): Promise<Outcome> {
  const isJson = flag(values, 'json');
  const started = performance.now();
  const signal = untilStop();
  const session = await openSession({
    ports: { ...ports, ...dataFolders(folder, {}) },
    lang: ui.lang,
    onProgress: () => undefined,
  });
  signal.addEventListener('abort', session.cancel, { once: true });
  const tell = (lines: readonly string[]): void => {
    if (!isJson) announce(undefined, lines);
  };
  tell([ui.texts.demo.intro, '']);
  try {
    const { client, follow } = session;
    const story = { client, follow, ui, units, certificate: '', changedAt: '' };
    let count = 0;
    const steps = await journey(story, signal, (made) => tell(stepLines(made, (count += 1), ui)));
    const ok = steps.length === JOURNEY.length && steps.every((step) => step.ok);
    const durationMs = Math.round(performance.now() - started);
    return {
      value: { ok, durationMs, folder: kept, steps },
      lines: (shown) => endLines({ ok, durationMs, steps, kept }, shown),
      exitCode: ok ? 0 : 1,
    };
  } finally {
    await session.close();
  }
}

function stepLines({ name, ok, detail, durationMs }: Made, at: number, ui: Ui): string[] {
  const { title } = ui.texts.demo.steps[name];
  const mark = ok ? '✔' : ui.red('✘');
  const place = `${String(at).padStart(2)}/${String(JOURNEY.length)}`;
  return [`${mark} ${place}  ${title} (${ui.duration(durationMs)})`, `         ${ui.dim(plain(detail))}`];
}

interface Ending {
  readonly ok: boolean;
  readonly durationMs: number;
  readonly steps: readonly Made[];
  readonly kept: string | null;
}

function endLines({ ok, durationMs, steps, kept }: Ending, ui: Ui): string[] {
  const { demo: words } = ui.texts;
  const last = steps.at(-1);
  const end = ok
    ? ui.say(words.ok, { n: steps.length, time: ui.duration(durationMs) })
    : ui.say(words.unexpected, { title: last === undefined ? '' : words.steps[last.name].title });
  const keptLine = kept === null ? [] : [ui.say(words.kept, { folder: kept, passphrase: DEMO_PASSPHRASE })];
  return ['', ok ? ui.bold(end) : ui.red(end), ...keptLine];
}
