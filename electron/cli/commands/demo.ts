import { readdirSync } from 'node:fs';
import { JOURNEY, journey } from '../../../shared/demo/journey.ts';
import type { Made } from '../../../shared/demo/journey.ts';
import { sentenceOf } from '../../../shared/demo/sentence.ts';
import type { Means } from '../../../shared/demo/step.ts';
import { newStory } from '../../../shared/demo/step.ts';
import { DEMO_PASSPHRASE } from '../../../shared/demo/steps-access.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Command, Outcome } from '../command.ts';
import { inDemoFolder } from '../demo-folder.ts';
import { dataFolders } from '../environment.ts';
import type { Invocation } from '../invocation.ts';
import { openSession } from '../session.ts';
import type { Session } from '../session.ts';
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
    return inDemoFolder((folder) => demonstrate(invocation, folder, units, null));
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
    const steps: Told[] = [];
    await journey(newStory(means(session, units, ui), new Date().toISOString()), {
      ends(made) {
        const step = told(made, ui);
        tell(stepLines(step, steps.push(step), ui));
      },
      clock: () => performance.now(),
      signal,
    });
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

function means({ client, follow }: Session, units: number, { lang }: Ui): Means {
  return {
    ...{ client, follow, units, lang },
    openVault: async () => void (await client.vault.init({ passphrase: DEMO_PASSPHRASE })),
  };
}

/** A step as a program reads it. */
interface Told {
  readonly name: Made['name'];
  readonly ok: boolean;
  readonly detail: string;
  readonly durationMs: number;
}

function told(made: Made, ui: Ui): Told {
  const { name, ok, durationMs } = made;
  return { name, ok, detail: sentenceOf(name, made, ui), durationMs };
}

function stepLines({ name, ok, detail, durationMs }: Told, at: number, ui: Ui): string[] {
  const { title } = ui.texts.demo.steps[name];
  const mark = ok ? '✔' : ui.red('✘');
  const place = `${String(at).padStart(2)}/${String(JOURNEY.length)}`;
  return [`${mark} ${place}  ${title} (${ui.duration(durationMs)})`, `         ${ui.dim(plain(detail))}`];
}

interface Ending {
  readonly ok: boolean;
  readonly durationMs: number;
  readonly steps: readonly Told[];
  readonly kept: string | null;
}

function endLines({ ok, durationMs, steps, kept }: Ending, ui: Ui): string[] {
  const { demo: words } = ui.texts;
  const last = steps.at(-1);
  const end = ok
    ? ui.say(words.ok, { n: steps.length, time: ui.duration(durationMs) })
    : ui.say(words.unexpected, last === undefined ? {} : unexpected(last, words));
  const keptLine = kept === null ? [] : [ui.say(words.kept, { folder: kept, passphrase: DEMO_PASSPHRASE })];
  return ['', ok ? ui.bold(end) : ui.red(end), ...keptLine];
}

function unexpected({ name }: Told, { steps, expected }: Ui['texts']['demo']): { title: string; expected: string } {
  return { title: steps[name].title, expected: expected[name] };
}
