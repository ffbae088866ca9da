import { useTranslation } from 'react-i18next';
import type { CertificateRow } from '../../../../shared/contract/certificate-views.ts';
import type { JourneyStep } from '../../../../shared/domain/onboarding/journey.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatRoute } from '../../../navigation/routes.ts';
import { Picker } from '../../../ui/Picker.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { useCertificates } from '../inventory-store.ts';

const NONE = '-';

interface CertificateFieldProps {
  /** What is looked for; null: any. */
  readonly step: Pick<JourneyStep, 'environment' | 'role'>;
  readonly isRehearsal: boolean;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Those of the environment and the role of the step come first; the others stay, since only the machine refuses. */
function fits(
  { step, isRehearsal }: Pick<CertificateFieldProps, 'step' | 'isRehearsal'>,
  row: CertificateRow,
): boolean {
  const environment = isRehearsal ? 'sandbox' : step.environment;
  return (environment === null || row.environment === environment) && (step.role === null || row.role === step.role);
}

/** A certificate of the inventory; its identity is kept with the event, never its key. */
export function CertificateField(props: CertificateFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { status, rows } = useCertificates();
  const nameOf = ({ label, environment, role, notAfter }: CertificateRow): string =>
    [
      shownText(label),
      t(`certificates.environment.${environment ?? 'unknown'}`),
      t(`certificates.role.${role}`),
      notAfter !== null && t('exchanges.until', { date: formatDate(notAfter, language) }),
    ]
      .filter((part) => part !== false)
      .join(' · ');
  const sorted = [...rows].sort((a, b) => Number(fits(props, b)) - Number(fits(props, a)));
  if (status === 'ready' && rows.length === 0) {
    return (
      <p>
        {t('dossiers.record.emptyInventory')}{' '}
        <a href={formatRoute({ screen: 'certificates' })}>{t('dossiers.record.toCertificates')}</a>
      </p>
    );
  }
  return (
    <Picker
      label={t('dossiers.record.certificate')}
      choices={[
        { id: NONE, label: t('dossiers.record.noCertificate') },
        ...sorted.map((row) => ({ id: row.id, label: nameOf(row) })),
      ]}
      value={props.value === '' ? NONE : props.value}
      onChange={(id) => props.onChange(id === NONE ? '' : id)}
    />
  );
}
