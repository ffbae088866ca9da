import { Eye, EyeOff, ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { SourceSummary } from '../../../shared/contract/cache.ts';
import { accessProfile } from '../../../shared/domain/onboarding/profile.ts';
import type { AccessProfile } from '../../../shared/domain/onboarding/profile.ts';
import { notifiedFor, seesMore } from '../../../shared/domain/onboarding/profile-order.ts';
import type { Notified } from '../../../shared/domain/onboarding/profile-order.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { shownText } from '../../ui/shown-text.ts';
import { useNotifiedProfiles } from './notified-store.ts';
import './access-badge.css';

const SEEN = ['scope', 'contacts', 'capacity', 'professionals'] as const;

/** What a profile lets see, and what it hides. */
function Sees({ profile }: { readonly profile: AccessProfile }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const hidden = profile.hidden.map((text) => text[language]).join(' ');
  return (
    <dl className="access-sees">
      {SEEN.map((key) => (
        <div key={key}>
          <dt>{t(`access.sees.${key}`)}</dt>
          <dd>{profile[key][language]}</dd>
        </div>
      ))}
      <div>
        <dt>{t('access.sees.hidden')}</dt>
        <dd>{hidden === '' ? t('access.nothingHidden') : hidden}</dd>
      </div>
    </dl>
  );
}

interface JudgedProps {
  readonly profile: AccessProfile;
  readonly notified: Notified | undefined;
}

/** Whether the data stay within the profile that was notified, when one was. */
function Judged({ profile, notified }: JudgedProps) {
  const { t } = useTranslation();
  if (notified === undefined) return null;
  const { title, profil } = notified;
  const dossier = shownText(title);
  if (!seesMore(profile.code, profil)) {
    return (
      <p className="soft">
        {t('access.notified', { profil, dossier })}. {t('access.within')}
      </p>
    );
  }
  return (
    <div className="access-above" role="note">
      <ShieldAlert aria-hidden="true" />
      <p>
        <strong>{t('access.above')}.</strong>{' '}
        {t('access.aboveText', { profil: profile.code, dossier, notified: profil })}
      </p>
    </div>
  );
}

/** What the badge opens: the profile in words, and whether it is beyond the one that was notified. */
function Explained({
  profile,
  notified,
}: {
  readonly profile: AccessProfile | undefined;
  readonly notified: Notified | undefined;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (profile === undefined) return <p>{t('access.unknownText')}</p>;
  return (
    <>
      <Judged profile={profile} notified={notified} />
      <p>{profile.title[language]}</p>
      <Sees profile={profile} />
    </>
  );
}

interface AccessBadgeProps {
  readonly source: Pick<SourceSummary, 'source' | 'label' | 'profil'>;
  /** Says which source as well. */
  readonly isNamed?: boolean;
}

/**
 * The access profile by which the data of a source came, on a button that says what it lets see (domain reference ROR §5); a
 * warning when it is beyond the profile that a dossier was given.
 */
export function AccessBadge({ source, isNamed = false }: AccessBadgeProps) {
  const { t } = useTranslation();
  const notified = notifiedFor(source.source, useNotifiedProfiles());
  const profile = source.profil === null ? undefined : accessProfile(String(source.profil));
  const words = profile === undefined ? t('access.unknown') : t('access.one', { profil: profile.code });
  const name = t('access.ofSource', { source: shownText(source.label), profil: words });
  const isAbove = profile !== undefined && notified !== undefined && seesMore(profile.code, notified.profil);
  const Icon = isAbove ? ShieldAlert : profile === undefined ? EyeOff : Eye;
  return (
    <DialogTrigger>
      <Button
        className="access-badge"
        data-above={isAbove || undefined}
        aria-label={isAbove ? `${name}. ${t('access.above')}` : name}
      >
        <Icon aria-hidden="true" />
        {isNamed ? name : words}
        {isAbove && <span>· {t('access.above')}</span>}
      </Button>
      <Popover className="popover access-popover" placement="bottom start">
        <Dialog className="access-dialog">
          <Heading slot="title">{name}</Heading>
          <Explained profile={profile} notified={notified} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
