import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView, RecordOutcome } from '../../../../shared/contract/dossier-views.ts';
import type { Refusal } from '../../../../shared/domain/onboarding/dossier.ts';
import type { JourneyStep } from '../../../../shared/domain/onboarding/journey.ts';
import { api } from '../../../client/index.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useAct } from '../../../shell/use-act.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { useDossier } from '../dossier-store.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { TextBox } from '../parts/TextBox.tsx';
import { changesOf, draftOf, isEmail, isLead } from './step-draft.ts';
import type { Changes, StepDraft } from './step-draft.ts';
import './record.css';

interface EditStepDialogProps {
  readonly dossier: DossierView;
  readonly step: string;
  readonly onClose: () => void;
}

interface FieldsProps {
  readonly step: JourneyStep;
  readonly draft: StepDraft;
  readonly change: (part: Partial<StepDraft>) => void;
}

function Recipient({ step, draft, change }: FieldsProps) {
  const { t } = useTranslation();
  const { email, leadDays } = draft;
  return (
    <div className="edit-pair">
      {step.recipient !== null && (
        <TextField
          label={t('dossiers.edit.email')}
          value={email}
          onChange={(value) => change({ email: value })}
          {...(!isEmail(email) && { error: t('dossiers.edit.emailWrong') })}
        />
      )}
      <TextField
        label={t('dossiers.edit.leadDays')}
        description={t('dossiers.edit.leadDaysHelp')}
        inputMode="numeric"
        value={leadDays}
        onChange={(value) => change({ leadDays: value })}
        {...(!isLead(leadDays) && { error: t('dossiers.edit.leadWrong') })}
      />
    </div>
  );
}

/** The message of a step, folded: its fields in braces are filled when it is prepared. */
function Message({ step, draft, change }: FieldsProps) {
  const { t } = useTranslation();
  if (step.message === null) return null;
  return (
    <Disclosure title={t('dossiers.edit.body')}>
      <div className="form-dialog">
        <TextField
          label={t('dossiers.edit.subject')}
          value={draft.subject}
          onChange={(subject) => change({ subject })}
        />
        <TextBox
          label={t('dossiers.edit.body')}
          description={t('dossiers.edit.bodyHelp')}
          value={draft.body}
          onChange={(body) => change({ body })}
          rows={8}
        />
      </div>
    </Disclosure>
  );
}

function Fields(props: FieldsProps) {
  const { t } = useTranslation();
  const { draft, change } = props;
  return (
    <>
      <TextField
        label={t('dossiers.edit.name')}
        value={draft.title}
        onChange={(title) => change({ title })}
        autoFocus
      />
      <TextBox
        label={t('dossiers.edit.summary')}
        value={draft.summary}
        onChange={(summary) => change({ summary })}
        rows={4}
      />
      <Recipient {...props} />
      <Message {...props} />
      <TextBox
        label={t('dossiers.edit.reason')}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        isRequired
        rows={2}
      />
    </>
  );
}

/** Keeps what was changed; a refusal says why not. */
function useSave(step: JourneyStep, onClose: () => void) {
  const { run, ...act } = useAct();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const save = (reason: string, changes: Changes): Promise<boolean> =>
    run(async () => {
      const edit = (id: string): Promise<RecordOutcome> =>
        api.dossiers.editStep({ id, step: step.id, reason, ...changes });
      const why = await useDossier.getState().change(edit);
      setRefusal(why);
      if (why === null) onClose();
    });
  return { ...act, refusal, save };
}

function Form({ step, onClose }: { readonly step: JourneyStep; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [draft, setDraft] = useState(() => draftOf(step, language));
  const { isBusy, failure, refusal, save } = useSave(step, onClose);
  const changes = changesOf(step, draft, language);
  const reason = draft.reason.trim();
  return (
    <FormDialog
      title={t('dossiers.edit.title')}
      lead={`${t('dossiers.edit.lead')} ${t('dossiers.edit.other')}`}
      action={t('dossiers.edit.save')}
      isReady={changes !== undefined && reason !== ''}
      isBusy={isBusy}
      failure={failure}
      refusal={refusal}
      size="l"
      onSubmit={() => void save(reason, changes ?? {})}
      onClose={onClose}
    >
      <Fields step={step} draft={draft} change={(part) => setDraft((before) => ({ ...before, ...part }))} />
    </FormDialog>
  );
}

/** The texts of a step, changed in the dossier's own copy of its journey. */
export function EditStepDialog({ dossier, step: id, onClose }: EditStepDialogProps) {
  const step = dossier.dossier.journey.steps.find((one) => one.id === id);
  return step === undefined ? null : <Form step={step} onClose={onClose} />;
}
