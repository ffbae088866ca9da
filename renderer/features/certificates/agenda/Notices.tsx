import { BellRing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { recordLink } from '../use-view.ts';
import { useAgenda } from './agenda-store.ts';

/** Notices that have fallen due, one a certificate; each can be put aside until its next stage. */
export function Notices() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { notices, dismiss } = useAgenda();
  if (notices.length === 0) return null;
  return (
    <Panel title={t('certificatesAgenda.notices.title')}>
      <ul className="agenda-notices">
        {notices.map((notice) => (
          <li
            key={notice.id}
            className={notice.stage === 'lead' ? 'agenda-notice' : 'agenda-notice agenda-notice-late'}
          >
            <BellRing aria-hidden="true" />
            <span>
              <a href={recordLink(notice.id)}>{shownText(notice.label)}</a>{' '}
              {t(`certificatesAgenda.stages.${notice.stage}`, {
                count: notice.daysLeft,
                date: formatDate(notice.notAfter, language),
              })}
            </span>
            <Button
              look="quiet"
              aria-label={t('certificatesAgenda.notices.dismissOne', { label: notice.label })}
              onPress={() => attempt(() => dismiss(notice))}
            >
              {t('certificatesAgenda.notices.dismiss')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
