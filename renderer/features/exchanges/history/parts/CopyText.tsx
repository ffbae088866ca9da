import { Copy, CopyCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../../client/copy.ts';
import { Button } from '../../../../ui/Button.tsx';

const TOLD_MS = 4000;

/** Puts a text on the clipboard, and says so for a moment. */
export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<'copied' | 'notCopied'>();
  useEffect(() => {
    if (said === undefined) return undefined;
    const timer = window.setTimeout(() => setSaid(undefined), TOLD_MS);
    return () => window.clearTimeout(timer);
  }, [said]);
  return (
    <span className="exchange-copy no-print">
      <span role="status" className="soft">
        {said !== undefined && t(`exchangesHistory.diagnosis.${said}`)}
      </span>
      <Button
        look="quiet"
        icon={said === 'copied' ? <CopyCheck aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onPress={() => setSaid(copyText(text) ? 'copied' : 'notCopied')}
      >
        {label}
      </Button>
    </span>
  );
}
