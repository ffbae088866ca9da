import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Autocomplete, Menu, MenuItem } from 'react-aria-components';
import { COMMANDS } from '../../shared/domain/commands.ts';
import type { Command } from '../../shared/domain/commands.ts';
import { fold } from '../../shared/domain/search.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { SearchBox } from '../ui/Field.tsx';
import { keysLabel, runCommand, useCommands } from './commands.ts';

function matches(text: string, input: string): boolean {
  return fold(input)
    .split(' ')
    .every((word) => fold(text).includes(word));
}

/** Every command by its name: for those who would rather type than look for a button. */
export function Palette({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const handlers = useCommands((state) => state.handlers);
  const [input, setInput] = useState('');
  const close = (): void => {
    setInput('');
    onClose();
  };
  const available: readonly Command[] = COMMANDS.filter(({ id }) => id !== 'palette' && handlers[id] !== undefined);
  return (
    <Dialog title={t('shell.palette.title')} closeLabel={t('shell.close')} isOpen={isOpen} onClose={close}>
      <Autocomplete inputValue={input} onInputChange={setInput} filter={matches}>
        <SearchBox label={t('shell.palette.search')} clearLabel={t('shell.palette.clear')} autoFocus />
        <Menu
          aria-label={t('shell.palette.title')}
          items={available}
          renderEmptyState={() => <p className="soft">{t('shell.palette.none')}</p>}
          onAction={(id) => {
            close();
            runCommand(String(id));
          }}
        >
          {(command) => (
            <MenuItem id={command.id} textValue={command.label[language]} className="menu-item">
              {command.label[language]}
              {command.accelerator !== undefined && <kbd>{keysLabel(command.accelerator, language)}</kbd>}
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}
