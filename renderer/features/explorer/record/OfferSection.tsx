import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityReference } from '../../../../shared/contract/cache.ts';
import { FIELD_LABELS } from '../../../../shared/domain/ror/field-labels.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { CodeLabel } from '../../../ui/CodeLabel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { agesWords } from './ages.ts';
import { hasContent } from './content.ts';
import { EntityLink } from './EntityLink.tsx';
import { Fact, Facts, FieldFact, FieldFacts } from './Facts.tsx';
import { FieldValue } from './FieldValue.tsx';
import { FindingMark } from './FindingMark.tsx';
import { findingsAt } from './findings.ts';
import { useRecordInPage } from './record-context.ts';
import { useRecord } from './record-store.ts';
import { Section } from './Section.tsx';
import { childrenOf, fieldsAs } from './view.ts';
import type { Fields } from './view.ts';

/** Beyond it, records of what is referred to are not read for their details. */
const MOST_READ = 60;

/** Reads the records of what this one refers to, for what is told of them here. */
function useRelated(references: readonly EntityReference[]) {
  const related = useRecord((state) => state.related);
  const readRelated = useRecord((state) => state.readRelated);
  const ids = references.slice(0, MOST_READ).map(({ id }) => id);
  const key = ids.join(' ');
  useEffect(() => {
    if (key !== '') void readRelated(key.split(' '));
  }, [key, readRelated]);
  return related;
}

/** Activités opérationnelles, each with its code and its families. */
function Activities() {
  const { view } = useRecordInPage();
  const { t } = useTranslation();
  const activities = childrenOf(view, ['activite']);
  const related = useRelated(activities);
  if (activities.length === 0) return null;
  return (
    <Fact label={t('record.offer.activities')} place={['rattachements']}>
      <ul className="record-values">
        {activities.map((activity) => {
          const read = related[activity.id];
          const { types = [], familles = [] } = read === undefined ? {} : fieldsAs<'activite'>(read);
          return (
            <li key={activity.id} className="record-inline">
              <EntityLink entity={activity} />
              {types.map((type) => (
                <CodeLabel key={type.code} code={{ ...type, label: '' }} />
              ))}
              {familles.length > 0 && (
                <span className="soft">{familles.map(({ label, code }) => shownText(label || code)).join(', ')}</span>
              )}
            </li>
          );
        })}
      </ul>
    </Fact>
  );
}

/** Équipements spécifiques, each with how many are in service. */
function Equipment() {
  const { view, kind, findings } = useRecordInPage();
  const { t } = useTranslation();
  const language = useLanguage();
  const equipment = childrenOf(view, ['equipement']);
  const related = useRelated(equipment);
  const label = FIELD_LABELS[kind]['equipements']?.[language] ?? '';
  if (equipment.length === 0 && findingsAt(findings, ['equipements']).length === 0) return null;
  return (
    <Fact label={label} place={['equipements']}>
      <ul className="record-values">
        {equipment.map((one) => {
          const read = related[one.id];
          const number = read === undefined ? undefined : fieldsAs<'equipement'>(read).nombreEnService;
          const count =
            number !== undefined && /^\d{1,9}$/u.test(number) ? formatNumber(Number(number), language) : number;
          return (
            <li key={one.id} className="record-inline">
              <EntityLink entity={one} />
              {count !== undefined && (
                <span className="soft">{t('record.offer.number', { number: shownText(count) })}</span>
              )}
            </li>
          );
        })}
      </ul>
    </Fact>
  );
}

/** Who is taken care of: kinds of patients, ages in words. */
function Patients() {
  const { view } = useRecordInPage();
  const { t } = useTranslation();
  const language = useLanguage();
  const { patientele } = fieldsAs<'oi'>(view);
  if (patientele === undefined) return <FieldFact field="patientele" />;
  const { publics, ageMinimum, ageMaximum } = patientele;
  const ages = agesWords(ageMinimum, ageMaximum, t);
  const labels = FIELD_LABELS.oi['patientele']?.of ?? {};
  return (
    <>
      {publics !== undefined && (
        <Fact label={labels['publics']?.[language] ?? ''} place={['patientele', 'publics']}>
          <FieldValue value={publics} row={undefined} labels={undefined} place={['patientele', 'publics']} />
        </Fact>
      )}
      {ages !== '' && (
        <Fact label={t('record.offer.ages')}>
          {ages}
          <FindingMark place={['patientele', 'ageMinimum']} />
          <FindingMark place={['patientele', 'ageMaximum']} />
        </Fact>
      )}
    </>
  );
}

/** Links without more to tell than the activités themselves are told by them. */
function Links() {
  const { view } = useRecordInPage();
  const links = (view.fields['rattachements'] ?? []) as readonly Fields[];
  const isMarked = childrenOf(view, ['activite']).length > 0;
  return isMarked && !hasContent(links) ? null : <FieldFact field="rattachements" />;
}

/** What an OI offers, to whom, and how. */
export function OfferSection() {
  return (
    <Section id="offer">
      <Facts>
        <FieldFact field="champsActivite" />
        <Activities />
        <FieldFact field="modePriseEnCharge" />
        <Patients />
        <FieldFacts fields={['specialisationsPriseEnCharge', 'actesSpecifiques']} />
        <Equipment />
        <FieldFacts
          fields={[
            'temporaliteAccueil',
            'accueilSequentielAccepte',
            'categorieOrganisation',
            'ouvertureAnnuelle',
            'secteursPsychiatriques',
            'modesGestion',
            'typeMaternite',
            'competenceRessource',
            'uniteSensible',
          ]}
        />
        <Links />
      </Facts>
    </Section>
  );
}
