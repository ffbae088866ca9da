import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where distributions put Chromium. */
const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

interface Bundled {
  executablePath(): Promise<string>;
}

/** A package that carries a Chromium, where one is installed; it is no dependency. */
async function bundledChromium(): Promise<string | undefined> {
  const name = '@sparticuz/chromium';
  try {
    const { default: bundled } = (await import(name)) as { default: Bundled };
    return await bundled.executablePath();
  } catch {
    return undefined;
  }
}

/** The Chromium of the tests: CERCLE_CHROMIUM, the system's, Playwright's own, or a bundled one; undefined when there is none. */
export async function findChromium(): Promise<string | undefined> {
  const asked = process.env.CERCLE_CHROMIUM;
  if (asked !== undefined && existsSync(asked)) return asked;
  const found = [...SYSTEM, chromium.executablePath()].find((path) => path !== '' && existsSync(path));
  return found ?? (await bundledChromium());
}

/** Chromium without its own windows, where it is a program of its own: what Playwright runs too, with a third less to do. */
const SHELL = '/usr/bin/chromium-headless-shell';

/** The Chromium of journeys, which nobody sees. */
export async function findHeadless(): Promise<string | undefined> {
  return process.env.CERCLE_CHROMIUM === undefined && existsSync(SHELL) ? SHELL : findChromium();
}

/** Nothing of Chromium's own business on the network; root cannot have its sandbox. */
export const CHROMIUM_ARGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
