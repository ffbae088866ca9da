import { ServerOff, Send } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegionRow } from '../../../../shared/contract/region-views.ts';
import { TRANSACTIONS_OF } from '../../../../shared/domain/exchange/transaction.ts';
import type { Transaction } from '../../../../shared/domain/exchange/transaction.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { useRegions } from '../regions-store.ts';
import { goTo, useAddress, viewLink } from '../use-address.ts';
import { requestOf } from './draft.ts';
import { usePreview } from './preview-store.ts';
import { RegionChoice } from './RegionChoice.tsx';
import { RequestAnswer, RunningExchange } from './RequestAnswer.tsx';
import { RequestForm } from './RequestForm.tsx';
import { RequestPreview } from './RequestPreview.tsx';
import { useRequests } from './request-store.ts';
import './request.css';

/** What a link to a reading gives is put into the form. */
function useGiven(): void {
  const { value } = useAddress();
  const change = useRequests((state) => state.change);
  const [code, authority, restricted] = [value('code'), value('authority'), value('restricted')];
  useEffect(() => {
    if (code === undefined) return;
    const restriction = restricted === undefined ? 'unset' : restricted === 'true' ? 'yes' : 'no';
    change({ code, authority: authority ?? '', restricted: restriction });
  }, [code, authority, restricted, change]);
}

function hasAddress({ url, extractionUrl }: RegionRow): boolean {
  return url !== '' || extractionUrl !== '';
}

interface ComposerProps {
  readonly region: RegionRow;
  readonly transaction: Transaction;
}

function Composer({ region, transaction }: ComposerProps) {
  const { t } = useTranslation();
  const { change: changeAddress } = useAddress();
  const { draft, change, status, send } = useRequests();
  const request = requestOf(transaction, draft, region);
  const asked = request === undefined ? '' : JSON.stringify(request);
  const { show, clear } = usePreview();
  const canPreview = hasAddress(region);
  useEffect(() => {
    if (asked === '' || !canPreview) clear();
    else show(region.code, JSON.parse(asked) as NonNullable<typeof request>);
  }, [asked, canPreview, region, show, clear]);
  const transactions = TRANSACTIONS_OF[region.dialect];
  // An extraction carries no VIHF token: what that lacks does not stop it.
  const isReady = region.missing.every((name) => name === 'nameId' && transaction === 'extraction');
  return (
    <Panel title={t('exchangesRequest.composing')}>
      <Picker
        label={t('exchangesRequest.transaction')}
        choices={transactions.map((id) => ({ id, label: t(`exchangesHistory.transactions.${id}`) }))}
        value={transaction}
        onChange={(next) => changeAddress({ transaction: next })}
      />
      <p className="soft">{t(`exchangesRequest.transactionHint.${transaction}`)}</p>
      <RequestForm transaction={transaction} region={region} draft={draft} change={change} />
      <div>
        <Button
          look="primary"
          icon={<Send aria-hidden="true" />}
          isDisabled={request === undefined || !isReady || status === 'running'}
          onPress={() => request !== undefined && void send(region.code, request)}
        >
          {t('exchangesRequest.send')}
        </Button>
      </div>
    </Panel>
  );
}

function NoRegion() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<ServerOff aria-hidden="true" />}
      title={t('exchangesRequest.noRegion.title')}
      action={<Button onPress={() => goTo('regions')}>{t('exchangesRequest.noRegion.link')}</Button>}
    >
      {t('exchangesRequest.noRegion.text')} <a href={viewLink('sandbox')}>{t('exchanges.tabs.sandbox')}</a>
    </EmptyState>
  );
}

/** A request to a server: chosen, written, read before it is sent, then its answer. */
export function RequestView() {
  const { t } = useTranslation();
  const { value } = useAddress();
  const { status, rows, failure } = useRegions();
  useGiven();
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (status !== 'ready') return <p className="shell-loading soft">{t('exchangesRequest.loadingRegions')}</p>;
  const asked = rows.find(({ code }) => code === value('region'));
  const region = asked ?? rows.find(({ missing }) => missing.length === 0);
  if (region === undefined) return <NoRegion />;
  const transactions = TRANSACTIONS_OF[region.dialect];
  const transaction = transactions.find((id) => id === value('transaction')) ?? transactions[0];
  if (transaction === undefined) return null;
  return (
    <div className="request">
      <RegionChoice region={region} rows={rows} />
      <div className="request-columns">
        <Composer region={region} transaction={transaction} />
        <RequestPreview hasAddress={hasAddress(region)} />
      </div>
      <RunningExchange />
      <RequestAnswer region={region.code} />
    </div>
  );
}
