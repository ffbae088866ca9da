import { spawn } from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

/** What decides whether opening a browser can help anyone. */
export interface Seat {
  readonly platform: NodeJS.Platform;
  readonly env: Environment;
  readonly isTerminal: boolean;
  readonly isRoot: boolean;
}

export function currentSeat(): Seat {
  return {
    platform: process.platform,
    env: process.env,
    isTerminal: process.stdout.isTTY,
    isRoot: process.getuid?.() === 0,
  };
}

/** False without a terminal or a display, and as root, for whom browsers refuse to run. */
export function canOpenBrowser({ platform, env, isTerminal, isRoot }: Seat): boolean {
  if (!isTerminal || isRoot) return false;
  const hasDisplay = Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
  return platform === 'win32' || platform === 'darwin' || hasDisplay;
}

/** The program of the system that opens a file with the person's browser, and its arguments. */
export function openerOf(file: string, platform: NodeJS.Platform): readonly [string, readonly string[]] {
  if (platform === 'win32') return ['rundll32.exe', ['url.dll,FileProtocolHandler', file]];
  return [platform === 'darwin' ? 'open' : 'xdg-open', [file]];
}

/** Opens a file with the person's browser; false when the system has no program for it. */
export function openBrowser(file: string): Promise<boolean> {
  const [program, args] = openerOf(file, process.platform);
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
