import { useTranslation } from 'react-i18next';
import { FIELD_LABELS } from '../../../../shared/domain/ror/field-labels.ts';
import type { FieldLabels } from '../../../../shared/domain/ror/field-labels.ts';
import { MAPPING } from '../../../../shared/domain/ror/mapping.ts';
import type { Row } from '../../../../shared/domain/ror/mapping-row.ts';
import { CodeLabel } from '../../../ui/CodeLabel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { restOfContact } from './contact-levels.ts';
import type { Holder, ShownTelecom } from './contact-levels.ts';
import { CopyButton } from './CopyButton.tsx';
import { hasContent } from './content.ts';
import { FieldGroup } from './FieldValue.tsx';
import { FindingMark } from './FindingMark.tsx';
import { shownLines } from './texts.ts';
import { without } from './view.ts';
import type { Fields } from './view.ts';

/** The names and rows of a kind of object that every kind of structure holds alike. */
function tableOf(row: Row | undefined) {
  return row?.type === 'object' ? row.table : {};
}
const CONTACT_TABLE = tableOf(MAPPING.oi['contacts']);
const CONTACT_LABELS: FieldLabels = FIELD_LABELS.oi['contacts']?.of ?? {};
const TELECOM_TABLE = tableOf(CONTACT_TABLE['telecommunications']);
const TELECOM_LABELS: FieldLabels = CONTACT_LABELS['telecommunications']?.of ?? {};

/** A number or an address: what it is, as written, and a button to copy it. */
function Telecom({ telecom, place }: { readonly telecom: ShownTelecom; readonly place: readonly string[] }) {
  const { canal, adresse = '' } = telecom;
  const rest = without(telecom as Fields, ['canal', 'adresse', 'niveauConfidentialite', 'metadonnees']);
  return (
    <li className="contacts-telecom">
      <span className="soft">{canal === undefined ? '—' : <CodeLabel code={canal} labelOnly />}</span>
      <span>
        {adresse !== '' && (
          <>
            <span className="contacts-number">{shownText(adresse)}</span>
            <CopyButton what={shownText(adresse)} text={adresse} />
          </>
        )}
        {telecom.niveauConfidentialite?.status !== undefined && <CodeLabel code={telecom.niveauConfidentialite} />}
        {hasContent(rest) && (
          <FieldGroup table={TELECOM_TABLE} labels={TELECOM_LABELS} fields={rest ?? {}} place={place} />
        )}
      </span>
    </li>
  );
}

/** A contact with those of its numbers and addresses that the level lets see. */
export function ContactCard({ holder: { kind, contact, place, telecoms, hidden } }: { readonly holder: Holder }) {
  const { t } = useTranslation();
  const title = contact?.nom ?? contact?.nature?.label ?? t(`record.contacts.kinds.${kind}`);
  const isNamed = contact?.nom !== undefined;
  const rest = contact === undefined ? undefined : restOfContact(contact);
  return (
    <li className="contacts-card record-compact">
      <p className="contacts-name">
        <strong>{shownText(title)}</strong>
        <FindingMark place={kind === 'contact' ? place : [...place]} />
      </p>
      {contact?.fonction !== undefined && <CodeLabel code={contact.fonction} />}
      {contact?.nature !== undefined && isNamed && <CodeLabel code={contact.nature} />}
      {contact?.nature?.status !== undefined && !isNamed && <CodeLabel code={contact.nature} />}
      {contact?.description !== undefined && <p className="record-text">{shownLines(contact.description)}</p>}
      {contact?.niveauConfidentialite?.status !== undefined && <CodeLabel code={contact.niveauConfidentialite} />}
      {telecoms.length > 0 && (
        <ul className="contacts-telecoms">
          {telecoms.map((telecom, index) => (
            <Telecom key={index} telecom={telecom} place={place} />
          ))}
        </ul>
      )}
      {telecoms.length === 0 && hidden === 0 && <p className="soft">{t('record.contacts.noTelecom')}</p>}
      {hidden > 0 && <p className="soft">{t('record.contacts.hidden', { count: hidden })}</p>}
      {hasContent(rest) && (
        <FieldGroup table={CONTACT_TABLE} labels={CONTACT_LABELS} fields={rest ?? {}} place={place} />
      )}
    </li>
  );
}
