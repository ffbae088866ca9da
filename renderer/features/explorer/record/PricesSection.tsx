import { useTranslation } from 'react-i18next';
import { FIELD_LABELS } from '../../../../shared/domain/ror/field-labels.ts';
import { MAPPING } from '../../../../shared/domain/ror/mapping.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import type { Language } from '../../../i18n/language.ts';
import { CodeLabel } from '../../../ui/CodeLabel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { dayWords } from './dates.ts';
import { hasContent } from './content.ts';
import { FieldGroup } from './FieldValue.tsx';
import { FindingMark } from './FindingMark.tsx';
import { useRecordInPage } from './record-context.ts';
import { RecordTable } from './RecordTable.tsx';
import { Section } from './Section.tsx';
import { fieldsAs, without } from './view.ts';
import type { Fields, ShownCode, ShownEntity } from './view.ts';

type Price = NonNullable<ShownEntity<'eg'>['tarifs']>[number];

const ROW = MAPPING.eg['tarifs'];
const TABLE = ROW?.type === 'object' ? ROW.table : {};
const LABELS = FIELD_LABELS.eg['tarifs']?.of ?? {};
const PLAIN = ['type', 'unite', 'montant', 'devise', 'dateMiseAJour', 'metadonnees'];

/** An amount in its currency; what is no amount or no currency stays as written. */
function amountWords(amount: string, currency: ShownCode | undefined, language: Language): string {
  const number = Number(amount);
  const code = currency?.code ?? '';
  const name = currency?.label || code;
  if (amount.trim() === '' || !Number.isFinite(number)) return shownText(`${amount} ${name}`.trim());
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  if (/^[A-Z]{3}$/u.test(code)) {
    return new Intl.NumberFormat(locale, { style: 'currency', currency: code }).format(number);
  }
  const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(number);
  return shownText(`${text} ${name}`.trim());
}

/** What a form of price says: a stay, a meal, a dependency… */
function Form({
  field,
  value,
  place,
}: {
  readonly field: string;
  readonly value: unknown;
  readonly place: readonly string[];
}) {
  const row = TABLE[field];
  const labels = LABELS[field]?.of;
  if (row?.type !== 'object' || labels === undefined || !hasContent(value)) return null;
  return <FieldGroup table={row.table} labels={labels} fields={value as Fields} place={place} />;
}

function PriceRow({ price, index }: { readonly price: Price; readonly index: number }) {
  const language = useLanguage();
  const { type, unite, montant, devise, dateMiseAJour } = price;
  const form = without(price as Fields, PLAIN);
  const place = ['tarifs', String(index + 1)];
  return (
    <tr>
      <th scope="row">
        {type === undefined ? '—' : <CodeLabel code={type} labelOnly />}
        <FindingMark place={place} />
      </th>
      <td className="record-compact">
        {Object.entries(form ?? {}).map(([field, value]) => (
          <Form key={field} field={field} value={value} place={[...place, field]} />
        ))}
      </td>
      <td className="numeric">
        {montant !== undefined && <span className="record-nowrap">{amountWords(montant, devise, language)}</span>}
        {unite !== undefined && (
          <span className="record-block soft">
            <CodeLabel code={unite} labelOnly />
          </span>
        )}
      </td>
      <td className="record-nowrap">{dateMiseAJour !== undefined && dayWords(dateMiseAJour, language)}</td>
    </tr>
  );
}

/** Prices of an establishment, with what they include and for whom. */
export function PricesSection() {
  const { t } = useTranslation();
  const { view } = useRecordInPage();
  const { tarifs = [] } = fieldsAs<'eg'>(view);
  return (
    <Section id="prices">
      <RecordTable
        caption={t('record.prices.caption')}
        columns={[
          { name: t('record.prices.what') },
          { name: t('record.prices.conditions') },
          { name: t('record.prices.amount'), isNumeric: true },
          { name: t('record.prices.updated') },
        ]}
      >
        {tarifs.map((price, index) => (
          <PriceRow key={index} price={price} index={index} />
        ))}
      </RecordTable>
    </Section>
  );
}
