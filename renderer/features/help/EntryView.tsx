import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatRoute } from '../../navigation/routes.ts';
import { Badge } from '../../ui/Badge.tsx';
import type { Entry } from './entries.ts';

/** Where the data of a finding, or the check of a rule, are seen. */
function SeeLink({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  if (entry.code === undefined) return null;
  if (entry.topic === 'findings') {
    const to = formatRoute({ screen: 'quality', query: { code: [entry.code] } });
    return <a href={to}>{t('help.seeFinding')}</a>;
  }
  return null;
}

interface EntryViewProps {
  readonly entry: Entry;
  /** The one that the address names: brought into view and given the focus. */
  readonly isTarget?: boolean;
  /** Says of which topic it is, among the results of a search. */
  readonly withTopic?: boolean;
}

/** One answer: its title, its code, what it says, where it comes from. */
export function EntryView({ entry, isTarget = false, withTopic = false }: EntryViewProps) {
  const { t } = useTranslation();
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isTarget) return;
    element.current?.scrollIntoView({ block: 'center' });
    element.current?.focus({ preventScroll: true });
  }, [isTarget]);
  const { id, title, code, severity, text, parts, topic } = entry;
  return (
    <article
      ref={element}
      tabIndex={-1}
      aria-labelledby={id}
      className={isTarget ? 'help-entry help-entry-target' : 'help-entry'}
    >
      <header className="help-entry-head">
        <h3 id={id}>{withTopic ? <a href={formatRoute({ screen: 'help', id })}>{title}</a> : title}</h3>
        {withTopic && <span className="soft">{t(`help.topics.${topic}`)}</span>}
        {severity !== undefined && <Badge tone={severity}>{t(`help.severities.${severity}`)}</Badge>}
      </header>
      {code !== undefined && <code className="soft">{code}</code>}
      {text !== undefined && <p>{text}</p>}
      {parts.length > 0 && (
        <dl className="help-parts">
          {parts.map((part) => (
            <div key={part.label}>
              <dt>{t(`help.${part.label}`)}</dt>
              <dd>{part.text}</dd>
            </div>
          ))}
        </dl>
      )}
      <SeeLink entry={entry} />
    </article>
  );
}
