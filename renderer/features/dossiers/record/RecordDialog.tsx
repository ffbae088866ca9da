import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import type { Refusal } from '../../../../shared/domain/onboarding/dossier.ts';
import type { JourneyStep } from '../../../../shared/domain/onboarding/journey.ts';
import { ticketsFor } from '../../../client/index.ts';
import { useAct } from '../../../shell/use-act.ts';
import { TextField } from '../../../ui/Field.tsx';
import { useDossier } from '../dossier-store.ts';
import { useCertificates } from '../inventory-store.ts';
import { actKey } from '../journey/acts.ts';
import type { Recording } from '../journey/record-store.ts';
import { today } from '../parts/days.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { TextBox } from '../parts/TextBox.tsx';
import { useText } from '../parts/use-text.ts';
import { CertificateField } from './CertificateField.tsx';
import { CollectedFields } from './CollectedFields.tsx';
import { collectedBy, eventOf, namesCertificate, needsReason } from './draft.ts';
import type { Draft } from './draft.ts';
import { FilesField } from './FilesField.tsx';
import './record.css';

interface RecordDialogProps {
  readonly dossier: DossierView;
  readonly recording: Recording;
  readonly onClose: () => void;
}

interface FormProps extends Omit<RecordDialogProps, 'onClose'> {
  readonly step: JourneyStep;
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

/** The certificate that a proposal means, once the inventory is known. */
function useMeant({ recording: { sha256 }, draft, change }: FormProps): void {
  const { rows } = useCertificates();
  const meant = sha256 === undefined ? undefined : rows.find((row) => row.sha256 === sha256)?.id;
  useEffect(() => {
    if (meant !== undefined && draft.certificate === '') change({ certificate: meant });
    // Only when it becomes known: the person may choose another.
  }, [meant]);
}

/** When it happened, and why when that must be said. */
function WhenAndWhy({ draft, change, recording }: FormProps) {
  const { t } = useTranslation();
  const isReasoned = needsReason(recording.type);
  return (
    <>
      <TextField
        label={t('dossiers.record.date')}
        description={t('dossiers.record.dateHelp')}
        type="date"
        value={draft.date}
        onChange={(date) => change({ date })}
        isRequired
        autoFocus={!isReasoned}
      />
      {isReasoned && (
        <TextBox
          label={t('dossiers.record.reason')}
          description={t('dossiers.record.reasonHelp')}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          isRequired
          autoFocus
        />
      )}
    </>
  );
}

/** What an event is made of; only what it can hold is asked. */
function Fields(props: FormProps) {
  const { t } = useTranslation();
  const { step, draft, change, recording, dossier } = props;
  useMeant(props);
  return (
    <>
      <WhenAndWhy {...props} />
      {namesCertificate(step, recording.type) && (
        <CertificateField
          step={step}
          isRehearsal={dossier.isRehearsal}
          value={draft.certificate}
          onChange={(certificate) => change({ certificate })}
        />
      )}
      <CollectedFields
        keys={collectedBy(step, recording.type)}
        values={draft.values}
        onChange={(key, value) => change({ values: { ...draft.values, [key]: value } })}
      />
      <TextBox
        label={`${t('dossiers.record.note')} (${t('dossiers.record.optional')})`}
        description={t('dossiers.record.noteHelp')}
        rows={2}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
    </>
  );
}

function emptyDraft({ date }: Recording): Draft {
  return { date: date ?? today(), note: '', reason: '', values: {}, certificate: '' };
}

/** Records the event with its files; a refusal is kept to be shown, and nothing is recorded then. */
function useRecord({ recording, onClose }: RecordDialogProps) {
  const { isBusy, failure, run } = useAct();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const save = (draft: Draft, files: readonly File[]): Promise<boolean> =>
    run(async () => {
      const given = await ticketsFor(files);
      const tickets = given.map(({ ticket }) => ticket);
      const why = await useDossier.getState().record(eventOf(recording.step, recording.type, draft, tickets));
      setRefusal(why);
      if (why === null) onClose();
    });
  return { isBusy, failure, refusal, save };
}

/** Records what happened of a step: when, why, with what, and the papers that prove it. */
export function RecordDialog(props: RecordDialogProps) {
  const { t } = useTranslation();
  const text = useText();
  const { dossier, recording, onClose } = props;
  const [draft, setDraft] = useState(() => emptyDraft(recording));
  const [files, setFiles] = useState<readonly File[]>([]);
  const { isBusy, failure, refusal, save } = useRecord(props);
  const step = dossier.dossier.journey.steps.find(({ id }) => id === recording.step);
  const state = dossier.dossier.steps.find(({ id }) => id === recording.step);
  if (step === undefined || state === undefined) return null;
  const { type } = recording;
  const lacks = (needsReason(type) && draft.reason.trim() === '') || draft.date === '';
  const misses = namesCertificate(step, type) && draft.certificate === '';
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  return (
    <FormDialog
      title={t(actKey(step, state.status, type))}
      lead={text(step.title)}
      action={t('dossiers.record.save')}
      isReady={!lacks && !misses}
      isBusy={isBusy}
      failure={failure}
      refusal={refusal}
      onSubmit={() => void save(draft, files)}
      onClose={onClose}
    >
      <Fields dossier={dossier} recording={recording} step={step} draft={draft} change={change} />
      <FilesField files={files} onChange={setFiles} />
    </FormDialog>
  );
}
