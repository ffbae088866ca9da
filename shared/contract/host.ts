import { z } from 'zod';
import { LANGS } from '../i18n/lang.ts';
import type { CommandId } from '../domain/commands.ts';
import type { FileTicket } from './common.ts';
import { method } from './define.ts';

/** A file that a person handed to the window, by its ticket. */
export interface GivenFile {
  readonly ticket: FileTicket;
  readonly name: string;
  readonly bytes: number;
}

/** What a window's page must know of it before it shows anything. */
export interface WindowFacts {
  /** What it was opened with. */
  readonly files: readonly GivenFile[];
  /** Whether its data folder is one of its own, for a demonstration that starts by itself and leaves nothing. */
  readonly isDemo: boolean;
}

/** What only the host of a window can do; the way in answers it, the services never see it. */
export const host = {
  hello: method(
    'The page listens and speaks this language; answers the files that the window was opened with, and whether it is one of a demonstration.',
    z.strictObject({ lang: z.enum(LANGS) }),
  ).returns<WindowFacts>(),
  saveTicket: method(
    'A ticket to write a file that the person keeps under this name; null when she gives up.',
    z.strictObject({ name: z.string().min(1).max(200) }),
  ).returns<{ readonly ticket: FileTicket; readonly name: string } | null>(),
};
export type Host = typeof host;

/** What the host of a window tells the page, beside the events of the services. */
export type HostEvent =
  | { readonly type: 'host.command'; readonly command: CommandId }
  | { readonly type: 'host.files'; readonly files: readonly GivenFile[] };
