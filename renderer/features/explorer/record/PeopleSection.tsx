import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityReference, EntityView } from '../../../../shared/contract/cache.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { CodeLabel } from '../../../ui/CodeLabel.tsx';
import { EntityLink } from './EntityLink.tsx';
import { useRecordInPage } from './record-context.ts';
import { useRecord } from './record-store.ts';
import { RecordTable } from './RecordTable.tsx';
import { Section } from './Section.tsx';
import { usePortion } from './use-portion.ts';
import { childrenOf, fieldsAs } from './view.ts';
import type { ShownCode } from './view.ts';

const STEP = 20;
const COLUMNS = ['name', 'profession', 'speciality', 'situation'] as const;

function Codes({ codes = [] }: { readonly codes?: readonly ShownCode[] }) {
  return codes.map((code) => (
    <span key={code.code} className="record-block">
      <CodeLabel code={code} labelOnly />
    </span>
  ));
}

/** Whether the carte Vitale is accepted, home visits are made, fees are controlled: what is told of it, in words. */
function usePracticeWords(view: EntityView | undefined): string {
  const { t } = useTranslation();
  if (view === undefined) return '';
  const { carteVitaleAcceptee, visiteDomicile, optionAccesSoins } =
    fieldsAs<'professionnel'>(view).situationOperationnelle ?? {};
  const words = [
    carteVitaleAcceptee === undefined ? '' : t(carteVitaleAcceptee ? 'record.people.vitale' : 'record.people.noVitale'),
    visiteDomicile === true ? t('record.people.visits') : '',
    optionAccesSoins === true ? t('record.people.optam') : '',
  ];
  return words.filter((word) => word !== '').join(', ');
}

function PersonRow({ person, view }: { readonly person: EntityReference; readonly view: EntityView | undefined }) {
  const practice = usePracticeWords(view);
  const fields = view === undefined ? {} : fieldsAs<'professionnel'>(view);
  const { professions, specialites = [], diplomes = [], situationOperationnelle: situation } = fields;
  const knowHow = diplomes.flatMap(({ specialite }) => (specialite === undefined ? [] : [specialite]));
  const specialities = [...specialites, ...knowHow].filter(
    (one, index, all) => all.findIndex(({ code }) => code === one.code) === index,
  );
  return (
    <tr aria-busy={view === undefined}>
      <th scope="row" className="record-person">
        <EntityLink entity={person} />
      </th>
      <td>{professions !== undefined && <Codes codes={professions} />}</td>
      <td>
        <Codes codes={specialities} />
      </td>
      <td>
        <Codes
          codes={[situation?.modeExercice, situation?.secteurConventionnement].filter((one) => one !== undefined)}
        />
        {practice}
      </td>
    </tr>
  );
}

/** Who practises there, with their situation opérationnelle. */
export function PeopleSection() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view } = useRecordInPage();
  const people = childrenOf(view, ['professionnel']);
  const { shown, more, showMore } = usePortion(people, STEP);
  const related = useRecord((state) => state.related);
  const readRelated = useRecord((state) => state.readRelated);
  const key = shown.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (key !== '') void readRelated(key.split(' '));
  }, [key, readRelated]);
  return (
    <Section id="people" aside={<span className="soft">{formatNumber(people.length, language)}</span>}>
      <RecordTable
        caption={t('record.people.caption')}
        columns={COLUMNS.map((column) => ({ name: t(`record.people.${column}`) }))}
      >
        {shown.map((person) => (
          <PersonRow key={person.id} person={person} view={related[person.id]} />
        ))}
      </RecordTable>
      {more > 0 && (
        <div className="no-print">
          <Button onPress={showMore}>{t('record.showMore', { count: more })}</Button>
        </div>
      )}
    </Section>
  );
}
