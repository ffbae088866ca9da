import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { readZipFiles } from '../electron/services/ingest/archive.ts';

const PAGE = 'index.html';

/** Exports the evidence dossier that is on the screen, unpacks it as a reader would, and takes its first page without Cercle. */
export async function takeOpenedEvidence(page: Page, folder: string, picture: string): Promise<void> {
  const downloading = page.waitForEvent('download');
  await page.locator('.evidence-acts .button-primary').click();
  const zip = await (await downloading).path();
  const unpacked = join(folder, 'evidence');
  for await (const { name, bytes } of readZipFiles(zip, () => true)) {
    const file = join(unpacked, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  const opened = await page.context().newPage();
  await opened.setViewportSize({ width: 1280, height: 1300 });
  await opened.goto(pathToFileURL(join(unpacked, PAGE)).href);
  await opened.screenshot({ path: picture });
  await opened.close();
  process.stdout.write(`${basename(picture)}\n`);
}
