import { z } from 'zod';
import { fileTicket, filters } from './common.ts';
import { method } from './define.ts';
import { SORTS } from './explore.ts';

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export const LANGUAGES = ['system', 'fr', 'en'] as const;

/** What a person can choose; a choice without default, so that changing one leaves the others as they are. */
const choices = z.strictObject({
  language: z.enum(LANGUAGES),
  theme: z.enum(THEMES),
  /** Factor on every text, 0.85 to 1.6. */
  textScale: z.number().min(0.85).max(1.6),
  /** Earlier generations of a source that are kept for going back. */
  keepGenerations: z.number().int().min(0).max(10),
  /** Loads whose changes are kept for comparison. */
  keepLoads: z.number().int().min(1).max(100),
  /** Minutes without use after which the vault of keys locks. */
  lockMinutes: z.number().int().min(1).max(240),
  /** A region is loaded whole again after so many days; changes alone never tell what was removed. */
  fullEveryDays: z.number().int().min(1).max(90),
  /** Hours between two deltas of a region, and between two tests of whitelists; 0: never by itself. */
  deltaEveryHours: z.number().int().min(0).max(720),
  testEveryHours: z.number().int().min(0).max(720),
  /** Hours by which changes are asked again: clocks and time zones of servers differ. */
  overlapHours: z.number().int().min(0).max(72),
  /** How long, and how much of them in megabytes, the answers of servers are kept. */
  answerDays: z.number().int().min(0).max(3650),
  answerMegabytes: z.number().int().min(0).max(1_000_000),
  /** `system`, or the address of the proxy that exchanges go through; settings are no place for its password. */
  proxy: z.union([
    z.literal('system'),
    z.literal('none'),
    z
      .url()
      .max(300)
      .regex(/^[a-z][a-z0-9+.-]*:\/\/[^@\\/?#]+(?:[/?#][^@]*)?$/iu, 'an address without a name nor a password'),
  ]),
});

/** What a person chose; absent values are the defaults, so that a later version can change them. */
export const settings = z.strictObject({
  language: choices.shape.language.default('system'),
  theme: choices.shape.theme.default('system'),
  textScale: choices.shape.textScale.default(1),
  keepGenerations: choices.shape.keepGenerations.default(1),
  keepLoads: choices.shape.keepLoads.default(10),
  lockMinutes: choices.shape.lockMinutes.default(15),
  fullEveryDays: choices.shape.fullEveryDays.default(7),
  deltaEveryHours: choices.shape.deltaEveryHours.default(24),
  testEveryHours: choices.shape.testEveryHours.default(24),
  overlapHours: choices.shape.overlapHours.default(6),
  answerDays: choices.shape.answerDays.default(30),
  answerMegabytes: choices.shape.answerMegabytes.default(2000),
  proxy: choices.shape.proxy.default('system'),
});
export type Settings = z.infer<typeof settings>;

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly filters: z.infer<typeof filters>;
  readonly sort: { readonly by: (typeof SORTS)[number]; readonly descending: boolean };
  readonly columns: readonly string[];
  readonly savedAt: string;
}

export interface MutedRule {
  readonly code: string;
  readonly reason: string;
  readonly at: string;
}

export interface Folders {
  readonly data: string;
  readonly cache: string;
  readonly cacheBytes: number;
}

/** What this installation is made of, for « À propos » and for support. */
export interface About {
  readonly version: string;
  readonly runtime: Readonly<Record<string, string>>;
  readonly licences: readonly { readonly name: string; readonly version: string; readonly licence: string }[];
}

export interface WorkspaceBackup {
  readonly file: string;
  readonly bytes: number;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  /** How its keys can be opened: anywhere with the passphrase of the vault, or on this computer only; null: it has none. */
  readonly keys: 'passphrase' | 'this-computer' | null;
}

export interface WorkspaceRestored {
  readonly madeAt: string;
  readonly files: readonly string[];
  /** Folder of the data folder that took what was there; null when nothing was. */
  readonly aside: string | null;
  /** False: at the next start of Cercle. */
  readonly isDone: boolean;
}

const none = z.strictObject({});

export const workspace = {
  settings: method('What the person chose.', none).returns<Settings>(),
  saveSettings: method('Changes what is given and keeps the rest.', choices.partial()).returns<Settings>(),
  folders: method('Where Cercle keeps its files, and how much they take.', none).returns<Folders>(),
  about: method('Versions, and the licences of what Cercle is made with.', none).returns<About>(),
  views: method('Saved searches.', none).returns<readonly SavedView[]>(),
  saveView: method(
    'Saves a search under a name; the same name replaces it.',
    z.strictObject({
      name: z.string().trim().min(1).max(80),
      text: z.string().max(500),
      filters,
      sort: z.strictObject({ by: z.enum(SORTS), descending: z.boolean() }),
      columns: z.array(z.string().max(40)).max(40),
    }),
  ).returns<SavedView>(),
  removeView: method('Removes a saved search.', z.strictObject({ id: z.string().max(64) })).returns<{
    readonly removed: boolean;
  }>(),
  mutedRules: method('Rules and findings that the person has chosen not to see, with the reason.', none).returns<
    readonly MutedRule[]
  >(),
  muteRule: method(
    'Hides a rule or finding from lists, with a reason; its count stays known.',
    z.strictObject({ code: z.string().min(1).max(100), reason: z.string().trim().min(3).max(500) }),
  ).returns<MutedRule>(),
  unmuteRule: method('Shows a rule or finding again.', z.strictObject({ code: z.string().min(1).max(100) })).returns<{
    readonly removed: boolean;
  }>(),
  backup: method(
    'Writes everything that cannot be made again into one file, while it is in use; keys stay sealed, answers of servers are left out.',
    z.strictObject({ out: fileTicket, force: z.boolean().optional() }),
  ).returns<WorkspaceBackup>(),
  restore: method(
    'Puts a backup in the place of the workspace, which is set aside; everything is checked first.',
    z.strictObject({
      file: fileTicket,
      /** There is a workspace already. */
      force: z.boolean().optional(),
      /** When it is in use, as by the window that asks: done at the next start of Cercle. */
      atNextStart: z.boolean().optional(),
    }),
  ).returns<WorkspaceRestored>(),
};
