import { useTranslation } from 'react-i18next';
import type { Detail } from '../../../../shared/domain/ror/model-base.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { Facts, FieldFacts } from './Facts.tsx';
import { useRecordInPage } from './record-context.ts';
import { RecordTable } from './RecordTable.tsx';
import { Section } from './Section.tsx';
import { otherFields } from './sections.ts';
import { shownLines } from './texts.ts';

/** Every field that has no part of its own. */
export function OtherSection() {
  const { view } = useRecordInPage();
  return (
    <Section id="other">
      <Facts>
        <FieldFacts fields={otherFields(view.fields)} />
      </Facts>
    </Section>
  );
}

/** What the document holds that the model has no field for, as it was written. */
export function DetailsSection() {
  const { t } = useTranslation();
  const { view } = useRecordInPage();
  const details = (view.fields['details'] ?? []) as readonly Detail[];
  return (
    <Section id="details">
      <p className="soft">{t('record.details.lead')}</p>
      <RecordTable
        caption={t('record.sections.details')}
        columns={[{ name: t('record.details.path') }, { name: t('record.details.value') }]}
      >
        {details.map(({ path, value }, index) => (
          <tr key={index}>
            <th scope="row">
              <code>{shownText(path)}</code>
            </th>
            <td className="record-text">{shownLines(value)}</td>
          </tr>
        ))}
      </RecordTable>
    </Section>
  );
}
