import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Picker } from '../../ui/Picker.tsx';
import { isDay, readAge, withoutFilter } from './query.ts';
import { useQuery } from './use-query.ts';

type Unit = 'years' | 'months';

/** The age asked, as it is typed and as the address holds it. */
function useAge() {
  const { query, change } = useQuery();
  const [months] = query.filters.age ?? [];
  const [unit, setUnit] = useState<Unit>(months === undefined || months % 12 === 0 ? 'years' : 'months');
  const [typed, setTyped] = useState('');
  const written = months === undefined ? '' : String(unit === 'years' ? months / 12 : months);
  useEffect(() => setTyped(written), [written]);
  const ask = (digits: string, as: Unit): void => {
    setTyped(digits);
    setUnit(as);
    const age = readAge(as === 'years' ? digits : `${digits}mo`);
    if (age !== undefined) change({ filters: { ...query.filters, age: [age] } });
    else if (digits === '' && months !== undefined) change({ filters: withoutFilter(query.filters, 'age') });
  };
  return { unit, typed, ask };
}

/** The ages of people that the units receive. */
export function AgeFilter() {
  const { t } = useTranslation();
  const { unit, typed, ask } = useAge();
  return (
    <div className="facet-fields">
      <div className="facet-age">
        <input
          className="field-input"
          inputMode="numeric"
          maxLength={4}
          aria-label={t('explorer.age.value')}
          value={typed}
          onChange={(event) => ask(event.target.value.replace(/\D/gu, ''), unit)}
        />
        <Picker
          label={t('explorer.age.unit')}
          value={unit}
          choices={[
            { id: 'years', label: t('explorer.age.years') },
            { id: 'months', label: t('explorer.age.months') },
          ]}
          onChange={(next) => ask(typed, next)}
        />
      </div>
      <p className="facet-note">{t('explorer.age.help')}</p>
    </div>
  );
}

/** The earliest update of the records. */
export function UpdatedFilter() {
  const { t } = useTranslation();
  const { query, change } = useQuery();
  const since = query.filters.updatedSince ?? '';
  const [typed, setTyped] = useState(since);
  useEffect(() => setTyped(since), [since]);
  return (
    <div className="facet-fields">
      <input
        type="date"
        className="field-input"
        aria-label={t('explorer.updatedSince.label')}
        max="9999-12-31"
        value={typed}
        onChange={(event) => {
          const day = event.target.value;
          setTyped(day);
          if (day === '') change({ filters: withoutFilter(query.filters, 'updatedSince') });
          else if (isDay(day) && day > '1900') change({ filters: { ...query.filters, updatedSince: day } });
        }}
      />
      <p className="facet-note">{t('explorer.updatedSince.help')}</p>
    </div>
  );
}
