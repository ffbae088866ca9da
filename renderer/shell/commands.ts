import { create } from 'zustand';
import { COMMANDS } from '../../shared/domain/commands.ts';
import type { CommandId } from '../../shared/domain/commands.ts';

type Handler = () => void;

interface CommandTable {
  readonly handlers: Partial<Record<CommandId, Handler>>;
  /** A screen says what a command does while it is shown; gives back the function that withdraws it. */
  provide(handlers: Partial<Record<CommandId, Handler>>): () => void;
}

/** What each command does now: the frame provides some for ever, a screen provides others, or its own, while it is shown. */
export const useCommands = create<CommandTable>((set) => {
  // The latest answers first; what it stood in front of answers again when it is withdrawn.
  const providers: Partial<Record<CommandId, Handler>>[] = [];
  const tell = (): void => set({ handlers: Object.assign({}, ...providers) as CommandTable['handlers'] });
  return {
    handlers: {},
    provide(handlers) {
      providers.push(handlers);
      tell();
      return () => {
        providers.splice(providers.indexOf(handlers), 1);
        tell();
      };
    },
  };
});

/** Runs a command if something on the window answers it. */
export function runCommand(id: string): boolean {
  const handler = useCommands.getState().handlers[id as CommandId];
  handler?.();
  return handler !== undefined;
}

interface Keys {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

const KEY_NAMES: Readonly<Record<string, string>> = { plus: '+', left: 'arrowleft' };
const IS_MAC = navigator.userAgent.includes('Mac');

function keysOf(accelerator: string): Keys {
  const parts = accelerator
    .toLowerCase()
    .split('+')
    .filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  return {
    key: KEY_NAMES[last] ?? last,
    ctrl: parts.includes('cmdorctrl'),
    alt: parts.includes('alt'),
    shift: parts.includes('shift'),
  };
}

/** The keys of a command as people read them on this system. */
export function keysLabel(accelerator: string, language: 'fr' | 'en'): string {
  const words: Readonly<Record<string, string>> = {
    CmdOrCtrl: IS_MAC ? '⌘' : 'Ctrl',
    Shift: language === 'fr' ? 'Maj' : 'Shift',
    Alt: IS_MAC ? '⌥' : 'Alt',
    Plus: '+',
    Left: '←',
  };
  return accelerator
    .split('+')
    .map((part) => words[part] ?? part)
    .join(IS_MAC ? ' ' : ' + ');
}

/** The command of a key press, if it is one's accelerator. */
export function commandOfKey(event: KeyboardEvent): CommandId | undefined {
  const ctrl = IS_MAC ? event.metaKey : event.ctrlKey;
  const pressed = event.key.toLowerCase();
  return COMMANDS.find((command) => {
    if (!('accelerator' in command)) return false;
    const keys = keysOf(command.accelerator);
    // `+` needs Shift on some keyboards and not on others.
    if (keys.ctrl !== ctrl || keys.alt !== event.altKey || keys.key !== pressed) return false;
    return keys.shift === event.shiftKey || keys.key === '+';
  })?.id;
}
