import { useTranslation } from 'react-i18next';
import type { JournalDetail, JournalEntry } from '../../../../shared/contract/vault.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { shownText } from '../../../ui/shown-text.ts';

/** What names the thing first; identifiers of ours, and what the subject says already, tell a person nothing. */
const FIRST: readonly JournalDetail[] = ['subject', 'use', 'host', 'file', 'reason', 'issuer'];
const HIDDEN: readonly string[] = [
  ...([
    'id',
    'certificate',
    'request',
    'authority',
    'key',
    'previous',
    'publicKey',
    'serial',
  ] satisfies JournalDetail[]),
];
const LONG_HEX = /^[0-9a-f]{24,}$/u;

/** A value; of a long fingerprint, its beginning, the whole being shown on hover and in the export. */
function Value({ value }: { readonly value: string }) {
  if (!LONG_HEX.test(value)) return shownText(value);
  return <code title={value}>{value.slice(0, 16)}…</code>;
}

function rankOf(name: string): number {
  const at = (FIRST as readonly string[]).indexOf(name);
  return at === -1 ? FIRST.length : at;
}

function Details({ details }: Pick<JournalEntry, 'details'>) {
  const { t } = useTranslation();
  const shown = Object.entries(details)
    .filter(([name]) => !HIDDEN.includes(name))
    .sort(([a], [b]) => rankOf(a) - rankOf(b));
  if (shown.length === 0) return <span className="soft">—</span>;
  return (
    <ul className="journal-details">
      {shown.map(([name, value]) => (
        <li key={name} data-main={name === 'subject' || undefined}>
          <span className="soft">{t(`certificatesJournal.details.${name as 'subject'}`)}</span> <Value value={value} />
        </li>
      ))}
    </ul>
  );
}

/** The entries, the latest first. */
export function Entries({ entries }: { readonly entries: readonly JournalEntry[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="journal-table">
      <table className="table">
        <caption className="visually-hidden">{t('certificatesJournal.title')}</caption>
        <thead>
          <tr>
            <th scope="col" className="numeric">
              {t('certificatesJournal.columns.number')}
            </th>
            <th scope="col">{t('certificatesJournal.columns.at')}</th>
            <th scope="col">{t('certificatesJournal.columns.act')}</th>
            <th scope="col">{t('certificatesJournal.columns.on')}</th>
            <th scope="col">{t('certificatesJournal.columns.hash')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ number, at, act, details, hash }) => (
            <tr key={number}>
              <td className="numeric">{number}</td>
              <td className="journal-at">{formatDate(at, language, true)}</td>
              <th scope="row">{t(`certificatesJournal.acts.${act}`)}</th>
              <td>
                <Details details={details} />
              </td>
              <td>
                <code title={hash}>{hash.slice(0, 12)}…</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
