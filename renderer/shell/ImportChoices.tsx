import { useTranslation } from 'react-i18next';
import { sourceCode } from '../../shared/contract/common.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { TextField } from '../ui/Field.tsx';
import { Picker } from '../ui/Picker.tsx';
import type { ImportOptions } from './imports.ts';
import { useSources } from './sources-store.ts';

/** What the person chose in the dialog; `auto` leaves it to the files. */
export interface Choices {
  /** `auto`, `new`, or `=` before the code of a source that is there. */
  readonly source: string;
  readonly newSource: string;
  readonly profil: 'auto' | '0' | '1' | '2' | '3';
  readonly mode: 'auto' | 'replace' | 'merge';
  readonly checkOnly: boolean;
}

export const UNCHOSEN: Choices = { source: 'auto', newSource: '', profil: 'auto', mode: 'auto', checkOnly: false };

export function isSourceCode(text: string): boolean {
  return sourceCode.safeParse(text).success;
}

/** The options of the import; undefined while the new source has no code that could be one. */
export function optionsOf({ source, newSource, profil, mode, checkOnly }: Choices): ImportOptions | undefined {
  if (source === 'new' && !isSourceCode(newSource)) return undefined;
  const code = source === 'new' ? newSource : source === 'auto' ? undefined : source.slice(1);
  return {
    ...(code !== undefined && { source: code }),
    ...(profil !== 'auto' && { profil: Number(profil) as 0 | 1 | 2 | 3 }),
    ...(mode !== 'auto' && { mode }),
    ...(checkOnly && { checkOnly }),
  };
}

interface ChoicesProps {
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

function SourceChoice({ choices, onChange }: ChoicesProps) {
  const { t } = useTranslation();
  const sources = useSources((state) => state.sources);
  const { source, newSource } = choices;
  const isWrong = newSource !== '' && !isSourceCode(newSource);
  return (
    <>
      <Picker
        label={t('imports.source.label')}
        value={source}
        choices={[
          { id: 'auto', label: t('imports.source.auto') },
          ...sources.map((known) => ({ id: `=${known.source}`, label: known.label })),
          { id: 'new', label: t('imports.source.new') },
        ]}
        onChange={(chosen) => onChange({ ...choices, source: chosen })}
      />
      {source === 'auto' && <p className="field-description">{t('imports.source.autoHint')}</p>}
      {source === 'new' && (
        <TextField
          label={t('imports.source.code')}
          description={t('imports.source.codeHint')}
          value={newSource}
          onChange={(text) => onChange({ ...choices, newSource: text })}
          {...(isWrong && { error: t('imports.source.codeWrong') })}
        />
      )}
    </>
  );
}

/** The options of an import: each has a value that is right most of the time. */
export function ImportChoices({ choices, onChange }: ChoicesProps) {
  const { t } = useTranslation();
  const { profil, mode } = choices;
  return (
    <div className="import-choices">
      <SourceChoice choices={choices} onChange={onChange} />
      <Picker
        label={t('imports.profil.label')}
        value={profil}
        choices={[
          { id: 'auto', label: t('imports.profil.auto') },
          ...(['0', '1', '2', '3'] as const).map((id) => ({ id, label: t(`imports.profil.p${id}`) })),
        ]}
        onChange={(chosen) => onChange({ ...choices, profil: chosen })}
      />
      {profil === 'auto' && <p className="field-description">{t('imports.profil.autoHint')}</p>}
      <Picker
        label={t('imports.mode.label')}
        value={mode}
        choices={(['auto', 'replace', 'merge'] as const).map((id) => ({ id, label: t(`imports.mode.${id}`) }))}
        onChange={(chosen) => onChange({ ...choices, mode: chosen })}
      />
      <p className="field-description">{t(`imports.mode.${mode}Hint`)}</p>
    </div>
  );
}

/** Reading without keeping: apart from the options, because it changes what the button does. */
export function CheckOnly({ choices, onChange }: ChoicesProps) {
  const { t } = useTranslation();
  return (
    <Checkbox
      isSelected={choices.checkOnly}
      onChange={(checkOnly) => onChange({ ...choices, checkOnly })}
      description={t('imports.checkOnlyHint')}
    >
      {t('imports.checkOnly')}
    </Checkbox>
  );
}
