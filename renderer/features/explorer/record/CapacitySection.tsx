import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { CodeLabel } from '../../../ui/CodeLabel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { momentWords } from './dates.ts';
import { Facts, FieldFacts } from './Facts.tsx';
import { FindingMark } from './FindingMark.tsx';
import { useRecordInPage } from './record-context.ts';
import { RecordTable } from './RecordTable.tsx';
import { Section } from './Section.tsx';
import { fieldsAs } from './view.ts';

interface Line {
  readonly key: string;
  readonly what: ReactNode;
  readonly place: readonly string[];
  readonly total: string | undefined;
  readonly available?: string | undefined;
  readonly updated?: string | undefined;
}

function useLines(): readonly Line[] {
  const { t } = useTranslation();
  const { view } = useRecordInPage();
  const { capaciteAccueil, capaciteAccueilCrise, capacitesHabitation = [] } = fieldsAs<'oi'>(view);
  const reception = (['lits', 'places'] as const).map((field) => ({
    key: field,
    what: t(field === 'lits' ? 'record.capacity.beds' : 'record.capacity.places'),
    place: ['capaciteAccueil', field],
    total: capaciteAccueil?.[field]?.total,
    available: capaciteAccueil?.[field]?.disponibles,
    updated: capaciteAccueil?.[field]?.dateMiseAJour,
  }));
  const crisis = (['capaciteT0', 'capaciteT60'] as const).map((field) => ({
    key: field,
    what: t(field === 'capaciteT0' ? 'record.capacity.crisis0' : 'record.capacity.crisis60'),
    place: ['capaciteAccueilCrise', field],
    total: capaciteAccueilCrise?.[field],
  }));
  const housing = capacitesHabitation.map(({ type, nombre }, index) => ({
    key: `housing-${index}`,
    what: (
      <>
        {t('record.capacity.housing')} : {type !== undefined && <CodeLabel code={type} />}
      </>
    ),
    place: ['capacitesHabitation', String(index + 1)],
    total: nombre ?? '—',
  }));
  const lines: readonly Line[] = [...reception, ...crisis, ...housing];
  return lines.filter(({ total, available, updated }) => (total ?? available ?? updated) !== undefined);
}

function Count({ value }: { readonly value: string | undefined }) {
  const language = useLanguage();
  if (value === undefined) return '';
  return /^\d{1,15}$/u.test(value.trim()) ? formatNumber(Number(value), language) : shownText(value);
}

function CapacityRow({ line, hasAvailability }: { readonly line: Line; readonly hasAvailability: boolean }) {
  const language = useLanguage();
  const { what, place, total, available, updated } = line;
  return (
    <tr>
      <th scope="row">
        {what}
        <FindingMark place={place} />
      </th>
      <td className="numeric">
        <Count value={total} />
      </td>
      {hasAvailability && (
        <>
          <td className="numeric">
            <Count value={available} />
          </td>
          <td>{updated === undefined ? '' : momentWords(updated, language)}</td>
        </>
      )}
    </tr>
  );
}

/** Beds and places, in usual times and in a crisis, and housing. */
export function CapacitySection() {
  const { t } = useTranslation();
  const lines = useLines();
  const hasAvailability = lines.some(({ available, updated }) => (available ?? updated) !== undefined);
  return (
    <Section id="capacity">
      {lines.length > 0 && (
        <RecordTable
          caption={t('record.capacity.caption')}
          columns={[
            { name: t('record.capacity.what') },
            { name: t('record.capacity.total'), isNumeric: true },
            ...(hasAvailability
              ? [{ name: t('record.capacity.available'), isNumeric: true }, { name: t('record.capacity.updated') }]
              : []),
          ]}
        >
          {lines.map((line) => (
            <CapacityRow key={line.key} line={line} hasAvailability={hasAvailability} />
          ))}
        </RecordTable>
      )}
      <Facts>
        <FieldFacts fields={['placesTemporairesAideSociale', 'placesPermanentesAideSociale']} />
      </Facts>
    </Section>
  );
}
