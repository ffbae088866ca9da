import { useEffect, useLayoutEffect } from 'react';
import { SCREENS } from '../navigation/routes.ts';
import { useNavigation } from '../navigation/store.ts';
import type { CommandId } from '../../shared/domain/commands.ts';
import { attempt } from './FailureNotice.tsx';
import { onEvent } from '../client/index.ts';
import { commandOfKey, runCommand, useCommands } from './commands.ts';
import { openExtraction } from './imports.ts';
import { takeFiles } from './offered-files.ts';
import { usePreferences } from './preferences.ts';

const STEP = 0.1;

function scaleText(change: (scale: number) => number): void {
  const { settings, save } = usePreferences.getState();
  const scale = Math.round(change(settings?.textScale ?? 1) * 100) / 100;
  attempt(() => save({ textScale: Math.min(1.6, Math.max(0.85, scale)) }));
}

function setTheme(theme: 'system' | 'light' | 'dark' | 'contrast'): void {
  attempt(() => usePreferences.getState().save({ theme }));
}

function frameHandlers(openPalette: () => void, openShortcuts: () => void): Partial<Record<CommandId, () => void>> {
  const { go, back } = useNavigation.getState();
  const screens = SCREENS.map((screen) => [`go-${screen}`, () => void go({ screen })]);
  return {
    ...(Object.fromEntries(screens) as Partial<Record<CommandId, () => void>>),
    back,
    'open-file': openExtraction,
    palette: openPalette,
    shortcuts: openShortcuts,
    print: () => window.print(),
    'theme-system': () => setTheme('system'),
    'theme-light': () => setTheme('light'),
    'theme-dark': () => setTheme('dark'),
    'theme-contrast': () => setTheme('contrast'),
    'text-larger': () => scaleText((scale) => scale + STEP),
    'text-smaller': () => scaleText((scale) => scale - STEP),
    'text-normal': () => scaleText(() => 1),
  };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** What the frame itself answers, and the keys of every command. */
export function useFrameCommands(openPalette: () => void, openShortcuts: () => void): void {
  // With the frame itself: a key pressed as soon as it is seen is answered.
  useLayoutEffect(
    () => useCommands.getState().provide(frameHandlers(openPalette, openShortcuts)),
    [openPalette, openShortcuts],
  );
  useEffect(
    () =>
      onEvent((event) => {
        if (event.type === 'host.command') runCommand(event.command);
        if (event.type === 'host.files') takeFiles(event.files);
      }),
    [],
  );
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // In a field, Alt and an arrow are the system's: on macOS they go from word to word.
      if (event.altKey && isTyping(event.target)) return;
      const command = event.key === '?' && !isTyping(event.target) ? 'shortcuts' : commandOfKey(event);
      if (command !== undefined && runCommand(command)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}
