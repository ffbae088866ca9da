import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TestRecord } from '../../../../shared/contract/certificate-views.ts';
import { CAUSE_CATALOGUE, causeSentences } from '../../../../shared/domain/exchange/cause-catalogue.ts';
import type { Cause } from '../../../../shared/domain/exchange/cause.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';

const MOST_SHOWN = 8;

/** What was noted of a call is the name of a cause, or the library's own words. */
function told(detail: string, language: 'fr' | 'en'): string {
  return detail in CAUSE_CATALOGUE ? causeSentences(detail as Cause, {}, language).title : detail;
}

/** The calls made with it, the latest first. */
export function TestsPanel({ tests }: { readonly tests: readonly TestRecord[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (tests.length === 0) return null;
  return (
    <Panel title={t('certificatesRecord.tests.title')}>
      <ul className="record-list">
        {tests.slice(0, MOST_SHOWN).map(({ at, target, ok, detail }) => {
          const Icon = ok ? CircleCheck : CircleX;
          return (
            <li key={`${at} ${target}`} className="record-check" data-ok={ok || undefined}>
              <Icon aria-hidden="true" />
              <div>
                <p>
                  {shownText(target)} — {t(ok ? 'certificatesRecord.tests.ok' : 'certificatesRecord.tests.ko')}
                </p>
                <p className="soft">
                  {formatDate(at, language, true)}
                  {detail !== '' && ` · ${shownText(told(detail, language))}`}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
