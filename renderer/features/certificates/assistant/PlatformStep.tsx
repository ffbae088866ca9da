import { Import, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { useCertificates } from '../certificates-store.ts';
import { useInstall } from '../install/install-store.ts';
import { PlatformSteps } from './PlatformSteps.tsx';
import { useProfile } from './request-store.ts';
import { RevocationForm } from './RevocationForm.tsx';
import { StepActions } from './StepActions.tsx';

/** The code is kept with the certificate that it revokes, so once the .p12 is here; the last one that came is proposed. */
function Revocation() {
  const { t } = useTranslation();
  const rows = useCertificates((state) => state.rows);
  const held = rows
    .filter(({ place, sha256 }) => place === 'active' && sha256 !== null)
    .sort((a, b) => b.addedAt.localeCompare(a.addedAt));
  const [chosen, setChosen] = useState<string>();
  const [kept, setKept] = useState<string>();
  const id = held.find((row) => row.id === chosen)?.id ?? held[0]?.id;
  return (
    <Panel title={t('certificatesRequest.revocation.title')}>
      <p>{t('certificatesRequest.revocation.leadPlatform')}</p>
      {id === undefined ? (
        <p className="soft">{t('certificatesRequest.revocation.none')}</p>
      ) : (
        <>
          <Picker
            label={t('certificatesRequest.revocation.of')}
            choices={held.map((row) => ({ id: row.id, label: row.label }))}
            value={id}
            onChange={setChosen}
          />
          <RevocationForm key={id} id={id} isKept={kept === id} onKept={() => setKept(id)} />
        </>
      )}
    </Panel>
  );
}

/** When the platform makes the key: what to do there, what never to lose, and the way back here. */
export function PlatformStep() {
  const { t } = useTranslation();
  const profile = useProfile();
  const install = useInstall((state) => state.open);
  if (profile === undefined) return null;
  return (
    <>
      <p>{t('certificatesRequest.steps.platform.lead')}</p>
      <p className="request-note request-note-warning">
        <TriangleAlert aria-hidden="true" />
        {t('certificatesRequest.platform.password')}
      </p>
      <PlatformSteps profile={profile} mode="platform-p12" />
      <Panel title={t('certificatesRequest.platform.import')}>
        <p>{t('certificatesRequest.platform.importText')}</p>
        <div>
          <Button look="primary" icon={<Import aria-hidden="true" />} onPress={install}>
            {t('certificatesRequest.platform.importAction')}
          </Button>
        </div>
      </Panel>
      <Revocation />
      <StepActions>{null}</StepActions>
    </>
  );
}
