import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Implementation } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { CallContext } from './context.ts';
import { fileError } from './ingest/archive-errors.ts';
import type { RegionStore } from './region-store/region-store.ts';
import { SETTINGS_FILE_BYTES, parseSettings, settingsText } from './region-store/settings-file.ts';
import type { RegionChoices } from './store/workspace-regions.ts';
import { writeNewFile } from './synthetic/new-file.ts';
import type { Tickets } from './tickets.ts';

export interface RegionsParts {
  readonly tickets: Tickets;
  readonly regions: () => RegionStore;
}

/** The contract's regions: the servers that can be queried, and their settings. */
export function createRegions({ tickets, regions }: RegionsParts): Implementation<CallContext>['regions'] {
  return {
    list: async () => regions().list(),
    show: async ({ code }) => regions().show(code),
    set: async ({ code, ...given }) => regions().set(code, chosen(given)),
    remove: async ({ code }) => ({ removed: regions().remove(code) }),
    confirmProduction: async ({ code }) => regions().confirmProduction(code),
    async export({ codes, out, force = false }) {
      const path = tickets.pathOf(out, 'write');
      const choices = regions().choices(codes);
      if (choices.size === 0) {
        const reason = 'no server has settings';
        throw new AppError('input.invalid', `${reason}.`, { values: { reason } });
      }
      const text = settingsText(choices);
      await writeNewFile(path, { force }, (handle) => handle.writeFile(text));
      return { file: basename(path), bytes: Buffer.byteLength(text), regions: choices.size };
    },
    async import({ file, replace = false }) {
      const path = tickets.pathOf(file, 'read');
      return regions().adopt(parseSettings(await textOf(path), basename(path)), replace);
    },
  };
}

/** What was given; an undefined value is not. */
function chosen(given: { readonly [K in keyof RegionChoices]?: RegionChoices[K] | undefined }): RegionChoices {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as RegionChoices;
}

async function textOf(path: string): Promise<string> {
  try {
    const facts = await stat(path);
    if (facts.size > SETTINGS_FILE_BYTES || !facts.isFile()) {
      const reason = `${facts.size} > ${SETTINGS_FILE_BYTES}`;
      throw new AppError('region.file', 'The file is too large.', { values: { file: basename(path), reason } });
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    throw fileError(path, error);
  }
}
