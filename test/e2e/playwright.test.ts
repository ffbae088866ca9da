import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { commandOf, root } from '../../scripts/tools.ts';
import { findElectron } from '../../scripts/electron-binary.ts';
import { findChromium } from '../helpers/chromium.ts';

interface Result {
  readonly status: 'passed' | 'failed' | 'timedOut' | 'skipped' | 'interrupted';
  readonly errors: readonly { readonly message?: string }[];
}

interface Suite {
  readonly title: string;
  readonly suites?: readonly Suite[];
  readonly specs: readonly {
    readonly title: string;
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

/** Runs a project of the Playwright suite in a process of its own and gives its report. */
async function runJourneys(project: string): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-journeys-'));
  const file = join(folder, 'report.json');
  const env: NodeJS.ProcessEnv = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  // Set by the test runner, and it would make Playwright's own processes report to it.
  delete env.NODE_TEST_CONTEXT;
  const args = [commandOf('@playwright/test', 'playwright'), 'test', '--reporter=json', `--project=${project}`];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
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
    for (const { name, spec } of report.suites.flatMap((suite) => specsOf(suite))) {
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
