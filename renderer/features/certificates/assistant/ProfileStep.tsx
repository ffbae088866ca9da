import { useTranslation } from 'react-i18next';
import type { RequestProfile } from '../../../../shared/contract/certificate-views.ts';
import { formatDate, formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { ChoiceCards } from './ChoiceCards.tsx';
import { MadeNotice } from './MadeNotice.tsx';
import { useRequest } from './request-store.ts';
import { StepActions } from './StepActions.tsx';

/** How long the authority takes, and how long its certificates last; what nobody published is said to be assumed. */
export function Delays({ profile }: { readonly profile: RequestProfile }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { leadDays, leadIsAssumed, validityDays } = profile;
  return (
    <span className="request-delays">
      <span>{t('certificatesRequest.profile.lead', { count: leadDays, n: formatNumber(leadDays, language) })}</span>
      {leadIsAssumed && <Badge tone="warning">{t('certificatesRequest.profile.assumed')}</Badge>}
      {validityDays !== null && (
        <span>
          {t('certificatesRequest.profile.validity', { count: validityDays, n: formatNumber(validityDays, language) })}
        </span>
      )}
    </span>
  );
}

function Profile({ profile }: { readonly profile: RequestProfile }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { description, source, verifiedOn } = profile;
  return (
    <>
      <span>{description}</span>
      <Delays profile={profile} />
      <span className="soft request-source">
        {t('certificatesRequest.profile.source', { source, date: formatDate(verifiedOn, language) })}
      </span>
    </>
  );
}

/** For what use, and by which authority. */
export function ProfileStep() {
  const { t } = useTranslation();
  const { profiles, mode, form, setProfile, made } = useRequest();
  const offered = profiles.filter(({ issuingModes }) => issuingModes.includes(mode));
  const others = profiles.filter(({ issuingModes }) => !issuingModes.includes(mode));
  const chosen = made?.profile ?? form.profile;
  const isChosen = offered.some(({ key }) => key === chosen);
  return (
    <>
      <MadeNotice />
      <p className="soft">{t('certificatesRequest.steps.profile.lead')}</p>
      <ChoiceCards
        label={t('certificatesRequest.steps.profile.title')}
        value={isChosen ? chosen : null}
        onChange={setProfile}
        isDisabled={made !== undefined}
        cards={offered.map((profile) => ({
          id: profile.key,
          title: profile.label,
          children: <Profile profile={profile} />,
        }))}
      />
      {others.map(({ key, label }) => (
        <p key={key} className="soft">
          {t('certificatesRequest.profile.notOffered', { label })}
        </p>
      ))}
      {offered.some(({ leadIsAssumed }) => leadIsAssumed) && (
        <p className="soft">{t('certificatesRequest.profile.assumedWhy')}</p>
      )}
      <StepActions isNextDisabled={!isChosen} />
    </>
  );
}
