import { FilePlus2, Paperclip } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { chooseFiles } from '../../../shell/imports.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { DropSpot } from '../parts/DropSpot.tsx';
import './record.css';

interface FilesFieldProps {
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
  /** What they are for, when it is not to be kept with an event. */
  readonly label?: string;
  readonly help?: string;
}

const MOST = 20;

/** Files to keep with an event, or to send: chosen, or dropped here. */
export function FilesField({ files, onChange, ...words }: FilesFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { label = t('dossiers.record.files'), help = t('dossiers.record.filesHelp') } = words;
  const id = useId();
  const add = (more: readonly File[]): void => onChange([...files, ...more].slice(0, MOST));
  return (
    <div className="record-files" role="group" aria-labelledby={id}>
      <span id={id} className="record-label">
        {label} <span className="soft">({t('dossiers.record.optional')})</span>
      </span>
      <DropSpot className="record-drop" onFiles={add}>
        <FilePlus2 aria-hidden="true" />
        <Button onPress={() => chooseFiles(add, '')}>{t('dossiers.record.choose')}</Button>
        <span className="soft">{t('dossiers.record.drop')}</span>
      </DropSpot>
      {files.length > 0 && (
        <ul className="record-chosen">
          {files.map((file, index) => (
            <li key={`${file.name} ${file.size} ${index}`}>
              <Chip
                removeLabel={t('dossiers.record.removeFile', { file: shownText(file.name) })}
                onRemove={() => onChange(files.filter((one) => one !== file))}
              >
                <Paperclip aria-hidden="true" /> {shownText(file.name)} ({formatBytes(file.size, language)})
              </Chip>
            </li>
          ))}
        </ul>
      )}
      <p className="field-description">{help}</p>
    </div>
  );
}
