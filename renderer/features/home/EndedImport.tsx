import { CircleCheck, CircleSlash, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useNavigation } from '../../navigation/store.ts';
import { attempt } from '../../shell/FailureNotice.tsx';
import { openExtraction, useImports } from '../../shell/imports.ts';
import type { ShownJob } from '../../shell/jobs-store.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { EXAMPLE_SOURCE, importExample } from './example.ts';
import { useSourceName } from './use-source-name.ts';

const ICONS = { cancelled: CircleSlash, interrupted: Unplug, noReport: CircleCheck } as const;

function OtherFiles() {
  const { t } = useTranslation();
  return <Button onPress={openExtraction}>{t('home.import.chooseAgain')}</Button>;
}

/** The same files again, where this window still has them; the example needs none. */
function Again({ job, isPrimary }: { readonly job: ShownJob; readonly isPrimary: boolean }) {
  const { t } = useTranslation();
  const isGiven = useImports(({ given }) => given.has(job.id));
  const again = useImports((state) => state.again);
  const isExample = job.label === EXAMPLE_SOURCE;
  if (!isGiven && !isExample) return null;
  return (
    <Button
      look={isPrimary ? 'primary' : 'secondary'}
      onPress={() => attempt(() => (isExample ? importExample() : again(job.id, {})))}
    >
      {t('home.import.again')}
    </Button>
  );
}

/** An import that ended without a report: nothing changed, and this says so. */
export function EndedImport({ job, state }: { readonly job: ShownJob; readonly state: keyof typeof ICONS }) {
  const { t } = useTranslation();
  const go = useNavigation((navigation) => navigation.go);
  const Icon = ICONS[state];
  return (
    <Panel>
      <div className="import-ended">
        <Icon aria-hidden="true" />
        <p>{t(`home.import.${state}Text`)}</p>
      </div>
      <div className="import-actions">
        {state === 'noReport' ? (
          <Button look="primary" onPress={() => go({ screen: 'explorer' })}>
            {t('home.import.see')}
          </Button>
        ) : (
          <>
            <Again job={job} isPrimary={false} />
            <OtherFiles />
          </>
        )}
      </div>
    </Panel>
  );
}

function ReplaceAnyway({ job, failure }: { readonly job: ShownJob; readonly failure: Failure }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isGiven = useImports(({ given }) => given.has(job.id));
  const again = useImports((state) => state.again);
  const { source = '', held = 0, found = 0 } = failure.values;
  const name = useSourceName(String(source));
  const shown = (value: string | number): string => formatNumber(Number(value), language);
  return (
    <div className="import-force">
      <p>{t('home.import.forceWhy', { source: name, held: shown(held), found: shown(found) })}</p>
      {isGiven ? (
        <Button look="danger" onPress={() => attempt(() => again(job.id, { force: true }))}>
          {t('home.import.force')}
        </Button>
      ) : (
        <p className="soft">{t('home.import.forceLost')}</p>
      )}
    </div>
  );
}

/** An import that was refused: why, and what can be done about it from here. */
export function FailedImport({ job }: { readonly job: ShownJob }) {
  const go = useNavigation((state) => state.go);
  const { t } = useTranslation();
  const { code = 'internal', proof = [], values = {} } = job.error ?? {};
  const failure: Failure = { code, proof, values };
  const replaces = code === 'cache.replace-loses';
  return (
    <>
      <ErrorPanel failure={failure} {...(replaces && { action: <ReplaceAnyway job={job} failure={failure} /> })} />
      <div className="import-actions">
        {!replaces && <Again job={job} isPrimary={code === 'cache.busy'} />}
        <OtherFiles />
        <Button look="quiet" onPress={() => go({ screen: 'home' })}>
          {t('home.import.see')}
        </Button>
        <Button look="quiet" onPress={() => go({ screen: 'help', id: `error:${code}` })}>
          {t('home.import.help')}
        </Button>
      </div>
    </>
  );
}
