import type { ReactNode } from 'react';
import { FIELD_LABELS } from '../../../../shared/domain/ror/field-labels.ts';
import { MAPPING } from '../../../../shared/domain/ror/mapping.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { hasContent } from './content.ts';
import { FieldValue } from './FieldValue.tsx';
import { FindingMark } from './FindingMark.tsx';
import { findingsAt } from './findings.ts';
import { useRecordInPage } from './record-context.ts';
import './facts.css';

/** A list of facts, each with its name. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="record-facts">{children}</dl>;
}

interface FactProps {
  readonly label: string;
  /** Where the fact is in the record, for the findings on it. */
  readonly place?: readonly string[];
  readonly children: ReactNode;
}

/** One fact: its name, the findings on it, its value. */
export function Fact({ label, place = [], children }: FactProps) {
  return (
    <div className="record-fact">
      <dt>
        {label}
        <FindingMark place={place} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

interface FieldFactProps {
  readonly field: string;
  /** The value to show instead of the record's own: a part of it. */
  readonly value?: unknown;
}

/** One field of the record under its own name; nothing when it is not filled and nothing was found on it. */
export function FieldFact({ field, value }: FieldFactProps) {
  const { view, kind, findings } = useRecordInPage();
  const language = useLanguage();
  const shown = value ?? view.fields[field];
  const label = FIELD_LABELS[kind][field];
  if (label === undefined) return null;
  if (!hasContent(shown) && findingsAt(findings, [field]).length === 0) return null;
  return (
    <Fact label={label[language]} place={[field]}>
      {hasContent(shown) ? (
        <FieldValue value={shown} row={MAPPING[kind][field]} labels={label.of} place={[field]} />
      ) : (
        '—'
      )}
    </Fact>
  );
}

/** Several fields of the record, those that are filled. */
export function FieldFacts({ fields }: { readonly fields: readonly string[] }) {
  return fields.map((field) => <FieldFact key={field} field={field} />);
}
