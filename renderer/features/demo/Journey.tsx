import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/Panel.tsx';
import { STEP_NAMES, useDemo } from './demo-store.ts';
import { Failed } from './Failed.tsx';
import { StepLine } from './StepLine.tsx';
import type { StepState } from './StepLine.tsx';
import { useDemoWords } from './use-words.ts';

type Run = Pick<ReturnType<typeof useDemo.getState>, 'status' | 'made' | 'current'>;

function stateOf(name: Run['current'], { status, made, current }: Run): StepState {
  const found = made.find((one) => one.name === name);
  if (found !== undefined) return found.ok ? 'done' : 'failed';
  if (name !== current) return 'next';
  if (status === 'failed') return 'failed';
  return status === 'cancelled' ? 'next' : 'now';
}

/** The last step that was made, for those who do not see the list grow. */
function Told() {
  const { t } = useTranslation();
  const made = useDemo((state) => state.made);
  const { texts } = useDemoWords();
  const last = made.at(-1);
  return (
    <p role="status" className="visually-hidden">
      {last !== undefined &&
        t('demo.told', {
          at: made.length,
          total: STEP_NAMES.length,
          title: texts.steps[last.name].title,
          state: t(`demo.states.${last.ok ? 'done' : 'failed'}`),
        })}
    </p>
  );
}

/** Every step of the journey, in its order, as far as it is. */
export function Journey() {
  const { t } = useTranslation();
  const { status, made, current } = useDemo();
  return (
    <Panel title={t('demo.steps')} flush>
      <Told />
      <ol className="demo-steps">
        {STEP_NAMES.map((name) => (
          <StepLine
            key={name}
            name={name}
            state={stateOf(name, { status, made, current })}
            made={made.find((one) => one.name === name)}
          />
        ))}
      </ol>
      {status === 'failed' && <Failed />}
    </Panel>
  );
}
