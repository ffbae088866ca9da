import type { App } from 'electron';

type LockableApp = Pick<App, 'requestSingleInstanceLock' | 'quit'> & {
  on(
    event: 'second-instance',
    listener: (event: unknown, args: readonly string[], folder: string, data: unknown) => void,
  ): unknown;
};

/** What a second start hands to the first: the files it was asked to open. Chromium reorders its arguments. */
interface Handover {
  readonly files: readonly string[];
}

function filesOf(data: unknown): readonly string[] {
  const files = typeof data === 'object' && data !== null && 'files' in data ? data.files : undefined;
  return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [];
}

/**
 * One window a profile: true when this process is it. A later start hands its files over to `onAgain`, which also brings
 * the window to the front, and ends.
 */
export function claimInstance(
  app: LockableApp,
  files: readonly string[],
  onAgain: (files: readonly string[]) => void,
): boolean {
  const handover: Handover = { files };
  if (!app.requestSingleInstanceLock({ ...handover })) {
    app.quit();
    return false;
  }
  app.on('second-instance', (_event, _args, _folder, data) => onAgain(filesOf(data)));
  return true;
}
