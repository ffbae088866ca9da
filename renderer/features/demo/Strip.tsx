import { CircleCheck, CircleSlash } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DEMO_PASSPHRASE } from '../../../shared/demo/steps-access.ts';
import { isDemoWindow } from '../../client/index.ts';
import { Progress } from '../../ui/Progress.tsx';
import { STEP_NAMES, useDemo } from './demo-store.ts';
import { linkOf } from './places.ts';
import { useDemoWords } from './use-words.ts';

/** What to look at once it is over. */
function Next() {
  const { t } = useTranslation();
  const places = [{ kind: 'changes' }, { kind: 'history' }, { kind: 'region' }] as const;
  return (
    <>
      <p className="demo-next">
        {t('demo.ended.next')}
        {places.map((place) => (
          <a key={place.kind} href={linkOf(place)}>
            {t(`demo.places.${place.kind}`)}
          </a>
        ))}
      </p>
      {isDemoWindow() && (
        <p className="soft">
          {t('demo.ended.passphrase')} <code>{DEMO_PASSPHRASE}</code>
        </p>
      )}
    </>
  );
}

/** How it ended; it takes the focus, since what was pressed last is gone. */
function Ended({ isWhole }: { readonly isWhole: boolean }) {
  const { t } = useTranslation();
  const { made, durationMs } = useDemo();
  const { duration } = useDemoWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const Icon = isWhole ? CircleCheck : CircleSlash;
  return (
    <div className={isWhole ? 'demo-ended demo-ended-well' : 'demo-ended'}>
      <Icon aria-hidden="true" />
      <div>
        <h2 tabIndex={-1} ref={heading}>
          {isWhole
            ? t('demo.ended.ok', { count: made.length, time: duration(durationMs) })
            : t('demo.ended.cancelled', { count: made.length })}
        </h2>
        {isWhole ? <Next /> : <p>{t('demo.ended.cancelledText')}</p>}
      </div>
    </div>
  );
}

/** How far the journey is, then how it ended: always in sight. */
export function Strip() {
  const { t } = useTranslation();
  const { status, made } = useDemo();
  if (status === 'done' || status === 'cancelled') return <Ended isWhole={status === 'done'} />;
  const detail = t('demo.progress.detail', { done: made.length, total: STEP_NAMES.length });
  return (
    <div className="demo-strip">
      <Progress label={t('demo.progress.label')} value={made.length} max={STEP_NAMES.length} detail={detail} />
    </div>
  );
}
