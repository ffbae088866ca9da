import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Locator, Page } from '@playwright/test';

/** Drops files on the window, as a file manager does. */
export async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({ name: basename(path), base64: readFileSync(path).toString('base64') }));
  await page.evaluate(`(() => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of ${JSON.stringify(files)}) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    }
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
  })()`);
}

/** Fills a new secret in, and once more. */
export async function typeTwice(scope: Page | Locator, label: string, text: string): Promise<void> {
  await scope.getByRole('textbox', { name: label, exact: true }).fill(text);
  await scope.getByRole('textbox', { name: `${label}, encore une fois`, exact: true }).fill(text);
}
