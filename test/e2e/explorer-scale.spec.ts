import type { Page, WebSocketRoute } from '@playwright/test';
import { expect, test } from './with-region.ts';

const TOTAL = 2_300_000;

interface Message {
  readonly id?: string;
  readonly method?: string;
  readonly params?: { from: number; count: number };
  readonly result?: { total: number; rows: { name: string }[] };
}

/** Makes the window believe in a list of millions of rows: the rows of the region come again and again, each named by its place. */
function multiply(socket: WebSocketRoute): void {
  const server = socket.connectToServer();
  const asked = new Map<string, Message>();
  let held = 0;
  socket.onMessage((text) => {
    const message = JSON.parse(String(text)) as Message;
    if (message.id !== undefined && message.method?.startsWith('explore.') === true) {
      asked.set(message.id, message);
      const { params } = message;
      if (message.method === 'explore.rows' && params !== undefined) {
        const from = params.from % Math.max(1, held - params.count);
        server.send(JSON.stringify({ ...message, params: { ...params, from } }));
        return;
      }
    }
    server.send(text);
  });
  server.onMessage((text) => {
    const message = JSON.parse(String(text)) as Message;
    const question = asked.get(message.id ?? '');
    const { result } = message;
    if (question?.method === 'explore.open' && result !== undefined) {
      held = result.total;
      socket.send(JSON.stringify({ ...message, result: { ...result, total: TOTAL } }));
    } else if (question?.method === 'explore.rows' && result !== undefined) {
      const from = question.params?.from ?? 0;
      const rows = result.rows.map((row, index) => ({ ...row, name: `Ligne ${from + index + 1}` }));
      socket.send(JSON.stringify({ ...message, result: { rows } }));
    } else socket.send(text);
  });
}

/** Rows in sight that have not come yet (all of them before the page has followed a scroll), and which are in sight. */
function inSight(page: Page): Promise<{ readonly empty: number; readonly first: number; readonly last: number }> {
  return page.evaluate(`(() => {
    const grid = document.querySelector('[role="grid"]');
    const { top, bottom } = grid.getBoundingClientRect();
    const rows = [...grid.querySelectorAll('[data-row]')].filter((row) => {
      const place = row.getBoundingClientRect();
      return place.bottom > top + 37 && place.top < bottom - 1;
    });
    const shown = rows.map((row) => Number(row.dataset.row)).sort((a, b) => a - b);
    const empty = rows.length === 0 ? Infinity : rows.filter((row) => row.hasAttribute('aria-busy')).length;
    return { empty, first: shown[0] + 1, last: shown.at(-1) + 1 };
  })()`);
}

/** Scrolls the grid to a place of its height, from 0 to 1; gives its height. */
function scrollTo(page: Page, part: number): Promise<number> {
  return page.evaluate(`(() => {
    const grid = document.querySelector('[role="grid"]');
    grid.scrollTop = grid.scrollHeight * ${part};
    return grid.scrollHeight;
  })()`);
}

test.describe('a list of two million rows', () => {
  test.skip(({ shell }) => shell === 'electron', 'the answers are changed on the socket of the browser');

  test.beforeEach(async ({ page }) => {
    await page.routeWebSocket(/\/socket$/u, multiply);
    await page.reload();
    await page.getByRole('navigation').getByText('Explorer', { exact: true }).click();
    await expect(page.getByText('Ligne 1', { exact: true })).toBeVisible();
  });

  test('its end, and any place of it, is reached by scrolling', async ({ page }) => {
    const grid = page.getByRole('grid', { name: 'Résultats' });
    await expect(grid).toHaveAttribute('aria-rowcount', String(TOTAL + 1));
    const height = await scrollTo(page, 1);
    await expect(page.getByText(`Ligne ${TOTAL}`, { exact: true })).toBeInViewport({ ratio: 1 });
    // A browser cuts an element at 33.5 million px: the last rows of a taller one would never be seen.
    expect(height).toBeLessThan(33_000_000);
    await scrollTo(page, 1_500_000 / TOTAL);
    await expect.poll(async () => (await inSight(page)).empty).toBe(0);
    const { first, last } = await inSight(page);
    expect(first).toBeLessThan(1_500_100);
    expect(last).toBeGreaterThan(1_499_900);
    await expect(page.getByText(`Ligne ${first + 3}`, { exact: true })).toBeVisible();
    await scrollTo(page, 0);
    await expect(page.getByText('Ligne 1', { exact: true })).toBeInViewport({ ratio: 1 });
  });

  test('its keys pass row by row, screen by screen, and to its ends', async ({ page }) => {
    const grid = page.getByRole('grid', { name: 'Résultats' });
    await grid.locator('[data-row="0"] [role="gridcell"]').nth(1).focus();
    // The first screen is left by the second: the first one goes to its last row.
    await page.keyboard.press('PageDown');
    let { first } = await inSight(page);
    for (let screen = 0; screen < 12; screen += 1) {
      await page.keyboard.press('PageDown');
      await expect.poll(async () => (await inSight(page)).first).toBeGreaterThan(first);
      await expect.poll(async () => (await inSight(page)).empty).toBe(0);
      const now = await inSight(page);
      // No row is passed over between two screens.
      expect(now.first - first).toBeLessThan(now.last - now.first + 2);
      first = now.first;
    }
    await page.keyboard.press('Control+End');
    await expect(page.getByText(`Ligne ${TOTAL}`, { exact: true })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('ArrowUp');
    await expect(page.locator(`[aria-rowindex="${TOTAL}"] :focus`)).toHaveCount(1);
    await page.keyboard.press('Control+Home');
    await expect(page.getByText('Ligne 1', { exact: true })).toBeInViewport({ ratio: 1 });
  });
});
