import { Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import type { HistoryEntry, OnboardingEvent } from '../../../../shared/domain/onboarding/events.ts';
import { COLLECTED } from '../../../../shared/domain/onboarding/journey.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { formatLongDay } from '../parts/days.ts';
import { useText } from '../parts/use-text.ts';
import { capital, useWords } from '../parts/use-words.ts';
import { linesOf } from './entry-lines.ts';

interface EntryProps {
  readonly entry: HistoryEntry;
  readonly dossier: DossierView;
}

/** What an entry is about: the step, or the whole. */
function useTitle(event: OnboardingEvent, { dossier }: DossierView): string {
  const text = useText();
  const { events } = useWords();
  const what = capital(events[event.type]);
  if (!('step' in event)) return what;
  const step = dossier.journey.steps.find(({ id }) => id === event.step);
  return step === undefined ? what : `${what} — ${text(step.title)}`;
}

/** The values of an event, as lines of words. */
function Lines({ event }: { readonly event: OnboardingEvent }) {
  const words = useWords();
  const values = 'values' in event && event.type !== 'fiche' ? event.values : {};
  const noted = COLLECTED.filter((key) => (values as Partial<Record<string, string>>)[key] !== undefined);
  const certificate = 'certificate' in event ? event.certificate : null;
  return (
    <>
      {linesOf(event, words).map((line) => (
        <p key={line}>{shownText(line)}</p>
      ))}
      {noted.map((key) => (
        <p key={key}>
          {capital(words.collected[key])} <strong>{shownText((values as Record<string, string>)[key] ?? '')}</strong>
        </p>
      ))}
      {certificate !== null && (
        <p>
          <code>{shownText(certificate.subject)}</code>
        </p>
      )}
    </>
  );
}

/** One line of the history. */
export function Entry({ entry, dossier }: EntryProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { number, at, event, hash } = entry;
  const title = useTitle(event, dossier);
  return (
    <li value={number} className="history-entry">
      <div className="history-head">
        <strong>{title}</strong>
        <time dateTime={event.date}>{formatLongDay(event.date, language)}</time>
      </div>
      <Lines event={event} />
      {event.note !== '' && <p className="history-note">{shownText(event.note)}</p>}
      {event.files.map(({ sha256, name }) => (
        <p key={sha256} className="history-file">
          <Paperclip aria-hidden="true" /> {shownText(name)}
        </p>
      ))}
      <p className="history-trace soft">
        {t('dossiers.history.number', { number })} ·{' '}
        {t('dossiers.history.recorded', { date: formatDate(at, language, true) })} ·{' '}
        <code title={hash}>{hash.slice(0, 12)}</code>
      </p>
    </li>
  );
}
