import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { ask, ticketOf } from './wire.ts';

const CLI = join(import.meta.dirname, '..', '..', 'electron', 'cli', 'main.ts');

interface Job {
  readonly state: string;
  readonly error: unknown;
}

test.use({ hasOwnProcess: true });

test('a file is imported and searched in the processes of this way in', async ({ page, dataFolder }) => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  const region = join(dataFolder, 'Région fictive.zip');
  const args = [CLI, 'generate', '--units', '200', '--seed', '7', '--region', '01', '--out', region];
  const made = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, CERCLE_DATA: dataFolder },
  });
  expect(made.status, made.stderr).toBe(0);
  const ticket = await ticketOf(page, region);
  const { jobId } = await ask<{ jobId: string }>(page, 'cache.import', { files: [ticket], source: 'E2E' });
  const job = await ask<Job>(page, 'jobs.wait', { jobId });
  expect(job.state, JSON.stringify(job.error)).toBe('finished');
  const found = await ask<{ total: number; items: unknown[] }>(page, 'cache.search', { limit: 10 });
  expect(found.total).toBeGreaterThanOrEqual(200);
  expect(found.items).toHaveLength(10);
  const sources = await ask<{ source: string }[]>(page, 'cache.sources', {});
  expect(sources).toMatchObject([{ source: 'E2E' }]);
});
