import { CircleCheck, CircleSlash } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView, NextAction } from '../../../../shared/contract/dossier-views.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Sign } from '../line/Sign.tsx';
import { useText } from '../parts/use-text.ts';
import { actKey, actsOf } from './acts.ts';
import { useRecording } from './record-store.ts';

interface NextPanelProps {
  readonly dossier: DossierView;
  /** The step that is shown below. */
  readonly shown: string | undefined;
  readonly onSelect: (step: string) => void;
}

function numberOf({ dossier }: DossierView, id: string): number {
  return dossier.journey.steps.findIndex((step) => step.id === id) + 1;
}

/** The main button of the next action: what leads on from it. */
function LeadButton({ dossier, action }: { readonly dossier: DossierView; readonly action: NextAction }) {
  const { t } = useTranslation();
  const open = useRecording((state) => state.open);
  const step = dossier.dossier.journey.steps.find(({ id }) => id === action.step);
  if (step === undefined) return null;
  const { lead } = actsOf(step, action.status, dossier.allowed);
  if (lead === undefined) return null;
  return (
    <Button look="primary" onPress={() => open({ step: step.id, type: lead })}>
      {t(actKey(step, action.status, lead))}
    </Button>
  );
}

/** What else can be done, or is waited for, at the same time. */
function Others({ dossier, onSelect, actions }: Omit<NextPanelProps, 'shown'> & { actions: readonly NextAction[] }) {
  const { t } = useTranslation();
  const text = useText();
  const id = useId();
  return (
    <div className="next-others">
      <h3 id={id}>{t('dossiers.next.also')}</h3>
      <ul aria-labelledby={id}>
        {actions.map((action) => (
          <li key={action.step}>
            <button type="button" className="next-other" onClick={() => onSelect(action.step)}>
              <Sign status={action.status} number={numberOf(dossier, action.step)} />
              <span>{text(action.sentence)}</span>
              {action.isLate && <Badge tone="warning">{t('dossiers.late')}</Badge>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Over({ status }: { readonly status: 'termine' | 'abandonne' }) {
  const { t } = useTranslation();
  const isDone = status === 'termine';
  return (
    <section className="next next-over" data-status={status}>
      {isDone ? <CircleCheck aria-hidden="true" /> : <CircleSlash aria-hidden="true" />}
      <div>
        <h2>{t(isDone ? 'dossiers.next.done' : 'dossiers.next.abandoned')}</h2>
        <p>{t(isDone ? 'dossiers.next.doneText' : 'dossiers.next.abandonedText')}</p>
      </div>
    </section>
  );
}

/** The next action in one sentence, with its button; then what goes on at the same time. */
export function NextPanel({ dossier, shown, onSelect }: NextPanelProps) {
  const { t } = useTranslation();
  const text = useText();
  const id = useId();
  const [first, ...others] = dossier.nextActions;
  if (dossier.status !== 'actif') return <Over status={dossier.status} />;
  if (first === undefined) return null;
  return (
    <section className="next" aria-labelledby={id} data-status={first.status}>
      <div className="next-first">
        <Sign status={first.status} number={numberOf(dossier, first.step)} />
        <div className="next-words">
          <h2 id={id}>{t('dossiers.next.title')}</h2>
          <p className="next-sentence">{text(first.sentence)}</p>
        </div>
        <div className="next-buttons no-print">
          {first.step !== shown && (
            <Button look="quiet" onPress={() => onSelect(first.step)}>
              {t('dossiers.next.see')}
            </Button>
          )}
          <LeadButton dossier={dossier} action={first} />
        </div>
      </div>
      {others.length > 0 && <Others dossier={dossier} onSelect={onSelect} actions={others} />}
    </section>
  );
}
