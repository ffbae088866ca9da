import { useTranslation } from 'react-i18next';
import { CHECK_TEXTS } from '../../../../shared/domain/exchange/cause-catalogue-words.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import type { Step } from './ladder-model.ts';

/** What became of our certificate, as the check tells it. */
const SENT = ['not-asked', 'none-to-send', 'sent', 'unknown'] as const;

const TONES = { good: 'success', broken: 'error', unseen: 'neutral' } as const;

/** The same steps as a table, with the facts of each. */
export function ChecksTable({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const requestWords = (detail: string): string => {
    const sent = SENT.find((one) => detail.endsWith(one));
    return sent === undefined ? shownText(detail) : t(`exchangesDiagnosis.ours.${sent}`);
  };
  return (
    <table className="table diagnosis-checks">
      <caption className="visually-hidden">{t('exchangesDiagnosis.checks.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('exchangesDiagnosis.checks.step')}</th>
          <th scope="col">{t('exchangesDiagnosis.checks.state')}</th>
          <th scope="col">{t('exchangesDiagnosis.checks.fact')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ name, state, detail, isStop }) => (
          <tr key={name}>
            <th scope="row">{CHECK_TEXTS[name][language]}</th>
            <td>
              <Badge tone={TONES[state]}>{t(`exchangesDiagnosis.states.${isStop ? 'stop' : state}`)}</Badge>
            </td>
            <td>
              <code>{name === 'certificate-request' ? requestWords(detail) : shownText(detail)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
