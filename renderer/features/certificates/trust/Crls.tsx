import { FolderOpen, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HeldCrl } from '../../../../shared/contract/trust.ts';
import { ticketFor } from '../../../client/index.ts';
import { formatDate, formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { chooseFiles } from '../../../shell/imports.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Progress } from '../../../ui/Progress.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { api } from '../services.ts';
import { useCrlFetch } from './crl-store.ts';
import { useTrust } from './trust-store.ts';

function issuerOf({ facts }: HeldCrl): string {
  return shownText(facts.issuer.find(({ type }) => type === 'CN')?.value ?? facts.issuerText);
}

async function importList(file: File): Promise<void> {
  const { ticket } = await ticketFor(file);
  await api.trust.importCrl({ from: { file: ticket } });
  await useTrust.getState().load();
}

async function removeList(id: string): Promise<void> {
  await api.trust.removeCrl({ id });
  await useTrust.getState().load();
}

/** How the download goes, and how it ended, address by address. */
function Download() {
  const { t } = useTranslation();
  const { fetching, outcome, failure } = useCrlFetch();
  return (
    <div role="status" className="trust-download">
      {fetching !== undefined && (
        <Progress
          label={t('certificatesTrust.crl.fetching', { name: fetching })}
          value={undefined}
          max={1}
          detail={t('certificatesTrust.crl.wait')}
        />
      )}
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {outcome !== undefined && (
        <p>{t('certificatesTrust.crl.fetched', { count: outcome.fetched, name: outcome.name })}</p>
      )}
      {outcome !== undefined && outcome.failed.length > 0 && (
        <ul className="trust-failed">
          {outcome.failed.map(({ url, reason }) => (
            <li key={url}>
              {t('certificatesTrust.crl.failed')} <code>{shownText(url)}</code> — {shownText(reason)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Line({ crl }: { readonly crl: HeldCrl }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, facts, isExpired, isSigned, origin } = crl;
  const issuer = issuerOf(crl);
  return (
    <tr>
      <th scope="row">
        {issuer}
        {origin !== '' && <span className="trust-origin">{shownText(origin)}</span>}
      </th>
      <td>{formatDate(facts.thisUpdate, language)}</td>
      <td>{facts.nextUpdate === null ? '—' : formatDate(facts.nextUpdate, language)}</td>
      <td className="numeric">{formatNumber(facts.entries, language)}</td>
      <td>
        <span className="trust-badges">
          {isExpired ? (
            <Badge tone="warning">{t('certificatesTrust.crl.expired')}</Badge>
          ) : (
            <Badge tone="success">{t('certificatesTrust.crl.current')}</Badge>
          )}
          {isSigned ? (
            <Badge tone="success">{t('certificatesTrust.crl.signed')}</Badge>
          ) : (
            <Badge tone="error">{t('certificatesTrust.crl.unsigned')}</Badge>
          )}
        </span>
      </td>
      <td>
        <IconButton
          label={t('certificatesTrust.crl.removeOne', { name: issuer })}
          onPress={() => attempt(() => removeList(id))}
        >
          <Trash2 aria-hidden="true" />
        </IconButton>
      </td>
    </tr>
  );
}

function Table({ crls }: { readonly crls: readonly HeldCrl[] }) {
  const { t } = useTranslation();
  return (
    <div className="trust-scroll" tabIndex={0} role="region" aria-label={t('certificatesTrust.crl.title')}>
      <table className="table">
        <thead>
          <tr>
            {(['issuer', 'thisUpdate', 'nextUpdate'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`certificatesTrust.crl.${column}`)}
              </th>
            ))}
            <th scope="col" className="numeric">
              {t('certificatesTrust.crl.entries')}
            </th>
            <th scope="col">{t('certificatesTrust.crl.state')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('certificatesTrust.crl.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {crls.map((crl) => (
            <Line key={crl.id} crl={crl} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The lists of revoked certificates that are held: how fresh they are, and who vouches for them. */
export function Crls() {
  const { t } = useTranslation();
  const crls = useTrust((state) => state.crls);
  return (
    <Panel
      title={t('certificatesTrust.crl.title')}
      aside={
        <Button
          icon={<FolderOpen aria-hidden="true" />}
          onPress={() =>
            chooseFiles(([file]) => file !== undefined && attempt(() => importList(file)), '.crl,.pem,.der')
          }
        >
          {t('certificatesTrust.crl.import')}
        </Button>
      }
    >
      <p>{t('certificatesTrust.crl.lead')}</p>
      <Download />
      {crls.length === 0 ? <p className="soft">{t('certificatesTrust.crl.none')}</p> : <Table crls={crls} />}
    </Panel>
  );
}
