import { Command } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAge } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { isDemoWindow } from '../client/index.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { shownText } from '../ui/shown-text.ts';
import { JobsTray } from './JobsTray.tsx';
import { runCommand } from './commands.ts';
import { useSources } from './sources-store.ts';
import './top-bar.css';

const MINUTE_MS = 60_000;

/** The present, read again every minute. */
function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date()), MINUTE_MS);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}

/** How old the data are: always in sight, because people decide on them. */
function DataAge() {
  const { t } = useTranslation();
  const language = useLanguage();
  const sources = useSources((state) => state.sources);
  const now = useMinute();
  const oldest = [...sources].sort((a, b) => a.importedAt.localeCompare(b.importedAt))[0];
  if (oldest === undefined) return <span className="soft">{t('shell.data.none')}</span>;
  const age = formatAge(oldest.importedAt, now, language);
  return (
    <span className="soft">
      {sources.length === 1
        ? t('shell.data.one', { source: shownText(oldest.label), age })
        : t('shell.data.several', { count: sources.length, age })}
    </span>
  );
}

/** The line above every screen: age of the data, running jobs, commands. */
export function TopBar() {
  const { t } = useTranslation();
  return (
    <header className="top-bar no-print">
      {isDemoWindow() && <Badge tone="info">{t('demo.window')}</Badge>}
      <DataAge />
      <div className="top-bar-tools">
        <JobsTray />
        <Button
          look="quiet"
          icon={<Command aria-hidden="true" />}
          onPress={() => {
            runCommand('palette');
          }}
        >
          {t('shell.palette.open')}
        </Button>
      </div>
    </header>
  );
}
