import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchBox } from '../../ui/Field.tsx';
import { useQuery } from './use-query.ts';

/** Letters that come faster than this are one search. */
const PAUSE_MS = 60;

interface SearchLineProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** Arrow down or Enter: to the rows. */
  readonly onLeave: () => void;
}

/** The words to look for: what is typed shows at once, and is asked a moment after the last letter. */
export function SearchLine({ inputRef, onLeave }: SearchLineProps) {
  const { t } = useTranslation();
  const { query, change } = useQuery();
  const [typed, setTyped] = useState(query.text);
  const asked = useRef(query.text);
  const timer = useRef<number | undefined>(undefined);
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
  return (
    <SearchBox
      label={t('explorer.search.label')}
      placeholder={t('explorer.search.placeholder')}
      clearLabel={t('explorer.search.clear')}
      inputRef={inputRef}
      maxLength={500}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(() => ask(text), PAUSE_MS);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
        event.preventDefault();
        onLeave();
      }}
    />
  );
}
