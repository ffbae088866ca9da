import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Radio, RadioGroup } from 'react-aria-components';
import type { JourneyRow } from '../../../../shared/contract/dossier-views.ts';
import { api } from '../../../client/index.ts';
import { useAct } from '../../../shell/use-act.ts';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../parts/FormDialog.tsx';
import { useText } from '../parts/use-text.ts';
import { goToDossier } from '../use-view.ts';
import '../record/record.css';
import { RegionsField } from './RegionsField.tsx';

interface CreateDialogProps {
  readonly row: JourneyRow;
  readonly answers: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

/** The sandbox region, which answers for every server in a rehearsal. */
const SANDBOX = 'BAC';
const KINDS = ['real', 'rehearsal'] as const;
type Kind = (typeof KINDS)[number];

function KindField({ value, onChange }: { readonly value: Kind; readonly onChange: (kind: Kind) => void }) {
  const { t } = useTranslation();
  return (
    <RadioGroup
      aria-label={t('dossiersChooser.create.kind')}
      className="chooser-answers"
      value={value}
      onChange={(kind) => onChange(kind as Kind)}
    >
      <span className="record-label" aria-hidden="true">
        {t('dossiersChooser.create.kind')}
      </span>
      {KINDS.map((kind) => (
        <Radio key={kind} value={kind} className="chooser-answer" aria-label={t(`dossiersChooser.create.${kind}`)}>
          <span className="radio-dot" aria-hidden="true" />
          <span className="chooser-kind">
            <strong>{t(`dossiersChooser.create.${kind}`)}</strong>
            <span className="soft">{t(`dossiersChooser.create.${kind}Text`)}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** Opens the dossier and shows it. */
function useCreate({ row, answers }: CreateDialogProps) {
  const { run, ...act } = useAct();
  const create = (title: string, isRehearsal: boolean, regions: readonly string[]): Promise<boolean> =>
    run(async () => {
      const { id } = await api.dossiers.create({
        journey: row.key,
        ...(title.trim() !== '' && { title: title.trim() }),
        regions: isRehearsal ? [SANDBOX] : [...regions],
        isRehearsal,
        answers,
      });
      goToDossier(id);
    });
  return { ...act, create };
}

/** Names a dossier before it is opened: for what, for real or to rehearse. */
export function CreateDialog(props: CreateDialogProps) {
  const { t } = useTranslation();
  const text = useText();
  const { isBusy, failure, create } = useCreate(props);
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<Kind>('real');
  const [regions, setRegions] = useState<readonly string[]>([]);
  return (
    <FormDialog
      title={t('dossiersChooser.create.title')}
      lead={text(props.row.title)}
      action={t('dossiersChooser.create.action')}
      isReady
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void create(title, kind === 'rehearsal', regions)}
      onClose={props.onClose}
    >
      <TextField
        label={t('dossiersChooser.create.name')}
        description={t('dossiersChooser.create.namePlaceholder')}
        value={title}
        onChange={setTitle}
        maxLength={120}
        autoFocus
      />
      <KindField value={kind} onChange={setKind} />
      {kind === 'real' && <RegionsField value={regions} onChange={setRegions} />}
    </FormDialog>
  );
}
