import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import { Sign } from '../line/Sign.tsx';
import { useText } from '../parts/use-text.ts';
import { QUESTION, sendingsOf } from './messages.ts';

interface MessageListProps {
  readonly dossier: DossierView;
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** The question of the journey, which is asked before anything is ordered. */
function QuestionItem(props: ComponentProps<'button'>) {
  const { t } = useTranslation();
  return (
    <button {...props}>
      <span className="message-mark" aria-hidden="true">
        ?
      </span>
      <span>
        <strong>{t('dossiersTabs.message.question')}</strong>
        <span className="soft">{t('dossiersTabs.message.questionWhy')}</span>
      </span>
    </button>
  );
}

/** The messages of a journey, in its order, each with where its step is. */
export function MessageList({ dossier, selected, onSelect }: MessageListProps) {
  const { t } = useTranslation();
  const text = useText();
  const { question, steps } = dossier.dossier.journey;
  const item = (id: string) => ({
    type: 'button' as const,
    className: 'message-item',
    'aria-current': id === selected ? ('true' as const) : undefined,
    onClick: () => onSelect(id),
  });
  return (
    <nav className="message-list no-print" aria-label={t('dossiersTabs.message.list')}>
      <ul>
        {question !== null && (
          <li>
            <QuestionItem {...item(QUESTION)} />
          </li>
        )}
        {sendingsOf(dossier).map(({ step, state }) => (
          <li key={step.id}>
            <button {...item(step.id)}>
              <Sign status={state.status} number={steps.indexOf(step) + 1} />
              <span>
                <strong>{text(step.title)}</strong>
                <span className="soft">{t(`dossiers.badges.${state.status}`)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
