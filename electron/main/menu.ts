import type { MenuItemConstructorOptions } from 'electron';
import { commandsOf, MENUS } from '../../shared/domain/commands.ts';
import type { CommandId, MenuId } from '../../shared/domain/commands.ts';
import type { Lang } from '../../shared/i18n/lang.ts';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

/** Electron's own items: it never translates them. */
const ROLES: Readonly<
  Partial<Record<MenuId, readonly { readonly role: Role; readonly fr: string; readonly en: string }[]>>
> = {
  file: [{ role: 'quit', fr: 'Quitter', en: 'Quit' }],
  edit: [
    { role: 'undo', fr: 'Annuler', en: 'Undo' },
    { role: 'redo', fr: 'Rétablir', en: 'Redo' },
    { role: 'cut', fr: 'Couper', en: 'Cut' },
    { role: 'copy', fr: 'Copier', en: 'Copy' },
    { role: 'paste', fr: 'Coller', en: 'Paste' },
    { role: 'selectAll', fr: 'Tout sélectionner', en: 'Select all' },
  ],
  view: [{ role: 'togglefullscreen', fr: 'Plein écran', en: 'Full screen' }],
};

const APP_ROLES: readonly { readonly role: Role; readonly fr: string; readonly en: string }[] = [
  { role: 'hide', fr: 'Masquer Cercle', en: 'Hide Cercle' },
  { role: 'hideOthers', fr: 'Masquer les autres', en: 'Hide others' },
  { role: 'unhide', fr: 'Tout afficher', en: 'Show all' },
  { role: 'quit', fr: 'Quitter Cercle', en: 'Quit Cercle' },
];

export interface MenuOptions {
  readonly lang: Lang;
  readonly platform: NodeJS.Platform;
  run(command: CommandId): void;
}

/** The menu bar from the registry of commands; on macOS quitting is in the application's own menu. */
export function menuTemplate({ lang, platform, run }: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const menus = MENUS.map(({ id, label }): MenuItemConstructorOptions => {
    const commands = commandsOf(id).map((command): MenuItemConstructorOptions => {
      const { accelerator } = command;
      return {
        id: command.id,
        label: command.label[lang],
        ...(accelerator !== undefined && { accelerator }),
        click: () => run(command.id),
      };
    });
    const roles = (ROLES[id] ?? [])
      .filter(({ role }) => !(isMac && role === 'quit'))
      .map((item): MenuItemConstructorOptions => ({ role: item.role, label: item[lang] }));
    const between: MenuItemConstructorOptions[] =
      commands.length > 0 && roles.length > 0 ? [{ type: 'separator' }] : [];
    return { id, label: label[lang], submenu: [...commands, ...between, ...roles] };
  });
  const app = APP_ROLES.map((item): MenuItemConstructorOptions => ({ role: item.role, label: item[lang] }));
  return isMac ? [{ label: 'Cercle', submenu: app }, ...menus] : menus;
}
