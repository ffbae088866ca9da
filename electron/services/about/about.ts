import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { About } from '../../../shared/contract/workspace.ts';
import type { Ports } from '../ports.ts';
import { sqliteVersion } from '../store/sqlite.ts';
import { readLicences } from './licences.ts';

/** What this installation is made of; `package.json` lies beside `resources/` in every form of it. */
export function readAbout({ resource }: Pick<Ports, 'resource'>): About {
  const licences = resource('licences.json');
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', licences), 'utf8'));
  const { version } = z.object({ version: z.string() }).parse(manifest);
  return { version, runtime: runtimeVersions(), licences: readLicences(licences) };
}

/** Electron and Chromium are there in their own window only. */
function runtimeVersions(): About['runtime'] {
  const { node, electron, chrome } = process.versions as Readonly<Record<string, string | undefined>>;
  return {
    ...(electron !== undefined && { electron }),
    ...(chrome !== undefined && { chromium: chrome }),
    ...(node !== undefined && { node }),
    sqlite: sqliteVersion(),
    system: `${process.platform} ${process.arch}`,
  };
}
