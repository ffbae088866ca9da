import { useCallback, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { neighbour } from './geometry.ts';
import { PLACES } from './places.ts';

/** Letters typed within this time make one code: `7`, `5`. */
const TYPING_MS = 900;

interface MapKeys {
  /** The département that Tab reaches. */
  readonly current: string;
  readonly setCurrent: (code: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function byCode(code: string) {
  return PLACES.find((place) => place.code === code) ?? PLACES[0];
}

function startingWith(text: string): string | undefined {
  return PLACES.find(({ code }) => code.startsWith(text))?.code;
}

/** Arrows go from a département to the next, Home and End to the first and the last, and its number to it. */
export function useMapKeys(start: string, focus: (code: string) => void): MapKeys {
  const [chosen, setCurrent] = useState<string | undefined>(undefined);
  const typed = useRef({ text: '', at: 0 });
  const current = chosen ?? start;
  const target = useCallback(
    ({ key, timeStamp }: KeyboardEvent): string | undefined => {
      if (key === 'Home') return PLACES[0]?.code;
      if (key === 'End') return PLACES.at(-1)?.code;
      if (/^[0-9ab]$/iu.test(key)) {
        const isNew = timeStamp - typed.current.at > TYPING_MS;
        const letter = key.toUpperCase();
        const longer = isNew ? letter : `${typed.current.text}${letter}`;
        // What begins no code begins anew.
        const text = startingWith(longer) === undefined ? letter : longer;
        typed.current = { text, at: timeStamp };
        return startingWith(text);
      }
      const from = byCode(current);
      return from === undefined ? undefined : neighbour(PLACES, from, key)?.code;
    },
    [current],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = target(event);
    if (to === undefined) return;
    event.preventDefault();
    setCurrent(to);
    focus(to);
  };
  return { current, setCurrent, onKeyDown };
}
