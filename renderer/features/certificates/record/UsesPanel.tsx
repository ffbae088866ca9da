import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord, CertificateUse } from '../../../../shared/contract/certificate-views.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { shortDay } from '../parts/dates.ts';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { UsesForm } from './UsesForm.tsx';

function Use({ use }: { readonly use: CertificateUse }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { label, environment, declaredOn, contact } = use;
  return (
    <li className="record-use">
      <span>
        <strong>{shownText(label)}</strong> <EnvironmentMark environment={environment} />
      </span>
      {declaredOn !== null && (
        <span className="soft">{t('certificatesRecord.uses.since', { date: shortDay(declaredOn, language) })}</span>
      )}
      {contact !== null && <span className="soft">{shownText(contact)}</span>}
    </li>
  );
}

/** Where it is declared or used: whom to tell when it changes. */
export function UsesPanel({ record }: { readonly record: CertificateRecord }) {
  const { t } = useTranslation();
  const [isEditing, setEditing] = useState(false);
  const { uses } = record;
  return (
    <Panel
      title={t('certificatesRecord.uses.title')}
      aside={
        !isEditing && (
          <IconButton label={t('certificatesRecord.uses.edit')} onPress={() => setEditing(true)}>
            <Pencil aria-hidden="true" />
          </IconButton>
        )
      }
    >
      {isEditing ? (
        <UsesForm record={record} onEnd={() => setEditing(false)} />
      ) : uses.length === 0 ? (
        <p className="soft">{t('certificatesRecord.uses.none')}</p>
      ) : (
        <ul className="record-list">
          {uses.map((use, index) => (
            // Two uses can have the same name.
            <Use key={`${index} ${use.label}`} use={use} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
