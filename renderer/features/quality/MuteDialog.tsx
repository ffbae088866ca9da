import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { attempt } from '../../shell/FailureNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { sentenceOf } from './finding-words.ts';
import { useQuality } from './quality-store.ts';

const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

interface MuteDialogProps {
  /** Undefined: closed. */
  readonly code: string | undefined;
  readonly onClose: () => void;
  readonly onMuted?: () => void;
}

function MuteForm({ code, onClose, onMuted }: MuteDialogProps & { readonly code: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isGood = reason.trim().length >= SHORTEST_REASON;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isGood) return;
    attempt(async () => {
      await useQuality.getState().mute(code, reason.trim());
      onClose();
      onMuted?.();
    });
  };
  return (
    <form className="quality-form" onSubmit={submit}>
      <p>{shownText(sentenceOf(code, language))}</p>
      <p className="soft">{t('quality.mute.text')}</p>
      <TextField
        autoFocus
        label={t('quality.mute.reason')}
        description={t('quality.mute.example')}
        value={reason}
        onChange={setReason}
        maxLength={LONGEST_REASON}
        {...(isTried && !isGood && { error: t('quality.mute.tooShort') })}
      />
      <div className="quality-form-actions">
        <Button onPress={onClose}>{t('quality.mute.cancel')}</Button>
        <Button look="primary" type="submit">
          {t('quality.mute.do')}
        </Button>
      </div>
    </form>
  );
}

/** Asks why a finding or a rule is no longer to be shown. */
export function MuteDialog({ code, ...rest }: MuteDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('quality.mute.title')}
      closeLabel={t('shell.close')}
      isOpen={code !== undefined}
      onClose={rest.onClose}
    >
      {code !== undefined && <MuteForm code={code} {...rest} />}
    </Dialog>
  );
}
