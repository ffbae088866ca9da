import { CalendarDays, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useDossier } from '../dossier-store.ts';
import { api } from '../../../client/index.ts';
import { formatDay, formatLongDay } from '../parts/days.ts';
import { useCalendar } from '../parts/use-calendar.ts';
import { useRegionNames } from '../parts/use-region-names.ts';
import { useText } from '../parts/use-text.ts';
import { useView } from '../use-view.ts';

interface AsideProps {
  readonly dossier: DossierView;
  readonly onSelect: (step: string) => void;
}

const SHOWN_REMINDERS = 6;

function Reminders({ dossier: { id, reminders }, onSelect }: AsideProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = useText();
  const { said, save } = useCalendar(id);
  return (
    <Panel title={t('dossiers.reminders.title')}>
      {reminders.length === 0 ? (
        <p className="soft">{t('dossiers.reminders.none')}</p>
      ) : (
        <>
          <ul className="aside-reminders">
            {reminders.slice(0, SHOWN_REMINDERS).map((reminder) => (
              <li key={`${reminder.date} ${reminder.step} ${reminder.text.fr}`}>
                <time dateTime={reminder.date}>{formatDay(reminder.date, language)}</time>
                {reminder.step === null ? (
                  <span>{text(reminder.text)}</span>
                ) : (
                  <button type="button" className="step-link" onClick={() => onSelect(reminder.step ?? '')}>
                    {text(reminder.text)}
                  </button>
                )}
              </li>
            ))}
          </ul>
          <div>
            <Button icon={<CalendarDays aria-hidden="true" />} onPress={() => attempt(save)}>
              {t('dossiers.reminders.calendar')}
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

function useHistoryState({ verification }: DossierView): string {
  const { t } = useTranslation();
  const { isIntact, sealed, brokenAt } = verification;
  if (!isIntact) return t('dossiers.facts.broken', { number: brokenAt ?? 1 });
  return sealed?.isValid === true ? t('dossiers.facts.sealed') : t('dossiers.facts.unsealed');
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Facts({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useRegionNames(dossier.regions);
  const { change } = useView();
  const history = useHistoryState(dossier);
  const { journey } = dossier.dossier;
  return (
    <Panel title={t('dossiers.facts.title')}>
      <dl className="aside-facts">
        <Fact name={t('dossiers.facts.regions')}>{names === '' ? t('dossiers.facts.noRegions') : names}</Fact>
        <Fact name={t('dossiers.facts.created')}>{formatLongDay(dossier.createdOn, language)}</Fact>
        <Fact name={t('dossiers.facts.pack')}>{formatLongDay(journey.verifiedOn, language)}</Fact>
        <Fact name={t('dossiers.facts.history')}>
          <button type="button" className="step-link" onClick={() => change({ tab: 'history' })}>
            {history}
          </button>
        </Fact>
      </dl>
    </Panel>
  );
}

/** A newer version of the journey's texts, offered and never imposed. */
function NewerPack({ dossier: { newerPack } }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isBusy, setBusy] = useState(false);
  if (newerPack === null) return null;
  const adopt = async (): Promise<void> => {
    setBusy(true);
    await useDossier
      .getState()
      .change((id) => api.dossiers.adoptPack({ id }))
      .finally(() => setBusy(false));
  };
  return (
    <Panel title={t('dossiersChooser.pack.title')}>
      <p>{t('dossiersChooser.pack.text', { date: formatLongDay(newerPack.date, language) })}</p>
      <div>
        <Button icon={<RefreshCw aria-hidden="true" />} isDisabled={isBusy} onPress={() => attempt(adopt)}>
          {t('dossiersChooser.pack.adopt')}
        </Button>
      </div>
    </Panel>
  );
}

/** Beside a step: dates to keep, and what the dossier is. */
export function DossierAside({ dossier, onSelect }: AsideProps) {
  return (
    <div className="journey-aside">
      <NewerPack dossier={dossier} />
      <Reminders dossier={dossier} onSelect={onSelect} />
      <Facts dossier={dossier} />
    </div>
  );
}
