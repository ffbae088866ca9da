import { Stethoscope } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { CertificatePicker } from '../parts/CertificatePicker.tsx';
import { useRegions } from '../regions-store.ts';
import { useAddress } from '../use-address.ts';
import { isAddress, useDiagnosis } from './diagnosis-store.ts';

const ADDRESS = '-';

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

/** What the form aims at: a server of the list, or an address that is typed. */
function useTarget() {
  const rows = useRegions((state) => state.rows).filter(({ missing }) => !missing.includes('url'));
  const { value, change } = useAddress();
  const asked = value('target');
  const [typed, setTyped] = useState(asked !== undefined && isAddress(asked) ? asked : '');
  const known = rows.some(({ code }) => code === asked);
  const choice = known && asked !== undefined ? asked : asked === undefined ? (rows[0]?.code ?? ADDRESS) : ADDRESS;
  const target = choice === ADDRESS ? typed.trim() : choice;
  const isWrong = choice === ADDRESS && target !== '' && !isHttps(target);
  return { rows, choice, typed, setTyped, change, target, isWrong, isReady: target !== '' && !isWrong };
}

function Fields({ rows, choice, typed, setTyped, change, isWrong }: ReturnType<typeof useTarget>) {
  const { t } = useTranslation();
  return (
    <>
      <Picker
        label={t('exchangesDiagnosis.target')}
        choices={[
          ...rows.map(({ code, label }) => ({ id: code, label: shownText(label) })),
          { id: ADDRESS, label: t('exchangesDiagnosis.anAddress') },
        ]}
        value={choice}
        onChange={(code) => change({ target: code === ADDRESS ? typed || ADDRESS : code }, true)}
      />
      {choice === ADDRESS && (
        <TextField
          label={t('exchangesDiagnosis.address')}
          value={typed}
          maxLength={500}
          onChange={setTyped}
          {...(isWrong && { error: t('exchangesDiagnosis.wrongAddress') })}
        />
      )}
    </>
  );
}

/** Whom to look at, and with which certificate. */
export function TargetForm() {
  const { t } = useTranslation();
  const target = useTarget();
  const [certificate, setCertificate] = useState<string | null>(null);
  const isRunning = useDiagnosis(({ status }) => status === 'running');
  return (
    <Panel>
      <form
        className="diagnosis-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!target.isReady || isRunning) return;
          target.change({ target: target.target }, true);
          void useDiagnosis.getState().start(target.target, certificate);
        }}
      >
        <Fields {...target} />
        <CertificatePicker
          label={t('exchangesDiagnosis.certificate')}
          noneLabel={t(`exchangesDiagnosis.${target.choice === ADDRESS ? 'noCertificate' : 'ofServer'}`)}
          value={certificate}
          onChange={setCertificate}
        />
        <Button
          look="primary"
          type="submit"
          icon={<Stethoscope aria-hidden="true" />}
          isDisabled={!target.isReady || isRunning}
        >
          {t('exchangesDiagnosis.start')}
        </Button>
      </form>
      <p className="soft">{t('exchangesDiagnosis.lead')}</p>
    </Panel>
  );
}
