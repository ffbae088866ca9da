import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../../shared/domain/onboarding/dossier.ts';
import { useAct } from '../../../shell/use-act.ts';
import { useDossier } from '../dossier-store.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { TextBox } from '../parts/TextBox.tsx';

export type WholeEvent = 'note' | 'abandon' | 'reouverture';

const WORDS = {
  note: { title: 'dossiers.whole.noteTitle', save: 'dossiers.record.save' },
  abandon: { title: 'dossiers.whole.abandonTitle', save: 'dossiers.actions.abandon' },
  reouverture: { title: 'dossiers.whole.reopenTitle', save: 'dossiers.actions.reopen' },
} as const;

interface WholeDialogProps {
  readonly type: WholeEvent;
  readonly onClose: () => void;
}

/** A note, the giving up or the reopening of a dossier. */
export function WholeDialog({ type, onClose }: WholeDialogProps) {
  const { t } = useTranslation();
  const { isBusy, failure, run } = useAct();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const save = async (): Promise<void> => {
    const event = type === 'note' ? { type, note: text } : { type, reason: text };
    await run(async () => {
      const why = await useDossier.getState().record(event);
      setRefusal(why);
      if (why === null) onClose();
    });
  };
  return (
    <FormDialog
      title={t(WORDS[type].title)}
      {...(type !== 'note' && { lead: t(`dossiers.whole.${type === 'abandon' ? 'abandonLead' : 'reopenLead'}`) })}
      action={t(WORDS[type].save)}
      look={type === 'abandon' ? 'danger' : 'primary'}
      isReady={text.trim() !== ''}
      isBusy={isBusy}
      failure={failure}
      refusal={refusal}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextBox
        label={t(type === 'note' ? 'dossiers.whole.noteLabel' : 'dossiers.whole.reason')}
        value={text}
        onChange={setText}
        autoFocus
      />
    </FormDialog>
  );
}
