import { useTranslation } from 'react-i18next';
import type { SandboxStatus } from '../../../../shared/contract/sandbox.ts';
import { api } from '../../../client/index.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shortName } from '../../../ui/short-name.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { IssueForm, ListForm } from './DeskForms.tsx';
import { useSandbox } from './sandbox-store.ts';

type Listed = SandboxStatus['whitelist'][number];

function Entry({ entry }: { readonly entry: Listed }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { isBusy, act } = useSandbox();
  const name = shownText(shortName(entry.subject));
  const certificate = entry.sha256 ?? entry.subject;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <code>{entry.sha256 === null ? t('exchangesSandbox.desk.byName') : `${entry.sha256.slice(0, 16)}…`}</code>
      </td>
      <td>{formatDate(entry.addedAt, language, true)}</td>
      <td>
        <Button
          look="quiet"
          isDisabled={isBusy}
          aria-label={t('exchangesSandbox.desk.removeNamed', { name })}
          onPress={() => void act(() => api.sandbox.whitelist({ certificate, listed: false }))}
        >
          {t('exchangesSandbox.desk.remove')}
        </Button>
      </td>
    </tr>
  );
}

function Whitelist({ entries }: { readonly entries: readonly Listed[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return <p>{t('exchangesSandbox.desk.empty')}</p>;
  return (
    <table className="table">
      <caption className="visually-hidden">{t('exchangesSandbox.desk.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('exchangesSandbox.desk.subject')}</th>
          <th scope="col">{t('exchangesSandbox.desk.fingerprint')}</th>
          <th scope="col">{t('exchangesSandbox.desk.since')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('exchangesSandbox.desk.remove')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Entry key={entry.sha256 ?? entry.subject} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function Issued({ issued }: Pick<SandboxStatus, 'issued'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (issued.length === 0) return null;
  return (
    <table className="table">
      <caption className="visually-hidden">{t('exchangesSandbox.issue.issued')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('exchangesSandbox.desk.subject')}</th>
          <th scope="col">{t('exchangesSandbox.issue.state')}</th>
          <th scope="col">{t('exchangesSandbox.issue.at')}</th>
        </tr>
      </thead>
      <tbody>
        {issued.map(({ sha256, subject, state, at }) => (
          <tr key={sha256}>
            <th scope="row">{shownText(shortName(subject))}</th>
            <td>
              <Badge tone={state === 'valid' ? 'success' : 'warning'}>{t(`exchangesSandbox.states.${state}`)}</Badge>
            </td>
            <td>{formatDate(at, language, true)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The two desks of the region: its authority, and its whitelist. */
export function Desk({ region }: { readonly region: SandboxStatus }) {
  const { t } = useTranslation();
  return (
    <>
      <Panel title={t('exchangesSandbox.issue.title')}>
        <p className="soft">{t('exchangesSandbox.issue.lead')}</p>
        <IssueForm />
        <Issued issued={region.issued} />
      </Panel>
      <Panel title={t('exchangesSandbox.desk.title')}>
        <p className="soft">{t('exchangesSandbox.desk.lead')}</p>
        <ListForm />
        <Whitelist entries={region.whitelist} />
      </Panel>
    </>
  );
}
