import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord, CertificateUse } from '../../../../shared/contract/certificate-views.ts';
import { ENVIRONMENTS } from '../../../../shared/domain/certificates/facts.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { useCertificates } from '../certificates-store.ts';
import { api } from '../services.ts';
import { useAct } from '../../../shell/use-act.ts';
import { useRecord } from './record-store.ts';

interface UseRowProps {
  readonly use: CertificateUse;
  readonly rank: number;
  readonly onChange: (use: CertificateUse) => void;
  readonly onRemove: () => void;
}

function UseRow({ use, rank, onChange, onRemove }: UseRowProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="record-use-form">
      <legend className="visually-hidden">{t('certificatesRecord.uses.rank', { rank })}</legend>
      <TextField
        label={t('certificatesRecord.uses.label')}
        value={use.label}
        maxLength={120}
        onChange={(label) => onChange({ ...use, label })}
      />
      <Picker
        label={t('certificates.columns.environment')}
        value={use.environment}
        choices={ENVIRONMENTS.map((id) => ({ id, label: t(`certificates.environment.${id}`) }))}
        onChange={(environment) => onChange({ ...use, environment })}
      />
      <TextField
        label={t('certificatesRecord.uses.declaredOn')}
        type="date"
        value={use.declaredOn ?? ''}
        onChange={(day) => onChange({ ...use, declaredOn: day === '' ? null : day })}
      />
      <TextField
        label={t('certificatesRecord.uses.contact')}
        value={use.contact ?? ''}
        maxLength={200}
        onChange={(contact) => onChange({ ...use, contact: contact === '' ? null : contact })}
      />
      <IconButton label={t('certificatesRecord.uses.remove', { name: use.label })} onPress={onRemove}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </fieldset>
  );
}

interface Draft {
  readonly key: number;
  readonly use: CertificateUse;
}

function useDrafts({ uses, environment }: CertificateRecord) {
  const empty = { label: '', environment: environment ?? 'production', declaredOn: null, contact: null } as const;
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    (uses.length === 0 ? [empty] : uses).map((use, key) => ({ use, key })),
  );
  const [lastKey, setLastKey] = useState(uses.length + 1);
  return {
    drafts,
    change: (key: number, use: CertificateUse) =>
      setDrafts(drafts.map((one) => (one.key === key ? { key, use } : one))),
    remove: (key: number) => setDrafts(drafts.filter((one) => one.key !== key)),
    add: () => {
      setDrafts([...drafts, { use: empty, key: lastKey }]);
      setLastKey(lastKey + 1);
    },
  };
}

/** Keeps the uses that have a name. */
function useSaving(record: CertificateRecord, drafts: readonly Draft[], onEnd: () => void) {
  const { isBusy, failure, run } = useAct();
  const save = async (): Promise<void> => {
    const uses = drafts.filter(({ use }) => use.label.trim() !== '').map(({ use }) => use);
    const isDone = await run(async () => {
      await api.certificates.edit({ id: record.id, uses });
      await Promise.all([useRecord.getState().reload(), useCertificates.getState().load()]);
    });
    if (isDone) onEnd();
  };
  return { isBusy, failure, save };
}

/** Where a certificate is used, written line by line. */
export function UsesForm({ record, onEnd }: { readonly record: CertificateRecord; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const { drafts, change, remove, add } = useDrafts(record);
  const { isBusy, failure, save } = useSaving(record, drafts, onEnd);
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void save();
      }}
    >
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {drafts.map(({ key, use }, index) => (
        <UseRow
          key={key}
          use={use}
          rank={index + 1}
          onChange={(changed) => change(key, changed)}
          onRemove={() => remove(key)}
        />
      ))}
      <div className="page-actions">
        <Button look="quiet" icon={<Plus aria-hidden="true" />} onPress={add}>
          {t('certificatesRecord.uses.add')}
        </Button>
        <Button onPress={onEnd}>{t('certificatesVault.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={isBusy}>
          {t('certificatesRecord.save')}
        </Button>
      </div>
    </form>
  );
}
