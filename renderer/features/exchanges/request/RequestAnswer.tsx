import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { JobProgressBar } from '../../../shell/JobProgressBar.tsx';
import { useJobs } from '../../../shell/jobs-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { ExchangeActions } from '../history/parts/ExchangeActions.tsx';
import { ExchangeDetails } from '../history/parts/ExchangeDetails.tsx';
import { ExchangeOutcome } from '../history/parts/ExchangeOutcome.tsx';
import { viewLink } from '../use-address.ts';
import { useRequests } from './request-store.ts';

/** The exchange in progress, which can be stopped. */
export function RunningExchange() {
  const { t } = useTranslation();
  const { status, jobId, cancel } = useRequests();
  const job = useJobs(({ jobs }) => jobs.find(({ id }) => id === jobId));
  if (status !== 'running' || job === undefined) return null;
  return (
    <Panel title={t('exchangesRequest.sending')}>
      <JobProgressBar job={job} />
      <div>
        <Button icon={<X aria-hidden="true" />} isDisabled={job.isCancelling} onPress={() => attempt(cancel)}>
          {t(job.isCancelling ? 'exchangesRequest.cancelling' : 'exchangesRequest.cancel')}
        </Button>
      </div>
    </Panel>
  );
}

/** What came of the last request that was sent from here. */
export function RequestAnswer({ region }: { readonly region: string }) {
  const { t } = useTranslation();
  const { exchange, failure } = useRequests();
  const place = useRef<HTMLDivElement>(null);
  const id = exchange?.id;
  useEffect(() => {
    if (id !== undefined) place.current?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (exchange === undefined || exchange.region !== region) return null;
  const record = <a href={viewLink('history', { exchange: exchange.id })}>{t('exchangesRequest.answer.record')}</a>;
  return (
    <div ref={place} className="request-answer">
      <div role="status">
        <Panel title={t('exchangesRequest.answer.title')} aside={record}>
          <ExchangeOutcome exchange={exchange} />
          <ExchangeActions exchange={exchange} />
        </Panel>
      </div>
      <ExchangeDetails exchange={exchange} />
    </div>
  );
}
