import { useTranslation } from 'react-i18next';
import { TextField } from '../../../../ui/Field.tsx';
import { NumberField } from '../../../../ui/NumberField.tsx';
import { Picker } from '../../../../ui/Picker.tsx';
import type { FormProps } from './form.ts';
import { InstantField } from './InstantField.tsx';

const DIRECTORIES = ['organization', 'facility', 'provider', 'service'] as const;
const MOST_ENTITIES = 100_000;
const LAST_RANK = 1_000_000;

/** Which part of what is found is wanted. */
function Window({ draft, change }: Pick<FormProps, 'draft' | 'change'>) {
  const { t } = useTranslation();
  return (
    <div className="request-numbers">
      <NumberField
        label={t('exchangesRequest.form.start')}
        description={t('exchangesRequest.form.startHint')}
        value={draft.start}
        min={1}
        max={LAST_RANK}
        onChange={(start) => change({ start })}
      />
      <NumberField
        label={t('exchangesRequest.form.max')}
        description={t('exchangesRequest.form.maxHint')}
        value={draft.max}
        min={1}
        max={MOST_ENTITIES}
        onChange={(max) => change({ max })}
      />
    </div>
  );
}

export function FindForm({ draft, change }: FormProps) {
  const { t } = useTranslation();
  return (
    <>
      <Picker
        label={t('exchangesRequest.form.directory')}
        choices={DIRECTORIES.map((id) => ({ id, label: t(`exchangesRequest.form.directories.${id}`) }))}
        value={draft.directory}
        onChange={(directory) => change({ directory })}
      />
      <TextField
        label={t('exchangesRequest.form.name')}
        value={draft.name}
        onChange={(name) => change({ name })}
        maxLength={300}
      />
      <TextField
        label={t('exchangesRequest.form.entityId')}
        value={draft.entityId}
        onChange={(entityId) => change({ entityId })}
        maxLength={300}
      />
      <InstantField
        label={t('exchangesRequest.form.dateRefOptional')}
        value={draft.updatedSince}
        onChange={(updatedSince) => change({ updatedSince })}
        isOptional
      />
      <Window draft={draft} change={change} />
    </>
  );
}

export function ModificationsForm({ draft, change }: FormProps) {
  const { t } = useTranslation();
  return (
    <InstantField
      label={t('exchangesRequest.form.lastModified')}
      value={draft.dateRef}
      onChange={(dateRef) => change({ dateRef })}
    />
  );
}
