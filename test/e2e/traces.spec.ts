import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test.use({ hasOwnProcess: true });

test('T3: a used window leaves its token and secret nowhere, and Ctrl-C ends it cleanly', async ({
  page,
  served,
  dataFolder,
}) => {
  if (served === undefined) return test.skip(true, 'Electron has no token');
  await expect(page.getByRole('heading').first()).toBeVisible();
  const token = new URL(served.link).hash.slice('#token='.length);
  const secret = String(await page.evaluate("window.sessionStorage.getItem('cercle.session')"));
  expect(secret.length).toBeGreaterThan(40);
  expect(page.url()).not.toContain(token);
  expect(await page.evaluate('document.referrer')).toBe('');

  for (const file of filesUnder(dataFolder)) {
    const text = readFileSync(file, 'latin1');
    expect(text.includes(token) || text.includes(secret), file).toBe(false);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077, file).toBe(0);
  }
  if (process.platform === 'linux') {
    for (const table of ['cmdline', 'environ']) {
      const text = readFileSync(`/proc/${served.pid}/${table}`, 'latin1');
      expect(text.includes(token) || text.includes(secret), table).toBe(false);
    }
  }
  expect(served.printed()).not.toContain(secret);
  expect(await served.stop()).toBe(0);
  expect(existsSync(served.linkFile)).toBe(false);
});
