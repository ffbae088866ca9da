import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LINK_MS } from './session.ts';

/** A little before the link in the file expires, so that the file always opens the window. */
const RENEW_MS = LINK_MS * 0.75;

export interface LinkFile {
  readonly path: string;
  /** Puts a fresh link in place of the one that was used. */
  renew(): void;
  close(): void;
}

function pageTo(link: string): string {
  return [
    '<!doctype html>',
    '<meta charset="utf-8" />',
    '<meta name="referrer" content="no-referrer" />',
    `<meta http-equiv="refresh" content="0; url=${link}" />`,
    '<title>Cercle</title>',
  ].join('\n');
}

/**
 * Keeps a file, readable by its owner only, that sends a browser to the window with a fresh one-time token: a program
 * that opens a browser shows the path of this file to other users, never the token (design security T3).
 */
export function keepLinkFile(directory: string, createLink: () => string): LinkFile {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, `ouvrir-cercle-${randomBytes(4).toString('hex')}.html`);
  const write = (): void => {
    const next = `${path}.tmp`;
    writeFileSync(next, pageTo(createLink()), { mode: 0o600 });
    chmodSync(next, 0o600);
    renameSync(next, path);
  };
  write();
  const timer = setInterval(write, RENEW_MS).unref();
  return {
    path,
    renew: write,
    close() {
      clearInterval(timer);
      rmSync(path, { force: true });
    },
  };
}
