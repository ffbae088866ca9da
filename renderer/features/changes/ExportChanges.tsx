import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatDate, formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { shownText } from '../../ui/shown-text.ts';
import type { ShownDiff } from './changes-store.ts';
import { FORMATS, useChangesExport } from './export-store.ts';
import type { Format } from './export-store.ts';

function Outcome() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { written, failure } = useChangesExport();
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (written === undefined) return <p role="status">{t('changes.export.running')}</p>;
  const { rows, bytes, file } = written;
  const words = { count: rows, n: formatNumber(rows, language), size: formatBytes(bytes, language) };
  return <p role="status">{t('changes.export.done', { ...words, file: shownText(file) })}</p>;
}

interface FormProps {
  readonly diff: ShownDiff;
  readonly format: Format;
  readonly onFormat: (format: Format) => void;
}

function Form({ diff: { report }, format, onFormat }: FormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const at = (iso: string): string => formatDate(iso, language, true);
  const words = { source: shownText(report.source), from: at(report.from.at), to: at(report.to.at) };
  return (
    <>
      <p>{t('changes.export.what', words)}</p>
      <Picker
        label={t('changes.export.format')}
        value={format}
        choices={FORMATS.map((id) => ({ id, label: t(`changes.export.${id}`) }))}
        onChange={onFormat}
      />
    </>
  );
}

function ExportDialog({ diff, onClose }: { readonly diff: ShownDiff; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<Format>('csv');
  const { status, start } = useChangesExport();
  const { source, from, to } = diff.report;
  const begin = (): void => {
    const name = `cercle-${t('changes.export.file')}-${source}-${to.at.slice(0, 10)}.${format}`;
    void start({ source, since: from.job }, format, name);
  };
  return (
    <Dialog
      title={t('changes.export.title')}
      closeLabel={t('shell.close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{status === 'idle' ? t('changes.export.cancel') : t('shell.close')}</Button>
          {status === 'idle' && (
            <Button look="primary" onPress={begin}>
              {t('changes.export.start')}
            </Button>
          )}
        </>
      }
    >
      {status === 'idle' ? <Form diff={diff} format={format} onFormat={setFormat} /> : <Outcome />}
    </Dialog>
  );
}

/** Writes all that changed between the two loads to a file. */
export function ExportChanges({ diff }: { readonly diff: ShownDiff }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const close = (): void => {
    useChangesExport.getState().reset();
    setOpen(false);
  };
  return (
    <>
      <Button icon={<FileDown aria-hidden="true" />} onPress={() => setOpen(true)}>
        {t('changes.export.open')}
      </Button>
      {isOpen && <ExportDialog diff={diff} onClose={close} />}
    </>
  );
}
