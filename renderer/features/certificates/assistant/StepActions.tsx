import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { usePlace } from './steps.ts';

interface StepActionsProps {
  /** What goes on, when it is not the next step alone. */
  readonly onNext?: (() => void) | undefined;
  readonly isNextDisabled?: boolean;
  readonly nextLabel?: string;
  /** In the place of the button that goes on. */
  readonly children?: ReactNode;
}

/** Back, and on. */
export function StepActions({ onNext, isNextDisabled = false, nextLabel, children }: StepActionsProps) {
  const { t } = useTranslation();
  const { next, previous } = usePlace();
  return (
    <div className="request-actions no-print">
      {previous !== undefined && (
        <Button icon={<ArrowLeft aria-hidden="true" />} onPress={previous}>
          {t('certificatesRequest.previous')}
        </Button>
      )}
      {children === undefined ? (
        <Button
          look="primary"
          isDisabled={isNextDisabled}
          icon={<ArrowRight aria-hidden="true" />}
          onPress={onNext ?? next}
        >
          {nextLabel ?? t('certificatesRequest.next')}
        </Button>
      ) : (
        children
      )}
    </div>
  );
}
