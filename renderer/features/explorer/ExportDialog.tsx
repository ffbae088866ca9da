import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXPORT_FORMATS } from '../../../shared/contract/cache.ts';
import { formatBytes, formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { AccessProfiles } from '../../shell/access/AccessProfiles.tsx';
import { JobProgressBar } from '../../shell/JobProgressBar.tsx';
import { useJobs } from '../../shell/jobs-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { useExport } from './export-store.ts';
import type { Format } from './export-store.ts';
import type { Choice } from './export-plan.ts';
import type { Content } from './export-plan-kinds.ts';
import { useQuery } from './use-query.ts';

interface FormProps {
  readonly choices: readonly Choice[];
  readonly choice: Choice;
  readonly onChoice: (content: Content) => void;
  readonly format: Format;
  readonly onFormat: (format: Format) => void;
  readonly isRestricted: boolean;
  readonly onRestricted: (isRestricted: boolean) => void;
}

/** Whether restricted data go out. */
function Restricted({ isRestricted, onRestricted }: Pick<FormProps, 'isRestricted' | 'onRestricted'>) {
  const { t } = useTranslation();
  return (
    <div className="explorer-restricted" data-set={isRestricted || undefined}>
      <label className="facet-value">
        <input
          type="checkbox"
          checked={isRestricted}
          aria-describedby="explorer-restricted-help"
          onChange={() => onRestricted(!isRestricted)}
        />
        <span>{t('explorer.export.restricted')}</span>
      </label>
      <p id="explorer-restricted-help" className="facet-note">
        {t('explorer.export.restrictedHelp')}
      </p>
    </div>
  );
}

function ExportForm(props: FormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { query } = useQuery();
  const { choices, choice, onChoice, format, onFormat, isRestricted, onRestricted } = props;
  return (
    <>
      <p className="soft">{t('explorer.export.lead')}</p>
      <AccessProfiles source={query.filters.source?.[0]} />
      <Picker
        label={t('explorer.export.what')}
        value={choice.content}
        choices={choices.map(({ content, rows }) => ({
          id: content,
          label: t(`explorer.export.${content}`, { n: formatNumber(rows, language) }),
        }))}
        onChange={onChoice}
      />
      <Picker
        label={t('explorer.export.format')}
        value={format}
        choices={EXPORT_FORMATS.map((id) => ({ id, label: t(`explorer.export.${id}`) }))}
        onChange={onFormat}
      />
      <Restricted isRestricted={isRestricted} onRestricted={onRestricted} />
    </>
  );
}

function Outcome() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { status, jobId, written, failure } = useExport();
  const job = useJobs((state) => state.jobs.find(({ id }) => id === jobId));
  if (status === 'loading') return <p className="soft">{t('shell.loading')}</p>;
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (written !== undefined) {
    const { rows, bytes, file } = written;
    const words = { count: rows, n: formatNumber(rows, language), file, size: formatBytes(bytes, language) };
    return <p role="status">{t('explorer.export.done', words)}</p>;
  }
  if (status === 'ready') return <p>{t('explorer.export.nothing')}</p>;
  return job === undefined ? <p role="status">{t('explorer.export.running')}</p> : <JobProgressBar job={job} />;
}

/** What the person has chosen in the dialog so far. */
function useWish() {
  const { choices, start } = useExport();
  const { t } = useTranslation();
  const [content, setContent] = useState<Content>('unites');
  const [format, setFormat] = useState<Format>('csv');
  const [isRestricted, setRestricted] = useState(false);
  const choice = choices.find((one) => one.content === content) ?? choices[0];
  const begin = (): void => {
    if (choice === undefined) return;
    const day = new Date().toISOString().slice(0, 10);
    void start(choice, format, isRestricted, `cercle-${t(`explorer.export.file.${choice.content}`)}-${day}.${format}`);
  };
  const form = {
    choices,
    format,
    isRestricted,
    onChoice: setContent,
    onFormat: setFormat,
    onRestricted: setRestricted,
  };
  return { choice, form, begin, forget: () => setRestricted(false) };
}

/** Export of exactly what is shown: its content, its format, and whether restricted data go out. */
export function ExportDialog() {
  const { t } = useTranslation();
  const { status, close } = useExport();
  const { choice, form, begin, forget } = useWish();
  const isForm = status === 'ready' && choice !== undefined;
  const leave = (): void => {
    forget();
    close();
  };
  return (
    <Dialog
      title={t('explorer.export.title')}
      closeLabel={t('explorer.export.close')}
      isOpen={status !== 'closed'}
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>{isForm ? t('explorer.export.cancel') : t('explorer.export.close')}</Button>
          {isForm && (
            <Button look="primary" onPress={begin}>
              {t('explorer.export.start')}
            </Button>
          )}
        </>
      }
    >
      {isForm ? <ExportForm {...form} choice={choice} /> : <Outcome />}
    </Dialog>
  );
}
