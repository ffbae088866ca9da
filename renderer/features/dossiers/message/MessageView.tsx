import { Mail } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import type { DocumentKind } from '../../../../shared/domain/onboarding/journey.ts';
import type { Language } from '../../../i18n/language.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { RecordDialog } from '../record/RecordDialog.tsx';
import { useRecording } from '../journey/record-store.ts';
import { StepNotice } from '../journey/StepNotice.tsx';
import { useText } from '../parts/use-text.ts';
import { useView } from '../use-view.ts';
import { Attachments } from './Attachments.tsx';
import { keyOf, useDrafts } from './draft-store.ts';
import type { MessageChoice } from './draft-store.ts';
import { Envelope } from './Envelope.tsx';
import { MessageList } from './MessageList.tsx';
import { chosenMessage, QUESTION } from './messages.ts';
import { SendPanel } from './SendPanel.tsx';
import '../journey/journey.css';
import './message.css';

interface OneProps {
  readonly dossier: DossierView;
  readonly choice: MessageChoice;
}

/** The message itself, with what goes with it and the ways to send it. */
function Message({ dossier, choice }: OneProps) {
  const { t } = useTranslation();
  const { key: shown, draft, failure, edited, load } = useDrafts();
  const [left, setLeft] = useState<readonly DocumentKind[]>([]);
  const [files, setFiles] = useState<readonly File[]>([]);
  const key = keyOf(choice);
  // Filled from the sheet and the history: read again when they change.
  useEffect(() => void load(choice), [key, dossier.updatedAt]);
  if (shown === key && failure !== undefined) return <ErrorPanel failure={failure} />;
  if (shown !== key || draft === undefined) return <p className="soft">{t('dossiersTabs.message.loading')}</p>;
  return (
    <>
      <Panel>
        <Envelope draft={draft} edited={edited[key]} messageKey={key} />
      </Panel>
      <Panel title={t('dossiersTabs.message.attachments')}>
        <Attachments
          {...{ id: dossier.id, step: choice.step, draft, left, files }}
          onLeft={setLeft}
          onFiles={setFiles}
        />
      </Panel>
      <Panel>
        <SendPanel {...{ dossier, choice, draft, left, files }} edited={edited[key]} />
      </Panel>
    </>
  );
}

/** Which of the messages of a step, and in which language. */
function Choices({
  choice,
  onChange,
}: {
  readonly choice: MessageChoice;
  readonly onChange: (part: Partial<MessageChoice>) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="message-choices">
      {choice.kind !== 'question' && (
        <Picker
          inline
          label={t('dossiersTabs.message.kind')}
          choices={[
            { id: 'envoi' as const, label: t('dossiersTabs.message.first') },
            { id: 'relance' as const, label: t('dossiersTabs.message.remind') },
          ]}
          value={choice.kind}
          onChange={(kind) => onChange({ kind })}
        />
      )}
      <Picker
        inline
        label={t('dossiersTabs.message.language')}
        choices={(['fr', 'en'] as const).map((id) => ({ id, label: t(`dossiersTabs.message.${id}`) }))}
        value={choice.language}
        onChange={(language) => onChange({ language })}
      />
    </div>
  );
}

/** The choice for a message: a reminder once it was sent. Those who answer speak French, whatever the person reads. */
function useChoice(dossier: DossierView, selected: string) {
  const state = dossier.dossier.steps.find(({ id }) => id === selected);
  const usual = state?.status === 'en-attente' ? 'relance' : 'envoi';
  const [language, setLanguage] = useState<Language>('fr');
  const [kind, setKind] = useState<{ readonly step: string; readonly kind: 'envoi' | 'relance' }>();
  const isQuestion = selected === QUESTION;
  const choice: MessageChoice = {
    id: dossier.id,
    step: isQuestion ? undefined : selected,
    kind: isQuestion ? 'question' : kind?.step === selected ? kind.kind : usual,
    language,
  };
  const change = (part: Partial<MessageChoice>): void => {
    if (part.language !== undefined) setLanguage(part.language);
    if (part.kind === 'envoi' || part.kind === 'relance') setKind({ step: selected, kind: part.kind });
  };
  return { choice, change };
}

function Selected({ dossier, selected }: { readonly dossier: DossierView; readonly selected: string }) {
  const { t } = useTranslation();
  const text = useText();
  const { recording, close } = useRecording();
  const { choice, change } = useChoice(dossier, selected);
  const step = dossier.dossier.journey.steps.find(({ id }) => id === selected);
  useEffect(() => close, [close]);
  return (
    <div className="message-main">
      <header className="message-head">
        <h2>{step === undefined ? t('dossiersTabs.message.question') : text(step.title)}</h2>
        <Choices choice={choice} onChange={change} />
      </header>
      {step !== undefined && <StepNotice step={step} />}
      <Message key={keyOf(choice)} dossier={dossier} choice={choice} />
      {recording !== undefined && <RecordDialog dossier={dossier} recording={recording} onClose={close} />}
    </div>
  );
}

/** The messages of a journey, ready to be sent by the person's own mail program: Cercle sends none. */
export function MessageView({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const { view, change } = useView();
  const selected = chosenMessage(dossier, view.step);
  if (selected === undefined) {
    return (
      <EmptyState icon={<Mail aria-hidden="true" />} title={t('dossiersTabs.message.none')}>
        {t('dossiersTabs.message.noneText')}
      </EmptyState>
    );
  }
  return (
    <div className="message">
      <MessageList dossier={dossier} selected={selected} onSelect={(step) => change({ step }, true)} />
      <Selected key={selected} dossier={dossier} selected={selected} />
    </div>
  );
}
