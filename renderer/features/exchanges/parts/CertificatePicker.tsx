import { useTranslation } from 'react-i18next';
import type { CertificateRow } from '../../../../shared/contract/certificate-views.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Picker } from '../../../ui/Picker.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { useOwnCertificates } from '../own-certificates-store.ts';

const NONE = '-';

interface CertificatePickerProps {
  readonly label: string;
  /** What is said where none is chosen. */
  readonly noneLabel: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

/** One of the certificates of the inventory whose key is held, or none. */
export function CertificatePicker({ label, noneLabel, value, onChange }: CertificatePickerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = useOwnCertificates();
  const nameOf = ({ label: name, status, notAfter }: CertificateRow): string =>
    [
      shownText(name),
      t(`certificates.status.${status}`),
      notAfter !== null && t('exchanges.until', { date: formatDate(notAfter, language) }),
    ]
      .filter((part) => part !== false)
      .join(' · ');
  const known = rows.map((row) => ({ id: row.id, label: nameOf(row) }));
  const isGone = value !== null && !known.some(({ id }) => id === value);
  return (
    <Picker
      label={label}
      choices={[
        { id: NONE, label: noneLabel },
        ...known,
        ...(isGone ? [{ id: value, label: t('exchanges.goneCertificate') }] : []),
      ]}
      value={value ?? NONE}
      onChange={(id) => onChange(id === NONE ? null : id)}
    />
  );
}
