import { SearchX } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatRoute } from '../../navigation/routes.ts';
import { useNavigation } from '../../navigation/store.ts';
import { useCommands } from '../../shell/commands.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchBox } from '../../ui/Field.tsx';
import { Page } from '../../ui/Panel.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { shownBy, TOPICS } from './address.ts';
import type { Shown, Topic } from './address.ts';
import { helpEntries, searchEntries } from './entries.ts';
import type { Entry } from './entries.ts';
import { EntryView } from './EntryView.tsx';
import { TopicView } from './TopicView.tsx';
import './help.css';

function Topics({ current }: { readonly current: Topic | undefined }) {
  const { t } = useTranslation();
  return (
    <nav className="help-topics" aria-label={t('help.topicsLabel')}>
      <ul>
        {TOPICS.map((topic) => (
          <li key={topic}>
            <a
              href={formatRoute({ screen: 'help', id: topic })}
              {...(topic === current && { 'aria-current': 'page' as const })}
            >
              {t(`help.topics.${topic}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Results({ entries, text }: { readonly entries: readonly Entry[]; readonly text: string }) {
  const { t } = useTranslation();
  const shown = shownText(text);
  if (entries.length === 0) {
    return (
      <EmptyState icon={<SearchX aria-hidden="true" />} title={t('help.noResult', { text: shown })}>
        {t('help.noResultText')}
      </EmptyState>
    );
  }
  return (
    <section className="help-entries">
      <h2>{t('help.results', { count: entries.length, text: shown })}</h2>
      {entries.map((entry) => (
        <EntryView key={entry.id} entry={entry} withTopic />
      ))}
    </section>
  );
}

interface ContentProps {
  readonly shown: Shown;
  readonly entries: readonly Entry[];
  readonly text: string;
}

/** How many answers there are, read aloud while one types; it stays in the page, or it would not be heard. */
function Heard({ count, text }: { readonly count: number; readonly text: string }) {
  const { t } = useTranslation();
  return (
    <p role="status" className="visually-hidden">
      {text.trim() !== '' && t('help.results', { count, text: shownText(text) })}
    </p>
  );
}

function Content({ shown, entries, text }: ContentProps) {
  const { t } = useTranslation();
  const found = useMemo(() => searchEntries(entries, text), [entries, text]);
  const heard = <Heard count={found.length} text={text} />;
  if (text.trim() !== '') {
    return (
      <>
        {heard}
        <Results entries={found} text={text} />
      </>
    );
  }
  return (
    <>
      {heard}
      {shown.unknown !== undefined && (
        <p role="alert" className="help-unknown">
          {t('help.unknown', { id: shownText(shown.unknown) })}
        </p>
      )}
      <TopicView topic={shown.topic} target={shown.entry} entries={entries} />
    </>
  );
}

/** The help: topics, entries by their address, and a search over all of them. Nothing is fetched. */
export function HelpPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, query } = useNavigation((state) => state.route);
  const go = useNavigation((state) => state.go);
  const input = useRef<HTMLInputElement>(null);
  const entries = helpEntries(language);
  const text = query['q']?.[0] ?? '';
  const shown = useMemo(() => shownBy(id, entries), [id, entries]);
  useEffect(() => useCommands.getState().provide({ find: () => input.current?.focus() }), []);
  const search = (typed: string): void => {
    go({ screen: 'help', id, query: typed === '' ? {} : { q: [typed] } }, true);
    void input.current?.closest('main')?.scrollTo(0, 0);
  };
  return (
    <Page title={t('help.title')} lead={t('help.lead')}>
      <div className="help-search">
        <SearchBox
          label={t('help.search')}
          placeholder={t('help.search')}
          clearLabel={t('help.clear')}
          value={text}
          inputRef={input}
          onChange={search}
        />
      </div>
      <div className="help-columns">
        <Topics current={text.trim() === '' ? shown.topic : undefined} />
        <div className="help-content">
          <Content shown={shown} entries={entries} text={useDeferredValue(text)} />
        </div>
      </div>
    </Page>
  );
}
