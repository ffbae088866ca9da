import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ShortcutsTable } from '../../shell/Shortcuts.tsx';
import { Accessibility } from './Accessibility.tsx';
import type { Topic } from './address.ts';
import { GROUPS } from './entries.ts';
import type { Entry, EntryTopic } from './entries.ts';
import { EntryView } from './EntryView.tsx';
import { FirstSteps } from './FirstSteps.tsx';

interface EntriesProps {
  readonly topic: EntryTopic;
  readonly target: Entry | undefined;
  readonly entries: readonly Entry[];
}

function Entries({ topic, target, entries }: EntriesProps) {
  const { t } = useTranslation();
  const groups = GROUPS[topic].map((group) => ({
    group,
    list: entries.filter((entry) => entry.topic === topic && entry.group === group),
  }));
  return (
    <>
      <p className="soft">{t(`help.leads.${topic}`)}</p>
      {groups.map(({ group, list }) => (
        <section key={group} className="help-entries" aria-label={t(`help.groups.${group}`)}>
          {groups.length > 1 && (
            <h3 className="help-group">
              {t(`help.groups.${group}`)} <span className="soft">({list.length})</span>
            </h3>
          )}
          {list.map((entry) => (
            <EntryView key={entry.id} entry={entry} isTarget={entry.id === target?.id} />
          ))}
        </section>
      ))}
    </>
  );
}

function Body({ topic, ...props }: Omit<EntriesProps, 'topic'> & { readonly topic: Topic }) {
  const { t } = useTranslation();
  if (topic === 'start') return <FirstSteps />;
  if (topic === 'accessibility') return <Accessibility />;
  if (topic !== 'shortcuts') return <Entries topic={topic} {...props} />;
  return (
    <>
      <p className="soft">{t('help.leads.shortcuts')}</p>
      <ShortcutsTable />
    </>
  );
}

/** One topic of the help. */
export function TopicView(props: Omit<EntriesProps, 'topic'> & { readonly topic: Topic }) {
  const { t } = useTranslation();
  const element = useRef<HTMLElement>(null);
  const { topic, target } = props;
  useEffect(() => {
    if (target === undefined) void element.current?.closest('main')?.scrollTo(0, 0);
  }, [topic, target]);
  return (
    <section ref={element} className="help-topic">
      <h2>{t(`help.topics.${topic}`)}</h2>
      <Body {...props} />
    </section>
  );
}
