import { useTranslation } from 'react-i18next';
import type { RegionTarget } from '../../../../shared/contract/region-views.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { CertificatePicker } from '../parts/CertificatePicker.tsx';
import type { Drafting } from './use-draft.ts';
import { Line } from './WayFields.tsx';

const PROFILES = ['none', '0', '1', '2', '3'] as const;

function profilOf(id: (typeof PROFILES)[number]): RegionTarget['profil'] {
  return id === 'none' ? null : (Number(id) as 0 | 1 | 2 | 3);
}

/** The access profile, each with what it lets one see. */
function ProfileField({ draft, change }: Drafting) {
  const { t } = useTranslation();
  return (
    <>
      <RadioCards
        label={t('exchangesRegions.fields.profil')}
        choices={PROFILES.map((id) => ({
          id,
          label: (
            <span>
              <strong>{t(`exchangesRegions.profiles.${id}.name`)}</strong>
              <span className="regions-choice-hint soft">{t(`exchangesRegions.profiles.${id}.what`)}</span>
            </span>
          ),
        }))}
        value={draft.profil === null ? 'none' : (`${draft.profil}` as const)}
        onChange={(id) => {
          const profil = profilOf(id);
          // A public profile needs no VIHF; the others are sent one unless the person says otherwise.
          change({ profil, vihf: { ...draft.vihf, enabled: profil !== null && profil !== 0 } });
        }}
      />
      <p className="field-description">{t('exchangesRegions.hints.profil')}</p>
    </>
  );
}

/** With what we call it: our certificate, and the profile that we were given. */
export function IdentityFields(props: Drafting) {
  const { draft, change } = props;
  const { t } = useTranslation();
  return (
    <Panel title={t('exchangesRegions.panels.identity')}>
      <div className="regions-fields">
        <CertificatePicker
          label={t('exchangesRegions.fields.certificate')}
          noneLabel={t('exchangesRegions.noCertificate')}
          value={draft.certificate}
          onChange={(certificate) => change({ certificate })}
        />
        <p className="field-description">{t('exchangesRegions.hints.certificate')}</p>
        {draft.dialect === 'ror-2.4' && <ProfileField {...props} />}
      </div>
    </Panel>
  );
}

/** The assertion that tells who asks, and what else servers of the ROR read in a request. */
export function VihfFields(props: Drafting) {
  const { draft, change } = props;
  const { t } = useTranslation();
  const { vihf } = draft;
  return (
    <Panel title={t('exchangesRegions.panels.vihf')}>
      <div className="regions-fields">
        <Checkbox
          isSelected={vihf.enabled}
          onChange={(enabled) => change({ vihf: { ...vihf, enabled } })}
          description={t('exchangesRegions.hints.vihf')}
        >
          {t('exchangesRegions.fields.vihf')}
        </Checkbox>
        {vihf.enabled &&
          (['nameId', 'clientName', 'userProfile'] as const).map((name) => (
            <TextField
              key={name}
              label={t(`exchangesRegions.fields.${name}`)}
              description={t(`exchangesRegions.hints.${name}`)}
              value={vihf[name]}
              maxLength={name === 'userProfile' ? 40 : 200}
              onChange={(value) => change({ vihf: { ...vihf, [name]: value } })}
            />
          ))}
        <Line {...props} name="assigningAuthority" />
        <Checkbox
          isSelected={draft.soapActionHeader}
          onChange={(soapActionHeader) => change({ soapActionHeader })}
          description={t('exchangesRegions.hints.soapActionHeader')}
        >
          {t('exchangesRegions.fields.soapActionHeader')}
        </Checkbox>
      </div>
    </Panel>
  );
}
