import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { commandOf, root } from '../../scripts/tools.ts';
import { findElectron } from '../../scripts/electron-binary.ts';
import { findChromium } from '../helpers/chromium.ts';
import '../helpers/ends-with-parent.ts';

interface Result {
  /** Milliseconds. */
  readonly duration: number;
  readonly status: 'passed' | 'failed' | 'timedOut' | 'skipped' | 'interrupted';
  readonly errors: readonly { readonly message?: string }[];
}

interface Suite {
  readonly title: string;
  readonly suites?: readonly Suite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
      readonly results: readonly Result[];
    }[];
  }[];
}

interface Report {
  readonly suites: readonly Suite[];
  readonly errors: readonly { readonly message?: string }[];
}

/** Ends the journeys when this process is gone, and with them their browsers and windows. */
const GUARD = ['--import', pathToFileURL(join(import.meta.dirname, '..', 'helpers', 'ends-with-parent.ts')).href];

/** Runs a project of the Playwright suite in a process of its own and gives its report. */
async function runJourneys(project: string): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-journeys-'));
  const file = join(folder, 'report.json');
  const env: NodeJS.ProcessEnv = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  // Set by the test runner, and it would make Playwright's own processes report to it.
  delete env.NODE_TEST_CONTEXT;
  const journeys = [commandOf('@playwright/test', 'playwright'), 'test', '--reporter=json', `--project=${project}`];
  const child = spawn(process.execPath, [...GUARD, ...journeys], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await once(child, 'exit');
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  rmSync(folder, { recursive: true, force: true });
  return report;
}

function specsOf(suite: Suite, above = ''): readonly { name: string; spec: Suite['specs'][number] }[] {
  const path = above === '' ? suite.title : `${above} › ${suite.title}`;
  return [
    ...suite.specs.map((spec) => ({ name: `${path} › ${spec.title}`, spec })),
    ...(suite.suites ?? []).flatMap((inner) => specsOf(inner, path)),
  ];
}

type Told = ReturnType<typeof specsOf>;

/** For each file of journeys, the time that they took one after the other, as the runner of tests reads it. */
function timesOf(told: Told): readonly string[] {
  const sums = new Map<string, number>();
  for (const { spec } of told) {
    const all = spec.tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0);
    sums.set(spec.file, (sums.get(spec.file) ?? 0) + all);
  }
  return [...sums].map(([file, sum]) => `time: ${(sum / 1000).toFixed(1)} test/e2e/${file}`);
}

const MISSING = {
  chromium: (await findChromium()) === undefined && 'no Chromium is installed',
  electron: findElectron() === undefined && 'the Electron binary is not installed',
} as const;

for (const project of ['chromium', 'electron'] as const) {
  test(`journeys of the window in ${project}`, { skip: MISSING[project] }, async (t) => {
    const report = await runJourneys(project);
    assert.deepEqual(
      report.errors.map(({ message }) => message),
      [],
    );
    const told = report.suites.flatMap((suite) => specsOf(suite));
    for (const line of timesOf(told)) t.diagnostic(line);
    for (const { name, spec } of told) {
      for (const { annotations, results } of spec.tests) {
        const last = results.at(-1);
        const reason = annotations.find(({ type }) => type === 'skip')?.description;
        const skip = last?.status === 'skipped' && (reason ?? 'no reason given');
        if (results.length > 1) t.diagnostic(`count: ${results.length} tries of ${name}`);
        for (const { type, description = '' } of annotations) if (type === 'count') t.diagnostic(description);
        await t.test(`${project}: ${name}`, { skip }, () => {
          assert.equal(last?.status, 'passed', last?.errors.map(({ message }) => message).join('\n'));
        });
      }
    }
  });
}
