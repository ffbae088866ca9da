import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { AccessProfiles } from '../../shell/access/AccessProfiles.tsx';
import { JobProgressBar } from '../../shell/JobProgressBar.tsx';
import { useJobs } from '../../shell/jobs-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { FORMATS, useFindingsExport } from './export-store.ts';
import type { Format } from './export-store.ts';
import { useQuality } from './quality-store.ts';

interface FindingsExportProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function Outcome() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { jobId, written, failure } = useFindingsExport();
  const job = useJobs((state) => state.jobs.find(({ id }) => id === jobId));
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (written === undefined) return job === undefined ? null : <JobProgressBar job={job} />;
  const { rows, bytes, file } = written;
  const words = { count: rows, n: formatNumber(rows, language), size: formatBytes(bytes, language) };
  return <p role="status">{t('quality.export.done', { ...words, file: shownText(file) })}</p>;
}

interface FormProps {
  readonly source: string | undefined;
  readonly format: Format;
  readonly onFormat: (format: Format) => void;
}

function Form({ source, format, onFormat }: FormProps) {
  const { t } = useTranslation();
  return (
    <>
      <p>{source === undefined ? t('quality.export.all') : t('quality.export.ofSource', { source })}</p>
      <Picker
        label={t('quality.export.format')}
        value={format}
        choices={FORMATS.map((id) => ({ id, label: t(`quality.export.${id}`) }))}
        onChange={onFormat}
      />
      <AccessProfiles source={source} />
      <p className="soft">{t('quality.export.restricted')}</p>
    </>
  );
}

/** The findings of the source shown, in a file. */
export function FindingsExport({ isOpen, onClose }: FindingsExportProps) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<Format>('csv');
  const { status, start, reset } = useFindingsExport();
  const source = useQuality((state) => state.source);
  const close = (): void => {
    reset();
    onClose();
  };
  const begin = (): void => {
    const day = new Date().toISOString().slice(0, 10);
    void start(source, format, `cercle-${t('quality.export.file')}-${day}.${format}`);
  };
  return (
    <Dialog
      title={t('quality.export.title')}
      closeLabel={t('shell.close')}
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{status === 'idle' ? t('quality.mute.cancel') : t('shell.close')}</Button>
          {status === 'idle' && (
            <Button look="primary" onPress={begin}>
              {t('quality.export.start')}
            </Button>
          )}
        </>
      }
    >
      {status === 'idle' ? <Form source={source} format={format} onFormat={setFormat} /> : <Outcome />}
    </Dialog>
  );
}
