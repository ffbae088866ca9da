import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  CertificateRecord,
  EXPORT_FORMS,
  ExportedCertificate,
} from '../../../../../shared/contract/certificate-views.ts';
import { deliver, saveTicket } from '../../../../client/index.ts';
import { failureOf } from '../../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../../ui/ErrorPanel.tsx';
import { api } from '../../services.ts';
import { withVault } from '../../../../shell/vault/vault-store.ts';

export type ExportForm = (typeof EXPORT_FORMS)[number];

const ENDS: Readonly<Record<ExportForm, string>> = {
  pem: '.crt.pem',
  der: '.cer',
  chain: '-chaine.pem',
  identity: '-identite.txt',
  csr: '.csr',
  p12: '.p12',
  key: '.key.pem',
};

/** A name for the file of an export: the label, with what file systems accept. */
export function fileNameOf(label: string, form: ExportForm): string {
  const stem = label
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/[^A-Za-z0-9._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/gu, '')
    .slice(0, 80);
  return `${stem === '' ? 'certificat' : stem}${ENDS[form]}`;
}

export interface ExportSecrets {
  readonly passphrase: string;
  readonly compatible?: boolean;
}

interface Export {
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  /** What was written last, and under which name. */
  readonly written: ExportedCertificate | undefined;
  /** The same in a sentence. */
  readonly said: string;
  /** Asks where to keep it, writes it, hands it over. */
  write(form: ExportForm, secrets?: ExportSecrets): Promise<void>;
}

/** Writes a certificate, or what goes with it, to a file of the person's choice. */
export function useExport({ id, label }: Pick<CertificateRecord, 'id' | 'label'>): Export {
  const { t } = useTranslation();
  const [state, setState] = useState<Omit<Export, 'write' | 'said'>>({
    isBusy: false,
    failure: undefined,
    written: undefined,
  });
  const write = async (form: ExportForm, secrets?: ExportSecrets): Promise<void> => {
    setState({ isBusy: true, failure: undefined, written: undefined });
    try {
      const saved = await saveTicket(fileNameOf(label, form));
      const choice = saved && { id, form, out: saved.ticket, force: true, ...secrets };
      const written = choice === null ? undefined : await withVault(() => api.certificates.export(choice));
      if (saved !== null && written !== undefined) await deliver(saved);
      setState({ isBusy: false, failure: undefined, written: written && { ...written, file: saved?.name ?? '' } });
    } catch (error) {
      setState({ isBusy: false, failure: failureOf(error), written: undefined });
    }
  };
  const { written } = state;
  return {
    ...state,
    said: written === undefined ? '' : t('certificatesRecord.export.done', { file: written.file }),
    write,
  };
}
