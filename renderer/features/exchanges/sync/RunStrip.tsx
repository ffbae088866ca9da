import { useTranslation } from 'react-i18next';
import type { SyncState } from '../../../../shared/contract/exchange-views.ts';
import { useExchangeWords } from '../history/parts/use-words.ts';

const MOST_RUNS = 20;

interface RunStripProps {
  readonly region: string;
  /** The latest first. */
  readonly runs: readonly SyncState[];
}

/** One square a run, the oldest first; each says in words what its shape says. */
export function RunStrip({ region, runs }: RunStripProps) {
  const { t } = useTranslation();
  const { moment, cause } = useExchangeWords();
  if (runs.length === 0) return <span className="soft">{t('exchangesSync.never')}</span>;
  const words = (run: SyncState): string => {
    const said = t('exchangesSync.run', {
      at: moment(run.startedAt),
      kind: t(`exchangesSync.kinds.${run.kind}`),
      state: t(`exchangesSync.states.${run.state}`).toLowerCase(),
    });
    return run.cause === null ? said : `${said} (${cause(run.cause)})`;
  };
  return (
    <ol className="sync-strip" aria-label={t('exchangesSync.strip', { region })}>
      {runs
        .slice(0, MOST_RUNS)
        .toReversed()
        .map((run) => (
          <li key={run.id} className={`sync-run sync-run-${run.state}`} title={words(run)}>
            <span className="visually-hidden">{words(run)}</span>
          </li>
        ))}
    </ol>
  );
}
