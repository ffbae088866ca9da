import { useTranslation } from 'react-i18next';
import type { MessageDraft } from '../../../../shared/contract/dossier-views.ts';
import { fieldLabel } from '../../../../shared/domain/onboarding/message.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { TextBox } from '../parts/TextBox.tsx';
import { useText } from '../parts/use-text.ts';
import { isSheetField } from '../sheet/gaps.ts';
import { useSheet } from '../sheet/sheet-store.ts';
import { useView } from '../use-view.ts';
import { useDrafts } from './draft-store.ts';
import type { Edited } from './draft-store.ts';

interface EnvelopeProps {
  readonly draft: MessageDraft;
  readonly edited: Edited | undefined;
  readonly messageKey: string;
}

function Addresses({ list }: { readonly list: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <span className="message-addresses">
      {list.map((address) => (
        <span key={address} className="message-address">
          <code>{shownText(address)}</code>
          <CopyButton text={address} name={t('dossiersTabs.message.copyAddress', { name: shownText(address) })} />
        </span>
      ))}
    </span>
  );
}

/** To whom; an address that nobody publishes is said to be unknown, never invented. */
function Recipients({ draft: { to, copy, recipient } }: Pick<EnvelopeProps, 'draft'>) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <dl className="message-to">
      <dt>{t('dossiersTabs.message.to')}</dt>
      <dd>
        {recipient.fr !== '' && <span>{text(recipient)}</span>}
        {to.length > 0 ? <Addresses list={to} /> : <span className="soft">{t('dossiersTabs.message.noAddress')}</span>}
      </dd>
      {copy.length > 0 && (
        <>
          <dt>{t('dossiersTabs.message.copy')}</dt>
          <dd>
            <Addresses list={copy} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** What the text needs and nobody has filled, each a way to its field. */
function Missing({ missing }: { readonly missing: readonly string[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { change } = useView();
  const want = useSheet((state) => state.want);
  if (missing.length === 0) return null;
  return (
    <section className="message-missing" aria-label={t('dossiersTabs.message.missing')}>
      <h3>{t('dossiersTabs.message.missing')}</h3>
      <p className="soft">{t('dossiersTabs.message.missingLead')}</p>
      <ul>
        {missing.map((field) => (
          <li key={field}>
            {isSheetField(field) ? (
              <button
                type="button"
                className="step-link"
                onClick={() => {
                  want(field);
                  change({ tab: 'sheet' });
                }}
              >
                {fieldLabel(field, language)}
              </button>
            ) : (
              <>
                {fieldLabel(field, language)} <span className="soft">— {t('dossiersTabs.message.missingOther')}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A message as it will be sent: to whom, its subject and its text, which the person may change. */
export function Envelope({ draft, edited, messageKey }: EnvelopeProps) {
  const { t } = useTranslation();
  const { edit, reset } = useDrafts();
  const { subject = draft.subject, body = draft.body } = edited ?? {};
  const isEdited = subject !== draft.subject || body !== draft.body;
  return (
    <>
      <Recipients draft={draft} />
      <Missing missing={draft.missing} />
      <TextField
        label={t('dossiersTabs.message.subject')}
        value={subject}
        maxLength={500}
        onChange={(value) => edit(messageKey, { subject: value })}
      />
      <TextBox
        label={t('dossiersTabs.message.body')}
        value={body}
        rows={Math.min(18, Math.max(10, body.split('\n').length + 2))}
        maxLength={20_000}
        onChange={(value) => edit(messageKey, { body: value })}
      />
      {isEdited && (
        <p className="message-edited">
          <span className="soft">{t('dossiersTabs.message.edited')}</span>
          <Button look="quiet" onPress={() => reset(messageKey)}>
            {t('dossiersTabs.message.reset')}
          </Button>
        </p>
      )}
    </>
  );
}
