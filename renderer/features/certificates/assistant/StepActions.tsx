import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { usePlace } from './steps.ts';

interface StepActionsProps {
  /** What goes on, when it is not the next step alone. */
  readonly onNext?: (() => void) | undefined;
  readonly isNextDisabled?: boolean;
  /** The form that going on sends; Enter in its fields then goes on too. */
  readonly form?: string | undefined;
  /** In the place of the button that goes on. */
  readonly children?: ReactNode;
}

/** Back, and on. */
export function StepActions({ onNext, isNextDisabled = false, form, children }: StepActionsProps) {
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
          {...(form === undefined ? { onPress: onNext ?? next } : { type: 'submit' as const, form })}
        >
          {t('certificatesRequest.next')}
        </Button>
      ) : (
        children
      )}
    </div>
  );
}
