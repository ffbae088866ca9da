import { useTranslation } from 'react-i18next';
import { COMMANDS } from '../../shared/domain/commands.ts';
import type { Command } from '../../shared/domain/commands.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { keysLabel } from './commands.ts';
import './shortcuts.css';

/** Every command that has keys, with its keys; made from the commands themselves. */
export function ShortcutsTable() {
  const { t } = useTranslation();
  const language = useLanguage();
  const commands: readonly Command[] = COMMANDS;
  return (
    <table className="shortcuts">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('shell.shortcuts.command')}</th>
          <th scope="col">{t('shell.shortcuts.keys')}</th>
        </tr>
      </thead>
      <tbody>
        {commands.map(
          ({ id, label, accelerator }) =>
            accelerator !== undefined && (
              <tr key={id}>
                <td>{label[language]}</td>
                <td>
                  <kbd>{keysLabel(accelerator, language)}</kbd>
                </td>
              </tr>
            ),
        )}
        <tr>
          <td>{t('shell.shortcuts.help')}</td>
          <td>
            <kbd>?</kbd>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** The list of keyboard shortcuts, above any screen. */
export function Shortcuts({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('shell.shortcuts.title')} closeLabel={t('shell.close')} isOpen={isOpen} onClose={onClose}>
      <p className="soft">{t('shell.shortcuts.lead')}</p>
      <ShortcutsTable />
    </Dialog>
  );
}
