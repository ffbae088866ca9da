import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Panel.tsx';
import type { SectionId } from './sections.ts';

interface SectionProps {
  readonly id: SectionId;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A part of the record, which the contents lead to. */
export function Section({ id, aside, children, className = '' }: SectionProps) {
  const { t } = useTranslation();
  return (
    <div id={`record-${id}`} tabIndex={-1} className={`record-section ${className}`}>
      <Panel title={t(`record.sections.${id}`)} aside={aside}>
        {children}
      </Panel>
    </div>
  );
}
