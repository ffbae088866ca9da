import { Copy, CopyCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../client/copy.ts';
import { Button, IconButton } from './Button.tsx';
import './copy-button.css';

const TOLD_MS = 4000;

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for the button that has only an icon. */
  readonly name?: string;
  /** Words of a button that has some. */
  readonly children?: ReactNode;
}

/** Puts a text on the clipboard, and says so for a moment. */
export function CopyButton({ text, name = '', children }: CopyButtonProps) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<'done' | 'refused'>();
  useEffect(() => {
    if (said === undefined) return undefined;
    const timer = window.setTimeout(() => setSaid(undefined), TOLD_MS);
    return () => window.clearTimeout(timer);
  }, [said]);
  const copy = (): void => setSaid(copyText(text) ? 'done' : 'refused');
  const icon = said === 'done' ? <CopyCheck aria-hidden="true" /> : <Copy aria-hidden="true" />;
  return (
    <span className="copy-button no-print">
      {children === undefined ? (
        <IconButton label={t('certificates.copy.value', { name })} onPress={copy}>
          {icon}
        </IconButton>
      ) : (
        <Button icon={icon} onPress={copy}>
          {children}
        </Button>
      )}
      <span role="status" className={children === undefined ? 'visually-hidden' : 'soft'}>
        {said !== undefined && t(`certificates.copy.${said}`)}
      </span>
    </span>
  );
}
