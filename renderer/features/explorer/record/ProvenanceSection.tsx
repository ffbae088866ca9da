import { useTranslation } from 'react-i18next';
import { FIELD_LABELS } from '../../../../shared/domain/ror/field-labels.ts';
import { METADONNEES_LABELS } from '../../../../shared/domain/ror/field-labels-base.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { BroughtBy } from './BroughtBy.tsx';
import { momentWords } from './dates.ts';
import { Fact, Facts, FieldFact } from './Facts.tsx';
import { isSameMetadata, partsOf, referencesOf } from './parts.ts';
import type { ShownMetadata } from './parts.ts';
import { useRecordInPage } from './record-context.ts';
import { RecordTable } from './RecordTable.tsx';
import { Section } from './Section.tsx';
import { shownLines } from './texts.ts';
import { useProfilWords, useSourceName } from './use-words.ts';

const METADATA = [
  'dateCreation',
  'dateMiseAJour',
  'statut',
  'repertoireSource',
  'cleReconciliation',
  'commentaires',
] as const;

function useMetadataText() {
  const language = useLanguage();
  return (metadata: ShownMetadata, field: (typeof METADATA)[number]): string => {
    const value = metadata[field];
    if (value === undefined) return '';
    return field === 'dateCreation' || field === 'dateMiseAJour' ? momentWords(value, language) : shownLines(value);
  };
}

/** Parts whose dates differ from the record's: what was touched, and when. */
function PartsTable() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view } = useRecordInPage();
  const textOf = useMetadataText();
  const own = view.fields['metadonnees'] as ShownMetadata | undefined;
  const parts = partsOf(view, language);
  const different = parts.filter(({ metadata }) => !isSameMetadata(metadata, own));
  const used = METADATA.filter((field) => different.some(({ metadata }) => metadata[field] !== undefined));
  const same = parts.length - different.length;
  if (parts.length === 0) return null;
  return (
    <Disclosure title={t('record.provenance.parts')}>
      <p className="soft">
        {different.length > 0 && t('record.provenance.partsLead', { count: different.length })}{' '}
        {same > 0 && t('record.provenance.same', { count: same })}
      </p>
      {different.length > 0 && (
        <RecordTable
          caption={t('record.provenance.parts')}
          columns={[
            { name: t('record.provenance.part') },
            ...used.map((field) => ({ name: METADONNEES_LABELS[field][language] })),
          ]}
        >
          {different.map(({ label, metadata }, index) => (
            <tr key={index}>
              <th scope="row">{label}</th>
              {used.map((field) => (
                <td key={field}>{textOf(metadata, field)}</td>
              ))}
            </tr>
          ))}
        </RecordTable>
      )}
    </Disclosure>
  );
}

/** Links by the keys of the file, for whoever looks at the XML. */
function References() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view, kind } = useRecordInPage();
  const own = view.fields['cle'];
  const references = [
    ...(typeof own === 'string' ? [{ label: FIELD_LABELS[kind]['cle']?.[language] ?? '', key: own }] : []),
    ...referencesOf(view, language),
  ];
  if (references.length === 0) return null;
  return (
    <Disclosure title={t('record.provenance.references')}>
      <p className="soft">{t('record.provenance.referencesLead')}</p>
      <Facts>
        {references.map(({ label, key }, index) => (
          <Fact key={index} label={label}>
            <code>{shownText(key)}</code>
          </Fact>
        ))}
      </Facts>
    </Disclosure>
  );
}

/** Where the record comes from and when it was last touched. */
export function ProvenanceSection() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view } = useRecordInPage();
  const { file, importedAt } = view.provenance;
  const metadata = (view.fields['metadonnees'] ?? {}) as ShownMetadata;
  const textOf = useMetadataText();
  const source = useSourceName(view.source);
  const profil = useProfilWords(view.provenance.profil);
  return (
    <Section id="provenance">
      <Facts>
        <Fact label={t('record.header.source')}>{shownText(source)}</Fact>
        <Fact label={t('record.provenance.file')}>{shownText(file)}</Fact>
        <Fact label={t('record.provenance.importedAt')}>{momentWords(importedAt, language)}</Fact>
        <Fact label={t('record.provenance.profil')}>{profil}</Fact>
        {METADATA.map(
          (field) =>
            metadata[field] !== undefined && (
              <Fact key={field} label={METADONNEES_LABELS[field][language]} place={['metadonnees', field]}>
                <span className="record-text">{textOf(metadata, field)}</span>
              </Fact>
            ),
        )}
        {Object.keys(metadata).length === 0 && <FieldFact field="metadonnees" />}
      </Facts>
      <BroughtBy />
      <PartsTable />
      <References />
    </Section>
  );
}
