import { useTranslation } from 'react-i18next';
import type { Orientation } from '../../../../shared/contract/dossier-views.ts';
import { ACCESS_PROFILES } from '../../../../shared/domain/onboarding/profile.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useText } from '../parts/use-text.ts';

type Probable = NonNullable<Orientation['profil']>;

/** The access profile to expect: why, and what it lets see. */
export function ProfilePanel({ profil }: { readonly profil: Probable }) {
  const { t } = useTranslation();
  const text = useText();
  const { code, isProbable, reasons } = profil;
  const profile = ACCESS_PROFILES.find((one) => one.code === code);
  return (
    <Panel title={t(isProbable ? 'dossiersChooser.result.profil' : 'dossiersChooser.result.profilSure', { code })}>
      {profile !== undefined && <p className="chooser-profile">{text(profile.title)}</p>}
      <ul className="chooser-reasons">
        {reasons.map((reason) => (
          <li key={reason.fr}>{text(reason)}</li>
        ))}
      </ul>
      {profile !== undefined && (
        <dl className="chooser-sees">
          {(['scope', 'contacts', 'capacity', 'professionals'] as const).map((key) => (
            <div key={key}>
              <dt>{t(`dossiersChooser.result.sees.${key}`)}</dt>
              <dd>{text(profile[key])}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="soft">{t('dossiersChooser.result.profilWho')}</p>
    </Panel>
  );
}
