import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { useProfiles } from './profiles-store.ts';

interface LeadTrialProps {
  /** The delay being tried; undefined: that of each authority. */
  readonly trial: number | undefined;
  readonly onTry: (days: number | undefined) => void;
  readonly usual: number;
}

/** The delays that the order dates come from, said to be assumed where they are, and another one tried in their place. */
export function LeadTrial({ trial, onTry, usual }: LeadTrialProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { profiles, load } = useProfiles();
  useEffect(() => load(), [load, language]);
  return (
    <Disclosure title={t('certificatesAgenda.lead.title')}>
      <div className="agenda-lead">
        <p>{t('certificatesAgenda.lead.text')}</p>
        <ul>
          {profiles.map(({ key, label, leadDays, leadIsAssumed }) => (
            <li key={key}>
              {label} — {t('certificatesAgenda.days', { count: leadDays, n: formatNumber(leadDays, language) })}{' '}
              {leadIsAssumed && <Badge tone="warning">{t('certificatesRequest.profile.assumed')}</Badge>}
            </li>
          ))}
        </ul>
        <NumberField
          label={t('certificatesAgenda.lead.try')}
          description={t('certificatesAgenda.lead.tryHint')}
          value={trial ?? usual}
          min={0}
          max={730}
          onChange={onTry}
        />
        {trial !== undefined && (
          <div>
            <Button onPress={() => onTry(undefined)}>{t('certificatesAgenda.lead.reset')}</Button>
          </div>
        )}
      </div>
    </Disclosure>
  );
}
