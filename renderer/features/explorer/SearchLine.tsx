import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchBox } from '../../ui/Field.tsx';
import { useQuery } from './use-query.ts';

/** A letter is asked at once; those that come faster than this after it are asked together. */
const PAUSE_MS = 60;

interface SearchLineProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** Arrow down or Enter: to the rows. */
  readonly onLeave: () => void;
}

/** What is typed, shown at once and asked as soon as it can be. */
function useTyping(): readonly [typed: string, type: (text: string) => void] {
  const { query, change } = useQuery();
  const [typed, setTyped] = useState(query.text);
  const asked = useRef(query.text);
  const timer = useRef<number | undefined>(undefined);
  const lastLetter = useRef(0);
  useEffect(() => {
    // Back, a view or a link changed the text: the field follows.
    if (query.text === asked.current) return;
    window.clearTimeout(timer.current);
    asked.current = query.text;
    setTyped(query.text);
  }, [query.text]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const ask = (text: string): void => {
    asked.current = text;
    change({ text }, true);
  };
  const type = (text: string): void => {
    setTyped(text);
    const now = performance.now();
    const isFast = now - lastLetter.current < PAUSE_MS;
    lastLetter.current = now;
    window.clearTimeout(timer.current);
    if (isFast) timer.current = window.setTimeout(() => ask(text), PAUSE_MS);
    else ask(text);
  };
  return [typed, type];
}

/** The words to look for. */
export function SearchLine({ inputRef, onLeave }: SearchLineProps) {
  const { t } = useTranslation();
  const [typed, type] = useTyping();
  return (
    <SearchBox
      label={t('explorer.search.label')}
      placeholder={t('explorer.search.placeholder')}
      clearLabel={t('explorer.search.clear')}
      inputRef={inputRef}
      maxLength={500}
      value={typed}
      onChange={type}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
        event.preventDefault();
        onLeave();
      }}
    />
  );
}
