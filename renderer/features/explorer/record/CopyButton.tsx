import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../client/copy.ts';
import { IconButton } from '../../../ui/Button.tsx';
import './copy-button.css';

/** How long the button says that it has copied, in ms. */
const TOLD = 2000;

interface CopyButtonProps {
  /** What is copied, in words: « FINESS 750000001 ». */
  readonly what: string;
  readonly text: string;
}

/** Copies a text as it is, and says so. */
export function CopyButton({ what, text }: CopyButtonProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (state === 'idle') return undefined;
    const timer = setTimeout(() => {
      setState('idle');
    }, TOLD);
    return () => {
      clearTimeout(timer);
    };
  }, [state]);
  const told = { idle: '', copied: t('record.copied'), refused: t('record.copyRefused') }[state];
  return (
    <span className="copy-button no-print">
      <IconButton
        label={t('record.copy', { what })}
        onPress={() => {
          setState(copyText(text) ? 'copied' : 'refused');
        }}
      >
        {state === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      </IconButton>
      <span role="status" className={state === 'refused' ? 'copy-button-told' : 'visually-hidden'}>
        {told}
      </span>
    </span>
  );
}
