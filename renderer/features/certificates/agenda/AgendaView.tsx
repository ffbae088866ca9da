import { CalendarClock, CalendarDays } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deliver, saveTicket } from '../../../client/index.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { api } from '../services.ts';
import { goTo } from '../use-view.ts';
import { AgendaTable } from './AgendaTable.tsx';
import { useAgenda } from './agenda-store.ts';
import { LeadTrial } from './LeadTrial.tsx';
import { Notices } from './Notices.tsx';
import { planOf, summaryOf } from './plan.ts';
import type { PlannedBar } from './plan.ts';
import { Timeline } from './Timeline.tsx';
import { useNow } from './use-now.ts';
import { WhomToTell } from './WhomToTell.tsx';
import './agenda.css';

/** What is to be ordered and by when, in one line. */
function Headline({ plan, now }: { readonly plan: readonly PlannedBar[]; readonly now: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { count, late, before, next } = summaryOf(plan, now);
  const day = (iso: string): string => formatDate(iso, language);
  if (count === 0) {
    return (
      <h2>
        {next === undefined ? t('certificatesAgenda.nothing') : t('certificatesAgenda.next', { date: day(next) })}
      </h2>
    );
  }
  return (
    <div>
      <h2>
        {before === undefined
          ? t('certificatesAgenda.orderNow', { count })
          : t('certificatesAgenda.orderBefore', { count, date: day(before) })}
      </h2>
      {late > 0 && before !== undefined && (
        <p className="agenda-late">{t('certificatesAgenda.late', { count: late })}</p>
      )}
    </div>
  );
}

/** Writes the dates as a calendar file, where the person says. */
function useCalendar() {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const save = async (): Promise<void> => {
    const saved = await saveTicket(`${t('certificatesAgenda.calendar.file')}.ics`);
    if (saved === null) return;
    const { events } = await api.certificates.calendar({ out: saved.ticket, force: true });
    await deliver(saved);
    setSaid(t('certificatesAgenda.calendar.done', { count: events, file: saved.name }));
  };
  return { said, save };
}

function Content() {
  const { t } = useTranslation();
  const bars = useAgenda((state) => state.bars);
  const now = useNow();
  const [selected, setSelected] = useState<string>();
  const [trial, setTrial] = useState<number>();
  const plan = useMemo(() => planOf(bars, now, trial), [bars, now, trial]);
  const { said, save } = useCalendar();
  const chosen = plan.find(({ id }) => id === selected) ?? plan[0];
  return (
    <div className="agenda">
      <div className="agenda-head">
        <Headline plan={plan} now={now} />
        <Button icon={<CalendarDays aria-hidden="true" />} onPress={() => attempt(save)}>
          {t('certificatesAgenda.calendar.action')}
        </Button>
      </div>
      <p role="status" className="agenda-said">
        {said}
      </p>
      <Notices />
      <AgendaTable plan={plan} selected={chosen?.id} onSelect={setSelected} />
      <LeadTrial trial={trial} onTry={setTrial} usual={bars[0]?.leadDays ?? 0} />
      <Timeline plan={plan} now={now} selected={chosen?.id} onSelect={setSelected} />
      {chosen !== undefined && <WhomToTell bar={chosen} />}
    </div>
  );
}

/** What falls due, and by when its successor is to be ordered: dates to act on, not dates of expiry. */
export function AgendaView() {
  const { t } = useTranslation();
  const { status, failure, bars, load } = useAgenda();
  useEffect(() => void load(), [load]);
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (status !== 'ready') return <p className="soft">{t('shell.loading')}</p>;
  if (bars.length > 0) return <Content />;
  return (
    <EmptyState
      icon={<CalendarClock aria-hidden="true" />}
      title={t('certificatesAgenda.empty.title')}
      action={<Button onPress={() => goTo({ room: 'request' })}>{t('certificates.actions.request')}</Button>}
    >
      {t('certificatesAgenda.empty.text')}
    </EmptyState>
  );
}
