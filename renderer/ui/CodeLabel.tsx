import { CircleHelp, CircleSlash, WandSparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { LabelledCode } from '../../shared/contract/common.ts';
import { shownText } from './shown-text.ts';
import './code-label.css';

const ICONS = { retired: CircleSlash, guessed: WandSparkles, unknown: CircleHelp } as const;
const REASONS = {
  retired: 'record.code.retiredWhy',
  guessed: 'record.code.guessedWhy',
  unknown: 'record.code.unknownWhy',
} as const;

interface CodeLabelProps {
  /** `scheme` is the OID of its table, told for a code that is marked; `text` what the document itself calls it. */
  readonly code: LabelledCode & { readonly scheme?: string; readonly text?: string };
  /** Leaves out the code beside its label, in tables where it would be noise. */
  readonly labelOnly?: boolean;
}

/** Says that a code is retired, guessed or unknown; the explanation is read aloud and shown on focus or hover. */
function CodeStatus({ status, scheme }: { readonly status: keyof typeof ICONS; readonly scheme: string | undefined }) {
  const { t } = useTranslation();
  const Icon = ICONS[status];
  const table =
    scheme === undefined || scheme === '' ? '' : ` ${t('record.code.table', { scheme: shownText(scheme) })}`;
  const why = `${t(REASONS[status])}${table}`;
  return (
    <TooltipTrigger delay={300}>
      <Button
        className={`code-label-status code-label-${status}`}
        aria-label={`${t(`record.code.${status}`)} : ${why}`}
      >
        <Icon aria-hidden="true" />
        {t(`record.code.${status}`)}
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {why}
      </Tooltip>
    </TooltipTrigger>
  );
}

/** The same in the little room of a cell: the words are read aloud and shown on hover. */
export function CodeMark({ status }: { readonly status: keyof typeof ICONS }) {
  const { t } = useTranslation();
  const Icon = ICONS[status];
  const words = t(`record.code.marks.${status}`);
  return (
    <span className={`code-mark code-label-${status}`} title={words}>
      <Icon aria-hidden="true" />
      <span className="visually-hidden">({words})</span>
    </span>
  );
}

/** A value of a nomenclature as people read it: its label, its code, and a mark when the label is not to be relied on. */
export function CodeLabel({ code: { code, label, status, scheme, text }, labelOnly = false }: CodeLabelProps) {
  const { t } = useTranslation();
  const hasLabel = label !== '' && label !== code;
  return (
    <span className="code-label">
      {hasLabel && <span>{shownText(label)}</span>}
      {(!hasLabel || !labelOnly) && code !== '' && <code className="code-label-code">{shownText(code)}</code>}
      {status !== undefined && <CodeStatus status={status} scheme={scheme} />}
      {text !== undefined && text !== '' && (
        <span className="soft">{t('record.code.documentText', { text: shownText(text) })}</span>
      )}
    </span>
  );
}
