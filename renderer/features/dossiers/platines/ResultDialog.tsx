import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExchangeRow } from '../../../../shared/contract/exchange-views.ts';
import { SCENARIO_RESULTS } from '../../../../shared/domain/onboarding/platines.ts';
import type { ScenarioResult, ScenarioState } from '../../../../shared/domain/onboarding/platines.ts';
import { api } from '../../../client/index.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { today } from '../parts/days.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { capital, useWords } from '../parts/use-words.ts';
import { FilesField } from '../record/FilesField.tsx';
import { useNote } from './use-note.ts';

interface ResultDialogProps {
  readonly scenario: ScenarioState;
  readonly onClose: () => void;
}

interface Draft {
  readonly date: string;
  readonly result: ScenarioResult;
  readonly evidence: string;
}

const NONE = '-';
const SHOWN_EXCHANGES = 20;

/** The latest exchanges, one of which may show what happened. */
function useExchanges(): readonly ExchangeRow[] {
  const [rows, setRows] = useState<readonly ExchangeRow[]>([]);
  useEffect(() => {
    attempt(async () => setRows((await api.exchanges.list({ limit: SHOWN_EXCHANGES })).items));
  }, []);
  return rows;
}

/** By what it is proved: an exchange of the history, or a reference. */
function EvidenceFields({ draft, change }: { readonly draft: Draft; readonly change: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const exchanges = useExchanges();
  const known = exchanges.some(({ id }) => id === draft.evidence);
  return (
    <>
      {exchanges.length > 0 && (
        <Picker
          label={t('dossiersRegisters.platines.exchange')}
          choices={[
            { id: NONE, label: t('dossiersRegisters.platines.noExchange') },
            ...exchanges.map(({ id, at, region, transaction }) => ({
              id,
              label: shownText(
                [formatDate(at, language, true), region ?? '', transaction ?? ''].filter(Boolean).join(' · '),
              ),
            })),
          ]}
          value={known ? draft.evidence : NONE}
          onChange={(id) => change({ evidence: id === NONE ? '' : id })}
        />
      )}
      <TextField
        label={`${t('dossiersRegisters.platines.evidence')} (${t('dossiers.record.optional')})`}
        description={t('dossiersRegisters.platines.evidenceHelp')}
        value={draft.evidence}
        maxLength={500}
        onChange={(evidence) => change({ evidence })}
      />
    </>
  );
}

/** Notes the result of a scenario, with what proves it. */
export function ResultDialog({ scenario, onClose }: ResultDialogProps) {
  const { t } = useTranslation();
  const { results } = useWords();
  const [draft, setDraft] = useState<Draft>({ date: today(), result: 'succes', evidence: '' });
  const [files, setFiles] = useState<readonly File[]>([]);
  const { isBusy, failure, refusal, note } = useNote(onClose);
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  return (
    <FormDialog
      title={t('dossiersRegisters.platines.recordTitle')}
      lead={`${shownText(scenario.id)} · ${shownText(scenario.name)}`}
      action={t('dossiers.record.save')}
      isReady={draft.date !== ''}
      {...{ isBusy, failure, refusal, onClose }}
      onSubmit={() => void note({ type: 'platines-resultat', scenario: scenario.id, ...draft }, files)}
    >
      <Picker
        label={t('dossiersRegisters.platines.result')}
        choices={SCENARIO_RESULTS.map((id) => ({ id, label: capital(results[id]) }))}
        value={draft.result}
        onChange={(result) => change({ result })}
      />
      <TextField
        label={t('dossiers.record.date')}
        type="date"
        value={draft.date}
        onChange={(date) => change({ date })}
        isRequired
      />
      <EvidenceFields draft={draft} change={change} />
      <FilesField files={files} onChange={setFiles} />
    </FormDialog>
  );
}
