import { ArrowLeft, RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExchangeRecord } from '../../../../shared/contract/exchange-views.ts';
import { saveText } from '../../../client/save-text.ts';
import { useNavigation } from '../../../navigation/store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { RunningExchange } from '../request/RequestAnswer.tsx';
import { useRequests } from '../request/request-store.ts';
import { useRegion } from '../regions-store.ts';
import { goTo, viewLink } from '../use-address.ts';
import { CopyText } from './parts/CopyText.tsx';
import { ExchangeActions } from './parts/ExchangeActions.tsx';
import { ExchangeDetails } from './parts/ExchangeDetails.tsx';
import { ExchangeOutcome } from './parts/ExchangeOutcome.tsx';
import { Fact, Facts } from './parts/Facts.tsx';
import { Headers } from './parts/Headers.tsx';
import { useExchangeWords } from './parts/use-words.ts';
import { XmlText } from './parts/XmlText.tsx';
import { useExchangeRecord } from './record-store.ts';
import './history.css';

function Replay({ exchange }: { readonly exchange: ExchangeRecord }) {
  const { t } = useTranslation();
  const { status, failure, replay } = useRequests();
  const again = async (): Promise<void> => {
    const next = await replay(exchange.region, exchange.id);
    // Not when one has gone elsewhere meanwhile.
    const shown = useNavigation.getState().route.query['exchange']?.[0];
    if (next !== undefined && shown === exchange.id) goTo('history', { exchange: next });
  };
  const isRunning = status === 'running';
  return (
    <>
      <div className="exchange-actions no-print">
        <Button icon={<RotateCcw aria-hidden="true" />} isDisabled={isRunning} onPress={() => void again()}>
          {t(isRunning ? 'exchangesHistory.record.replaying' : 'exchangesHistory.record.replay')}
        </Button>
      </div>
      <RunningExchange />
      {failure !== undefined && <ErrorPanel failure={failure} />}
    </>
  );
}

function Identity({ exchange }: { readonly exchange: ExchangeRecord }) {
  const { t } = useTranslation();
  const { moment } = useExchangeWords();
  return (
    <Facts>
      <Fact label={t('exchangesHistory.record.at')}>{moment(exchange.at)}</Fact>
      <Fact label={t('exchangesHistory.record.id')}>
        <code>{shownText(exchange.id)}</code>
      </Fact>
      <Fact label={t('exchangesHistory.record.certificate')}>
        {exchange.certificate === null ? (
          t('exchangesHistory.record.noCertificate')
        ) : (
          <code>{shownText(exchange.certificate)}</code>
        )}
      </Fact>
    </Facts>
  );
}

function Sent({ exchange }: { readonly exchange: ExchangeRecord }) {
  const { t } = useTranslation();
  const { url, requestXml, requestHeaders } = exchange;
  return (
    <Panel title={t('exchangesHistory.record.request')}>
      <p className="history-address">
        <strong>{requestXml === '' ? 'GET' : 'POST'}</strong> <code>{shownText(url)}</code>
      </p>
      <Disclosure title={t('exchangesHistory.record.headers')}>
        <Headers headers={requestHeaders} />
      </Disclosure>
      {requestXml === '' ? (
        <p className="soft">{t('exchangesHistory.record.noBody')}</p>
      ) : (
        <XmlText xml={requestXml} label={t('exchangesHistory.record.request')} />
      )}
    </Panel>
  );
}

function Support({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const explained = useExchangeRecord((state) => state.explained);
  if (explained === undefined) return null;
  const { report, commands } = explained;
  return (
    <Panel title={t('exchangesHistory.diagnosis.report')}>
      <div className="exchange-actions">
        <Button onPress={() => saveText(`${id}.txt`, report)}>{t('exchangesHistory.diagnosis.saveReport')}</Button>
        <CopyText text={report} label={t('exchangesHistory.diagnosis.copy')} />
      </div>
      <Disclosure title={t('exchangesHistory.diagnosis.commands')}>
        {Object.entries(commands).map(([name, command]) => (
          <pre key={name} className="history-command">
            {shownText(command)}
          </pre>
        ))}
      </Disclosure>
    </Panel>
  );
}

function Loaded({ exchange }: { readonly exchange: ExchangeRecord }) {
  const { t } = useTranslation();
  const { transaction, region } = useExchangeWords();
  const target = useRegion(exchange.region);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const words = { transaction: transaction(exchange.transaction), region: region(exchange.region) };
  return (
    <>
      <header className="history-title">
        <h2 ref={title} tabIndex={-1}>
          {t('exchangesHistory.record.title', words)}
        </h2>
        {target !== undefined && <EnvironmentMark environment={target.environment} />}
      </header>
      <Panel>
        <ExchangeOutcome exchange={exchange} />
        <ExchangeActions exchange={exchange} />
        <Identity exchange={exchange} />
        <Replay exchange={exchange} />
      </Panel>
      {exchange.diagnosis !== null && <Support id={exchange.id} />}
      <Sent exchange={exchange} />
      <ExchangeDetails exchange={exchange} />
    </>
  );
}

/** One exchange: what was sent, what came, how, and why it failed when it did. */
export function ExchangeRecordView({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { exchange, failure, open } = useExchangeRecord();
  useEffect(() => void open(id), [id, open]);
  return (
    <div className="history">
      <p className="no-print">
        <a className="history-back" href={viewLink('history')}>
          <ArrowLeft aria-hidden="true" />
          {t('exchangesHistory.record.back')}
        </a>
      </p>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {failure === undefined && exchange === undefined && (
        <p className="soft">{t('exchangesHistory.record.loading')}</p>
      )}
      {exchange !== undefined && <Loaded exchange={exchange} />}
    </div>
  );
}
