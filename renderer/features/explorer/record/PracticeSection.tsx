import { FIELD_LABELS } from '../../../../shared/domain/ror/field-labels.ts';
import { MAPPING } from '../../../../shared/domain/ror/mapping.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { hasContent, METADATA_FIELDS } from './content.ts';
import { Fact, Facts } from './Facts.tsx';
import { FieldValue } from './FieldValue.tsx';
import { useRecordInPage } from './record-context.ts';
import { Section } from './Section.tsx';
import type { Fields } from './view.ts';

/** Shown with the contacts, by level, and with the hours. */
const ELSEWHERE = [...METADATA_FIELDS, 'telecommunication', 'horaire'];

/** Situation opérationnelle of a professional. */
export function PracticeSection() {
  const { view } = useRecordInPage();
  const language = useLanguage();
  const situation = (view.fields['situationOperationnelle'] ?? {}) as Fields;
  const labels = FIELD_LABELS.professionnel['situationOperationnelle']?.of ?? {};
  const row = MAPPING.professionnel['situationOperationnelle'];
  const table = row?.type === 'object' ? row.table : {};
  return (
    <Section id="practice">
      <Facts>
        {Object.entries(situation)
          .filter(([field, value]) => !ELSEWHERE.includes(field) && labels[field] !== undefined && hasContent(value))
          .map(([field, value]) => (
            <Fact key={field} label={labels[field]?.[language] ?? field} place={['situationOperationnelle', field]}>
              <FieldValue
                value={value}
                row={table[field]}
                labels={labels[field]?.of}
                place={['situationOperationnelle', field]}
              />
            </Fact>
          ))}
      </Facts>
    </Section>
  );
}
