import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import { CIRCLE_ENVIRONMENTS } from '../../../../shared/domain/onboarding/declared.ts';
import type { Refusal } from '../../../../shared/domain/onboarding/dossier.ts';
import { ticketsFor } from '../../../client/index.ts';
import { useAct } from '../../../shell/use-act.ts';
import { TextField } from '../../../ui/Field.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { shortName } from '../../../ui/short-name.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { useDossier } from '../dossier-store.ts';
import { today } from '../parts/days.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { TextBox } from '../parts/TextBox.tsx';
import { capital, useWords } from '../parts/use-words.ts';
import { CertificateField } from '../record/CertificateField.tsx';
import { FilesField } from '../record/FilesField.tsx';
import { useRegionRows } from '../regions-store.ts';
import { turnsOf } from './acts.ts';
import type { Noting, NotingDraft } from './acts.ts';

interface NoteDialogProps {
  readonly dossier: DossierView;
  readonly noting: Noting;
  readonly onClose: () => void;
}

interface FieldsProps extends Pick<NoteDialogProps, 'dossier'> {
  readonly draft: NotingDraft;
  readonly change: (part: Partial<NotingDraft>) => void;
}

const CIRCLE = '*';

function startOf({ row, state }: Noting, dossier: DossierView): NotingDraft {
  return {
    date: today(),
    region: row?.region ?? dossier.regions[0] ?? '',
    environment: row?.environment ?? 'test',
    certificate: row?.certificate.sha256 ?? '',
    ...{ state, by: '', note: '' },
  };
}

/** Where a new entry is, and of which certificate: only what is not known yet is asked. */
function PlaceFields({ dossier, draft, change }: FieldsProps) {
  const { t } = useTranslation();
  const { environments, whitelist } = useWords();
  const rows = useRegionRows();
  const regions = rows.map(({ code, label }) => ({ id: code, label: shownText(label) }));
  return (
    <>
      <Picker
        label={t('dossiersRegisters.whitelist.columns.region')}
        choices={[{ id: CIRCLE, label: t('dossiersRegisters.whitelist.circle') }, ...regions]}
        value={draft.region === '' ? CIRCLE : draft.region}
        onChange={(region) => change({ region: region === CIRCLE ? '' : region })}
      />
      <Picker
        label={t('dossiersRegisters.whitelist.columns.environment')}
        choices={CIRCLE_ENVIRONMENTS.map((id) => ({ id, label: capital(environments[id]) }))}
        value={draft.environment}
        onChange={(environment) => change({ environment })}
      />
      <CertificateField
        step={{ environment: draft.environment, role: null }}
        isRehearsal={dossier.isRehearsal}
        value={draft.certificate}
        onChange={(certificate) => change({ certificate })}
      />
      <Picker
        label={t('dossiersRegisters.whitelist.dialog.state')}
        choices={turnsOf(undefined).map((id) => ({ id, label: capital(whitelist[id]) }))}
        value={draft.state}
        onChange={(state) => change({ state })}
      />
    </>
  );
}

/** When, by whom, and what is to be found again. */
function SaidFields({ draft, change }: Omit<FieldsProps, 'dossier'>) {
  const { t } = useTranslation();
  const optional = (label: string): string => `${label} (${t('dossiers.record.optional')})`;
  return (
    <>
      <TextField
        label={t('dossiers.record.date')}
        description={t('dossiers.record.dateHelp')}
        type="date"
        value={draft.date}
        onChange={(date) => change({ date })}
        isRequired
        autoFocus
      />
      <TextField
        label={optional(t('dossiersRegisters.whitelist.dialog.by'))}
        description={t('dossiersRegisters.whitelist.dialog.byHelp')}
        value={draft.by}
        maxLength={200}
        onChange={(by) => change({ by })}
      />
      <TextBox
        label={optional(t('dossiers.record.note'))}
        rows={2}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
    </>
  );
}

/** Notes it with its files; gives the dialog what it shows meanwhile. */
function useNote(onClose: () => void) {
  const { isBusy, failure, run } = useAct();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const save = ({ by, note, ...draft }: NotingDraft, files: readonly File[]): Promise<boolean> =>
    run(async () => {
      const given = await ticketsFor(files);
      const why = await useDossier.getState().record({
        ...{ type: 'liste-blanche', ...draft },
        ...(by.trim() !== '' && { by: by.trim() }),
        ...(note.trim() !== '' && { note: note.trim() }),
        ...(given.length > 0 && { files: given.map(({ ticket }) => ticket) }),
      });
      setRefusal(why);
      if (why === null) onClose();
    });
  return { isBusy, failure, refusal, save };
}

/** Notes what became of an entry of a whitelist, or a new one. */
export function NoteDialog({ dossier, noting, onClose }: NoteDialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => startOf(noting, dossier));
  const [files, setFiles] = useState<readonly File[]>([]);
  const { isBusy, failure, refusal, save } = useNote(onClose);
  const { row } = noting;
  const change = (part: Partial<NotingDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const title =
    row === undefined
      ? 'dossiersRegisters.whitelist.dialog.new'
      : (`dossiersRegisters.whitelist.acts.${noting.state}` as const);
  const place = row?.region === '' ? t('dossiersRegisters.whitelist.circle') : shownText(row?.regionLabel ?? '');
  return (
    <FormDialog
      title={t(title)}
      lead={
        row === undefined
          ? t('dossiersRegisters.whitelist.dialog.lead')
          : `${place} · ${shownText(shortName(row.certificate.subject))}`
      }
      action={t('dossiers.record.save')}
      isReady={draft.date !== '' && draft.certificate !== ''}
      {...{ isBusy, failure, refusal, onClose }}
      onSubmit={() => void save(draft, files)}
    >
      {row === undefined && <PlaceFields dossier={dossier} draft={draft} change={change} />}
      <SaidFields draft={draft} change={change} />
      <FilesField files={files} onChange={setFiles} />
    </FormDialog>
  );
}
