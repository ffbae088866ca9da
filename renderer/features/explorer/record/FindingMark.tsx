import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { SEVERITIES } from '../../../../shared/domain/ror/finding.ts';
import { findingsAt } from './findings.ts';
import { useRecordInPage } from './record-context.ts';
import './finding-mark.css';

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

/** Goes to a part of the record: it takes the focus, so that reading goes on from there. */
export function goToPart(id: string): void {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}

/** Says, beside a field, that there are findings on it; goes to the first of them. Nothing where there is none. */
export function FindingMark({ place }: { readonly place: readonly string[] }) {
  const { t } = useTranslation();
  const { findings } = useRecordInPage();
  const here = findingsAt(findings, place);
  const [first] = here;
  if (first === undefined) return null;
  const severity = SEVERITIES.find((one) => here.some(({ finding }) => finding.severity === one)) ?? 'info';
  const Icon = ICONS[severity];
  const messages = [...new Set(here.map(({ finding }) => finding.message))].join(' ');
  return (
    <TooltipTrigger delay={300}>
      <Button
        className={`finding-mark finding-mark-${severity}`}
        aria-label={t('record.findings.show', { count: here.length, message: messages })}
        onPress={() => {
          goToPart(first.key);
        }}
      >
        <Icon aria-hidden="true" />
        {here.length > 1 && <span>{here.length}</span>}
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {messages}
      </Tooltip>
    </TooltipTrigger>
  );
}
