import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord } from '../../../../shared/contract/certificate-views.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useCertificates } from '../certificates-store.ts';
import { api } from '../services.ts';
import { useAct } from '../../../shell/use-act.ts';
import { useRecord } from './record-store.ts';

/** Name and notes as they are typed. */
function useNaming(record: CertificateRecord) {
  const [label, setLabel] = useState(record.label);
  const [notes, setNotes] = useState(record.notes);
  const { isBusy, failure, run } = useAct();
  const isChanged = label.trim() !== record.label || notes !== record.notes;
  const isReady = isChanged && !isBusy && label.trim() !== '';
  const save = (): void =>
    void run(async () => {
      await api.certificates.edit({ id: record.id, label: label.trim(), notes });
      await Promise.all([useRecord.getState().reload(), useCertificates.getState().load()]);
    });
  return { label, setLabel, notes, setNotes, failure, isReady, save };
}

/** What the person calls it, and what she wrote about it. */
export function NamePanel({ record }: { readonly record: CertificateRecord }) {
  const { t } = useTranslation();
  const { label, setLabel, notes, setNotes, failure, isReady, save } = useNaming(record);
  return (
    <Panel title={t('certificatesRecord.name.title')}>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <form
        className="record-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) save();
        }}
      >
        <TextField label={t('certificatesRecord.name.label')} value={label} maxLength={120} onChange={setLabel} />
        <label className="record-label">
          {t('certificatesRecord.name.notes')}
          <textarea
            className="record-notes"
            rows={4}
            maxLength={5000}
            value={notes}
            onChange={(event) => setNotes(event.target.value)}
          />
        </label>
        <div className="page-actions">
          <Button type="submit" isDisabled={!isReady}>
            {t('certificatesRecord.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
