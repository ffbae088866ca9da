import { useTranslation } from 'react-i18next';
import { CERTIFICATE_STATUSES, ENVIRONMENTS, ROLES } from '../../../../shared/domain/certificates/facts.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { SearchBox } from '../../../ui/Field.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { PLACES } from '../address.ts';
import type { Place } from '../address.ts';
import { useCertificates } from '../certificates-store.ts';
import { useView } from '../use-view.ts';
import { isFiltered } from './filter.ts';

interface ChoiceProps<K extends string> {
  readonly label: string;
  readonly values: readonly K[];
  readonly words: (value: K) => string;
  readonly value: K | undefined;
  readonly onChange: (value: K | undefined) => void;
}

/** One of a few values, or all of them. */
function Choice<K extends string>({ label, values, words, value, onChange }: ChoiceProps<K>) {
  const { t } = useTranslation();
  return (
    <Picker
      inline
      label={label}
      value={value ?? 'all'}
      choices={[{ id: 'all', label: t('certificates.filters.all') }, ...values.map((id) => ({ id, label: words(id) }))]}
      onChange={(chosen) => onChange(values.find((one) => one === chosen))}
    />
  );
}

function PlaceChoice() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view, change } = useView();
  const rows = useCertificates((state) => state.rows);
  const label = (place: Place): string => {
    const n = formatNumber(rows.filter((row) => row.place === place).length, language);
    return t(`certificates.place.${place}Count`, { n });
  };
  return (
    <Picker
      inline
      label={t('certificates.filters.place')}
      value={view.place}
      choices={PLACES.map((id) => ({ id, label: label(id) }))}
      onChange={(place) => change({ place })}
    />
  );
}

function Choices() {
  const { t } = useTranslation();
  const { view, change } = useView();
  return (
    <>
      <Choice
        label={t('certificates.filters.status')}
        values={CERTIFICATE_STATUSES}
        words={(id) => t(`certificates.status.${id}`)}
        value={view.status}
        onChange={(status) => change({ status })}
      />
      <Choice
        label={t('certificates.filters.role')}
        values={ROLES}
        words={(id) => t(`certificates.role.${id}`)}
        value={view.role}
        onChange={(role) => change({ role })}
      />
      <Choice
        label={t('certificates.filters.environment')}
        values={ENVIRONMENTS}
        words={(id) => t(`certificates.environment.${id}`)}
        value={view.environment}
        onChange={(environment) => change({ environment })}
      />
    </>
  );
}

/** What narrows the list; all of it stands in the address. */
export function InventoryFilters() {
  const { t } = useTranslation();
  const { view, change } = useView();
  return (
    <div className="inventory-filters no-print" role="group" aria-label={t('certificates.filters.title')}>
      <SearchBox
        label={t('certificates.filters.text')}
        placeholder={t('certificates.filters.textHint')}
        clearLabel={t('certificates.filters.clear')}
        value={view.text}
        onChange={(text) => change({ text }, true)}
      />
      <Choices />
      <PlaceChoice />
      {isFiltered(view) && (
        <Button
          look="quiet"
          onPress={() => change({ status: undefined, role: undefined, environment: undefined, text: '' })}
        >
          {t('certificates.filters.reset')}
        </Button>
      )}
    </div>
  );
}
