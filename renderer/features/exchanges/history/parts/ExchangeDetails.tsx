import { useTranslation } from 'react-i18next';
import type { ExchangeRecord } from '../../../../../shared/contract/exchange-views.ts';
import { Disclosure } from '../../../../ui/Disclosure.tsx';
import { Panel } from '../../../../ui/Panel.tsx';
import { ChangedTable } from './ChangedTable.tsx';
import { ConnectionFacts } from './ConnectionFacts.tsx';
import { Counts, entitiesIn } from './Counts.tsx';
import { Headers } from './Headers.tsx';
import { TimingsDrawing } from './TimingsDrawing.tsx';
import { XmlText } from './XmlText.tsx';

/** Length at which services cut an excerpt. */
const EXCERPT_LENGTH = 2000;

function AnswerText({ exchange }: { readonly exchange: ExchangeRecord }) {
  const { t } = useTranslation();
  const { answerExcerpt, facts } = exchange;
  return (
    <>
      {answerExcerpt === null || answerExcerpt === '' ? (
        <p className="soft">{t('exchangesHistory.record.answerNone')}</p>
      ) : (
        <XmlText
          xml={answerExcerpt}
          label={t('exchangesHistory.record.answerExcerpt')}
          isCut={answerExcerpt.length >= EXCERPT_LENGTH}
        />
      )}
      {Object.keys(facts.headers).length > 0 && (
        <Disclosure title={t('exchangesHistory.record.answerHeaders')}>
          <Headers headers={facts.headers} />
        </Disclosure>
      )}
    </>
  );
}

/** What an exchange brought, how it went, and its answer as it came. */
export function ExchangeDetails({ exchange }: { readonly exchange: ExchangeRecord }) {
  const { t } = useTranslation();
  const { region, counts, changed, facts } = exchange;
  return (
    <>
      {changed !== null && changed.length > 0 && (
        <Panel title={t('exchangesHistory.record.changed')}>
          <div className="exchange-scroll">
            <ChangedTable region={region} changed={changed} />
          </div>
        </Panel>
      )}
      <div className="exchange-columns">
        {counts !== null && (entitiesIn(counts) ?? 0) > 0 && (
          <Panel title={t('exchangesHistory.counts.label')}>
            <Counts counts={counts} />
          </Panel>
        )}
        <Panel title={t('exchangesHistory.record.timings')}>
          <TimingsDrawing timings={facts.timings} />
        </Panel>
        <Panel title={t('exchangesHistory.record.facts')}>
          <ConnectionFacts facts={facts} />
        </Panel>
      </div>
      <Panel title={t('exchangesHistory.record.answer')}>
        <AnswerText exchange={exchange} />
      </Panel>
    </>
  );
}
