import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import './term.css';

interface TermProps {
  readonly children: ReactNode;
  /** The word in full, for the name of the button. */
  readonly name: string;
  readonly explanation: string;
}

/** A word, and what it means for whoever asks. */
export function Term({ children, name, explanation }: TermProps) {
  const { t } = useTranslation();
  return (
    <span className="term">
      {children}
      <DialogTrigger>
        <Button className="term-button no-print" aria-label={t('certificatesRecord.term', { name })}>
          <CircleHelp aria-hidden="true" />
        </Button>
        <Popover className="popover term-popover" placement="top">
          <Dialog className="term-dialog" aria-label={name}>
            <p>{explanation}</p>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </span>
  );
}
