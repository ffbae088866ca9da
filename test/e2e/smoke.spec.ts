import { pathToFileURL } from 'node:url';
import { expect, test } from './fixtures.ts';

test.use({ hasOwnProcess: true });

test('the window opens in session, under its policy, without a complaint', async ({ page, shell, complaints }) => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.locator('body')).not.toContainText('nouveau lien');
  const address = new URL(page.url());
  expect(address.hash).not.toContain('token');
  if (shell === 'browser') {
    const shellDocument = await page.request.get(`${address.origin}/`);
    expect(shellDocument.headers()['content-security-policy']).toContain("default-src 'none'");
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate('window.localStorage.length')).toBe(0);
  }
  expect(complaints).toEqual([]);
});

/** Ways for data to become a script, in the page: none must run. */
const INJECTION = `(async () => {
  const script = document.createElement('script');
  script.textContent = 'window.cercleInjected = "inline script"';
  document.body.append(script);
  const image = document.createElement('img');
  image.setAttribute('onerror', 'window.cercleInjected = "event attribute"');
  const failed = new Promise((resolve) => image.addEventListener('error', resolve));
  image.src = '/nothing.png';
  document.body.append(image);
  setTimeout('window.cercleInjected = "text as code"');
  const link = document.createElement('a');
  link.href = 'javascript:window.cercleInjected = "address"';
  document.body.append(link);
  link.click();
  await failed;
  await new Promise((resolve) => setTimeout(resolve));
  return window.cercleInjected ?? 'nothing';
})()`;

test('what is put into the page does not run', async ({ page }) => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  expect(await page.evaluate(INJECTION)).toBe('nothing');
});

test('a second tab without a link is told to ask for one', async ({ page, served }) => {
  test.skip(served === undefined, 'the Electron window has no tabs');
  const other = await page.context().newPage();
  await other.goto(served?.origin ?? '');
  await expect(other.locator('body')).toContainText(/nouveau lien/u);
});

test('the file that opens the window works again after its link was used', async ({ page, served }) => {
  test.skip(served === undefined, 'Electron needs no link');
  for (let time = 0; time < 2; time += 1) {
    const tab = await page.context().newPage();
    await tab.goto(pathToFileURL(served?.linkFile ?? '').href);
    await tab.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\/(?!#token)/u);
    await expect(tab.getByRole('heading').first()).toBeVisible();
    await expect(tab.locator('body')).not.toContainText('nouveau lien');
    await tab.close();
  }
});
