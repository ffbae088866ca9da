import { Download, Printer, ScrollText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deliver, saveTicket } from '../../../client/index.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { api } from '../services.ts';
import { Entries } from './Entries.tsx';
import { useJournal } from './journal-store.ts';
import { Verification } from './Verification.tsx';
import './journal.css';

/** Writes the journal where the person says, with the way to verify it. */
function useExport() {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const save = async (): Promise<void> => {
    const day = new Date().toISOString().slice(0, 10);
    const saved = await saveTicket(`cercle-journal-${day}.json`);
    if (saved === null) return;
    await api.vault.exportJournal({ out: saved.ticket, force: true });
    await deliver(saved);
    setSaid(t('certificatesJournal.export.done', { file: saved.name }));
  };
  return { said, save };
}

const PROOFS = ['whole', 'sealed', 'closed'] as const;
const LIMITS = ['copy', 'locked', 'insider', 'clock', 'outside'] as const;

function Meaning() {
  const { t } = useTranslation();
  return (
    <Disclosure title={t('certificatesJournal.meaning.title')}>
      <div className="journal-meaning">
        <div>
          <h3>{t('certificatesJournal.meaning.proves')}</h3>
          <ul>
            {PROOFS.map((key) => (
              <li key={key}>{t(`certificatesJournal.meaning.${key}`)}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3>{t('certificatesJournal.meaning.not')}</h3>
          <ul>
            {LIMITS.map((key) => (
              <li key={key}>{t(`certificatesJournal.meaning.${key}`)}</li>
            ))}
          </ul>
        </div>
      </div>
    </Disclosure>
  );
}

function Content() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { entries, total, more } = useJournal();
  const { said, save } = useExport();
  return (
    <>
      <div className="page-actions no-print">
        <Button icon={<Download aria-hidden="true" />} onPress={() => attempt(save)}>
          {t('certificatesJournal.export.action')}
        </Button>
        <Button icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
          {t('certificates.actions.print')}
        </Button>
      </div>
      <p role="status" className="journal-said">
        {said}
      </p>
      <Verification />
      <Meaning />
      <Entries entries={entries} />
      {entries.length < total && (
        <div className="journal-more no-print">
          <span className="soft">
            {t('certificatesJournal.shown', {
              n: formatNumber(entries.length, language),
              total: formatNumber(total, language),
            })}
          </span>
          <Button onPress={() => attempt(more)}>{t('certificatesJournal.more')}</Button>
        </div>
      )}
    </>
  );
}

/** What was done with keys, certificates and authorities, and the proof that it is whole. */
export function JournalView() {
  const { t } = useTranslation();
  const { status, failure, total, load } = useJournal();
  useEffect(() => void load(), [load]);
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (status !== 'ready') return <p className="soft">{t('shell.loading')}</p>;
  if (total > 0) {
    return (
      <div className="journal">
        <h2>{t('certificatesJournal.title')}</h2>
        <Content />
      </div>
    );
  }
  return (
    <EmptyState icon={<ScrollText aria-hidden="true" />} title={t('certificatesJournal.empty.title')}>
      {t('certificatesJournal.empty.text')}
    </EmptyState>
  );
}
