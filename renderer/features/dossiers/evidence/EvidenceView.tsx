import { CalendarDays } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Files } from '../history/Files.tsx';
import { formatDay } from '../parts/days.ts';
import { useCalendar } from '../parts/use-calendar.ts';
import { useText } from '../parts/use-text.ts';
import { EvidencePanel } from './EvidencePanel.tsx';
import '../history/history.css';
import './evidence.css';

function Calendar({ dossier: { id, reminders } }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = useText();
  const { said, save } = useCalendar(id);
  return (
    <Panel title={t('dossiersTabs.evidence.calendar')}>
      <p className="soft">
        {t(reminders.length === 0 ? 'dossiersTabs.evidence.calendarNone' : 'dossiersTabs.evidence.calendarLead')}
      </p>
      {reminders.length > 0 && (
        <>
          <ul className="evidence-dates">
            {reminders.map((reminder) => (
              <li key={`${reminder.date} ${reminder.step} ${reminder.text.fr}`}>
                <time dateTime={reminder.date}>{formatDay(reminder.date, language)}</time>
                <span>{text(reminder.text)}</span>
              </li>
            ))}
          </ul>
          <div>
            <Button icon={<CalendarDays aria-hidden="true" />} onPress={() => attempt(save)}>
              {t('dossiersTabs.evidence.calendarButton')}
            </Button>
          </div>
        </>
      )}
      <p role="status" className="dossier-said">
        {said}
      </p>
    </Panel>
  );
}

/** What proves the journey: the evidence dossier, its dates, the files that were kept. */
export function EvidenceView({ dossier }: { readonly dossier: DossierView }) {
  return (
    <div className="evidence">
      <EvidencePanel dossier={dossier} />
      <Calendar dossier={dossier} />
      <div className="evidence-files">
        <Files dossier={dossier} />
      </div>
    </div>
  );
}
