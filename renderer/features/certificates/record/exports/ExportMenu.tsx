import { Download, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { CertificateRecord } from '../../../../../shared/contract/certificate-views.ts';
import { Button } from '../../../../ui/Button.tsx';
import { goTo } from '../../use-view.ts';
import { ExportDialog } from './ExportDialog.tsx';
import type { ExportForm } from './use-export.ts';
import './exports.css';

/** What can leave, by what is there: nothing that would only fail. */
function formsOf({ facts, csrPem, hasPrivateKey }: CertificateRecord): readonly ExportForm[] {
  return [
    ...(facts === null ? [] : (['identity', 'pem', 'chain', 'der'] as const)),
    ...(csrPem === null ? [] : (['csr'] as const)),
    ...(facts !== null && hasPrivateKey ? (['p12'] as const) : []),
    ...(hasPrivateKey ? (['key'] as const) : []),
  ];
}

/** The ways out of a certificate, and its renewal. */
export function ExportMenu({ record }: { readonly record: CertificateRecord }) {
  const { t } = useTranslation();
  const [form, setForm] = useState<ExportForm>();
  const forms = formsOf(record);
  const canRenew = record.facts !== null && record.role !== 'autorite' && record.renewedBy === null;
  return (
    <>
      {forms.length > 0 && (
        <MenuTrigger>
          <Button icon={<Download aria-hidden="true" />}>{t('certificatesRecord.export.open')}</Button>
          <Popover className="popover" placement="bottom end">
            <Menu className="exports-menu" onAction={(key) => setForm(key as ExportForm)}>
              {forms.map((one) => (
                <MenuItem
                  key={one}
                  id={one}
                  className="exports-item"
                  textValue={t(`certificatesRecord.export.${one}.title`)}
                >
                  <strong>{t(`certificatesRecord.export.${one}.title`)}</strong>
                  <span className="soft">{t(`certificatesRecord.export.${one}.hint`)}</span>
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
      {canRenew && (
        <Button
          look="primary"
          icon={<RefreshCw aria-hidden="true" />}
          onPress={() => goTo({ room: 'request', renews: record.id })}
        >
          {t('certificatesRecord.renew')}
        </Button>
      )}
      {form !== undefined && <ExportDialog record={record} form={form} onClose={() => setForm(undefined)} />}
    </>
  );
}
