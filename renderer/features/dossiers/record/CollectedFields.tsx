import { useTranslation } from 'react-i18next';
import type { Collected } from '../../../../shared/domain/onboarding/journey.ts';
import { TextField } from '../../../ui/Field.tsx';
import { capital, useWords } from '../parts/use-words.ts';
import { Picker } from '../../../ui/Picker.tsx';

interface CollectedFieldsProps {
  readonly keys: readonly Collected[];
  readonly values: Readonly<Partial<Record<Collected, string>>>;
  readonly onChange: (key: Collected, value: string) => void;
}

const PROFILES = ['0', '1', '2', '3', '4', '5'] as const;
const NONE = '-';

/** What a step leaves behind: a reference, a profile, a delay that was announced. */
export function CollectedFields({ keys, values, onChange }: CollectedFieldsProps) {
  const { t } = useTranslation();
  const words = useWords();
  if (keys.length === 0) return null;
  return (
    <div className="record-collected">
      {keys.map((key) =>
        key === 'profil' ? (
          <Picker
            key={key}
            label={capital(words.collected.profil)}
            choices={[
              { id: NONE, label: t('dossiers.record.profilNone') },
              ...PROFILES.map((profil) => ({ id: profil, label: t('dossiers.record.profilValue', { profil }) })),
            ]}
            value={values.profil === undefined || values.profil === '' ? NONE : values.profil}
            onChange={(profil) => onChange('profil', profil === NONE ? '' : profil)}
          />
        ) : (
          <TextField
            key={key}
            label={`${capital(words.collected[key])} (${t('dossiers.record.optional')})`}
            value={values[key] ?? ''}
            onChange={(value) => onChange(key, value)}
            {...(key === 'delai' && { inputMode: 'numeric' as const })}
          />
        ),
      )}
    </div>
  );
}
