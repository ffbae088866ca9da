import { MailOpen, Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView, MessageDraft } from '../../../../shared/contract/dossier-views.ts';
import type { DocumentKind } from '../../../../shared/domain/onboarding/journey.ts';
import { mailtoOf } from '../../../../shared/domain/onboarding/mailto.ts';
import { api, ticketsFor } from '../../../client/index.ts';
import { useAct } from '../../../shell/use-act.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { today } from '../parts/days.ts';
import { saveAs } from '../parts/save-document.ts';
import { useRecording } from '../journey/record-store.ts';
import { inputOf } from './draft-store.ts';
import type { Edited, MessageChoice } from './draft-store.ts';

interface SendPanelProps {
  readonly dossier: DossierView;
  readonly choice: MessageChoice;
  readonly draft: MessageDraft;
  readonly edited: Edited | undefined;
  readonly left: readonly DocumentKind[];
  readonly files: readonly File[];
}

/** Writes the draft with what is attached; a secret in one of them is refused, and nothing is written then. */
function useDraftFile({ choice, draft, edited, left, files }: SendPanelProps) {
  const { t } = useTranslation();
  const { isBusy, failure, run } = useAct();
  const [said, setSaid] = useState('');
  const save = (): Promise<boolean> =>
    run(async () => {
      setSaid('');
      const given = await ticketsFor(files);
      const kinds = [...new Set(draft.attachments.map(({ kind }) => kind))].filter((kind) => !left.includes(kind));
      const name = `cercle-${t('dossiersTabs.message.file')}-${choice.step ?? 'question'}-${today()}.eml`;
      const written = await saveAs(name, (out) =>
        api.dossiers.saveMessage({
          ...{ ...inputOf(choice), ...edited, attach: kinds, files: given.map(({ ticket }) => ticket) },
          ...{ out, force: true },
        }),
      );
      if (written === undefined) return;
      const { length: count } = written.attachments;
      const key = count === 0 ? 'dossiersTabs.message.writtenNone' : 'dossiersTabs.message.written';
      setSaid(t(key, { file: written.name, count }));
    });
  return { isBusy, failure, said, save };
}

/** What leads on once the message has left: it is noted, by hand. */
function RecordButton({ dossier, choice: { step, kind } }: Pick<SendPanelProps, 'dossier' | 'choice'>) {
  const { t } = useTranslation();
  const open = useRecording((state) => state.open);
  const type = kind === 'relance' ? 'relance' : 'envoi';
  if (step === undefined) return null;
  const isAllowed = dossier.allowed.some((one) => one.type === type && one.steps.includes(step));
  if (!isAllowed) return <p className="soft">{t('dossiersTabs.message.closed')}</p>;
  return (
    <div>
      <Button onPress={() => open({ step, type })}>
        {t(kind === 'relance' ? 'dossiersTabs.message.recordRemind' : 'dossiersTabs.message.record')}
      </Button>
    </div>
  );
}

/** The ways by which the person sends it: their mail program, a draft file, the clipboard. */
export function SendPanel(props: SendPanelProps) {
  const { t } = useTranslation();
  const { draft, edited, choice } = props;
  const { isBusy, failure, said, save } = useDraftFile(props);
  const { to, copy } = draft;
  const { subject = draft.subject, body = draft.body } = edited ?? {};
  const mailto = mailtoOf({ to, copy, subject, body }, choice.language);
  return (
    <div className="message-send">
      <p className="message-nothing">
        <strong>{t('dossiersTabs.message.nothingSent')}</strong> {t('dossiersTabs.message.nothingSentWhy')}
      </p>
      <div className="message-ways">
        <div>
          <Button look="primary" icon={<Save aria-hidden="true" />} isDisabled={isBusy} onPress={() => void save()}>
            {t('dossiersTabs.message.eml')}
          </Button>
          <p className="soft">{t('dossiersTabs.message.emlHelp')}</p>
        </div>
        <div>
          <a className="button button-secondary" href={mailto}>
            <MailOpen aria-hidden="true" />
            <span>{t('dossiersTabs.message.mailto')}</span>
          </a>
          <p className="soft">{t('dossiersTabs.message.mailtoHelp')}</p>
        </div>
        <CopyButton text={`${subject}\n\n${body}`}>{t('dossiersTabs.message.copyText')}</CopyButton>
      </div>
      <p role="status" className="dossier-said">
        {said}
      </p>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <RecordButton {...props} />
    </div>
  );
}
