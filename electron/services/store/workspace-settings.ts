import { settings as schema } from '../../../shared/contract/workspace.ts';
import type { Settings } from '../../../shared/contract/workspace.ts';
import { guarded, immediately } from './sqlite.ts';
import type { ReadableDb, WritableDb } from './sqlite.ts';

/** What a person chose. Only that is kept, so that a later version can change what counts for the rest. */
export interface SettingRows {
  /** Every setting, with what counts where nothing was chosen. */
  settings(): Settings;
  /** Keeps what is given, all or nothing, and answers with every setting. */
  saveSettings(chosen: Choices): Settings;
}

/** Some of the settings; an undefined one is not chosen. */
export type Choices = { readonly [K in keyof Settings]?: Settings[K] | undefined };

interface SettingRow {
  readonly key: string;
  readonly value: string;
}

export function settingRows(db: WritableDb): SettingRows {
  const set = db.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)');
  return {
    settings: () => read(db),
    saveSettings: (chosen) => {
      const given = Object.entries(chosen).filter(([, value]) => value !== undefined);
      immediately(db, () => {
        for (const [key, value] of given) set.run(key, JSON.stringify(value));
      });
      return read(db);
    },
  };
}

/** A value that this version does not understand counts as not chosen: a later version or a damaged row must not lock a person out. */
function read(db: ReadableDb): Settings {
  const rows = guarded(db.name, () => db.prepare<[], SettingRow>('SELECT key, value FROM setting').all());
  const known = rows.flatMap(({ key, value }) => {
    if (!Object.hasOwn(schema.shape, key)) return [];
    const parsed = schema.shape[key as keyof Settings].safeParse(parse(value));
    return parsed.success ? [[key, parsed.data] as const] : [];
  });
  return schema.parse(Object.fromEntries(known));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
