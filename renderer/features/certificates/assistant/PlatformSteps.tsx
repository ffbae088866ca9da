import { useTranslation } from 'react-i18next';
import type { RequestProfile } from '../../../../shared/contract/certificate-views.ts';
import type { IssuingMode } from '../../../../shared/domain/certificates/profiles.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { Delays } from './ProfileStep.tsx';

interface PlatformStepsProps {
  readonly profile: RequestProfile;
  readonly mode: IssuingMode;
}

/** What is done on the platform of the authority, in order. */
export function PlatformSteps({ profile, mode }: PlatformStepsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const steps = profile.steps.filter(({ modes }) => modes.includes(mode));
  return (
    <Panel title={t('certificatesRequest.platform.title')}>
      <Delays profile={profile} />
      <ol className="request-platform">
        {steps.map(({ title, text }) => (
          <li key={title}>
            <strong>{title}</strong>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      <p className="soft request-source">
        {t('certificatesRequest.profile.source', {
          source: profile.source,
          date: formatDate(profile.verifiedOn, language),
        })}
      </p>
    </Panel>
  );
}
