import { Download, FileCheck, FileQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageDraft } from '../../../../shared/contract/dossier-views.ts';
import type { DocumentKind } from '../../../../shared/domain/onboarding/journey.ts';
import { formatBytes } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { FilesField } from '../record/FilesField.tsx';
import { saveDocument } from '../parts/save-document.ts';
import { useText } from '../parts/use-text.ts';
import { capital, useWords } from '../parts/use-words.ts';

type Made = MessageDraft['attachments'][number];

interface AttachmentsProps {
  readonly id: string;
  readonly step: string | undefined;
  readonly draft: MessageDraft;
  /** Kinds that the person does not want to attach. */
  readonly left: readonly DocumentKind[];
  readonly onLeft: (left: readonly DocumentKind[]) => void;
  readonly files: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
}

/** A file that Cercle made: what it is, how large, and by which print it will be known again. */
function Row({ id, step, made }: { readonly id: string; readonly step: string | undefined; readonly made: Made }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { kind, name, bytes, sha256 } = made;
  const shown = shownText(name);
  const options = { language, ...(step !== undefined && { step }) };
  return (
    <li className="attachment-file">
      <FileCheck aria-hidden="true" />
      <span className="attachment-name">{shown}</span>
      <span className="soft">{formatBytes(bytes, language)}</span>
      <span className="attachment-print">
        <code title={sha256}>{sha256.slice(0, 16)}…</code>
        <CopyButton text={sha256} name={t('dossiersTabs.message.print', { name: shown })} />
      </span>
      <IconButton
        label={t('dossiersTabs.message.saveDocument', { name: shown })}
        onPress={() => attempt(() => saveDocument(id, kind, options, name))}
      >
        <Download aria-hidden="true" />
      </IconButton>
    </li>
  );
}

/** The documents that Cercle makes, to attach or not. */
function Documents({ id, step, draft, left, onLeft }: AttachmentsProps) {
  const { t } = useTranslation();
  const { documents } = useWords();
  const kinds = [...new Set(draft.attachments.map(({ kind }) => kind))];
  return (
    <ul className="attachments">
      {kinds.map((kind) => (
        <li key={kind} className="attachment">
          <Checkbox
            isSelected={!left.includes(kind)}
            onChange={(isOn) => onLeft(isOn ? left.filter((one) => one !== kind) : [...left, kind])}
          >
            {t('dossiersTabs.message.attach', { name: documents[kind] })}
          </Checkbox>
          <ul className="attachment-files">
            {draft.attachments
              .filter((made) => made.kind === kind)
              .map((made) => (
                <Row key={made.name} id={id} step={step} made={made} />
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Unavailable({ unavailable }: Pick<MessageDraft, 'unavailable'>) {
  const { t } = useTranslation();
  const text = useText();
  const { documents } = useWords();
  if (unavailable.length === 0) return null;
  return (
    <>
      <h3 className="message-heading">{t('dossiersTabs.message.unavailable')}</h3>
      <ul className="attachments">
        {unavailable.map(({ kind, why }) => (
          <li key={kind} className="attachment-file">
            <FileQuestion aria-hidden="true" />
            <span>
              {capital(documents[kind])} <span className="soft">— {text(why)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What goes with a message. */
export function Attachments(props: AttachmentsProps) {
  const { t } = useTranslation();
  const { draft, files, onFiles } = props;
  const { attachments, unavailable } = draft;
  return (
    <>
      {attachments.length > 0 && <Documents {...props} />}
      {attachments.length === 0 && unavailable.length === 0 && (
        <p className="soft">{t('dossiersTabs.message.noAttachment')}</p>
      )}
      <Unavailable unavailable={unavailable} />
      <FilesField
        files={files}
        onChange={onFiles}
        label={t('dossiersTabs.message.own')}
        help={t('dossiersTabs.message.ownHelp')}
      />
      <p className="message-checked">{t('dossiersTabs.message.checked')}</p>
    </>
  );
}
