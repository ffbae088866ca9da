import { useTranslation } from 'react-i18next';
import { Chip } from '../../../ui/Chip.tsx';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { useRegionRows } from '../regions-store.ts';

interface RegionsFieldProps {
  readonly value: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

/** The servers that the application is to query; none is an answer too. */
export function RegionsField({ value, onChange }: RegionsFieldProps) {
  const { t } = useTranslation();
  const rows = useRegionRows().filter(({ environment }) => environment !== 'sandbox');
  const nameOf = (code: string): string => shownText(rows.find((row) => row.code === code)?.label ?? code);
  return (
    <div className="record-files" role="group" aria-label={t('dossiersChooser.create.for')}>
      <ComboBox
        // Another list each time, so that what was chosen leaves the field empty for the next.
        key={value.join(' ')}
        label={t('dossiersChooser.create.for')}
        choices={rows.filter(({ code }) => !value.includes(code)).map(({ code, label }) => ({ id: code, label }))}
        value={undefined}
        onChange={(code) => code !== undefined && onChange([...value, code])}
        placeholder={t('dossiersChooser.create.addRegion')}
        clearLabel={t('dossiersChooser.create.addRegion')}
        noneLabel={t('dossiersChooser.create.noRegion')}
      />
      {value.length === 0 ? (
        <p className="field-description">{t('dossiersChooser.create.noRegion')}</p>
      ) : (
        <ul className="record-chosen">
          {value.map((code) => (
            <li key={code}>
              <Chip
                removeLabel={t('dossiersChooser.create.removeRegion', { region: nameOf(code) })}
                onRemove={() => onChange(value.filter((one) => one !== code))}
              >
                {nameOf(code)}
              </Chip>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
