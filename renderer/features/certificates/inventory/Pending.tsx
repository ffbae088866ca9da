import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CertificateRow } from '../../../../shared/contract/certificate-views.ts';
import { formatAge } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { useInstall } from '../install/install-store.ts';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { goToRecord, recordLink } from '../use-view.ts';

function Request({ row }: { readonly row: CertificateRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const open = useInstall((state) => state.open);
  const isKept = row.backup !== 'needed';
  return (
    <li className="inventory-request">
      <Hourglass aria-hidden="true" />
      <div>
        <p>
          <a href={recordLink(row.id)}>{shownText(row.label)}</a>{' '}
          <span className="soft">
            {t(`certificates.role.${row.role}`)} ·{' '}
            {t('certificates.pending.since', { age: formatAge(row.addedAt, new Date(), language) })}
          </span>{' '}
          {row.environment !== null && <EnvironmentMark environment={row.environment} />}
        </p>
        <p>{t(isKept ? 'certificates.pending.send' : 'certificates.pending.backup')}</p>
      </div>
      <div className="page-actions">
        <Button onPress={() => goToRecord(row.id)}>{t('certificates.pending.open')}</Button>
        {isKept && <Button onPress={open}>{t('certificates.pending.install')}</Button>}
      </div>
    </li>
  );
}

/** Requests that wait for their answer, each with its next step. */
export function Pending({ rows }: { readonly rows: readonly CertificateRow[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <Panel title={t('certificates.pending.title')}>
      <ul className="inventory-requests">
        {rows.map((row) => (
          <Request key={row.id} row={row} />
        ))}
      </ul>
    </Panel>
  );
}
