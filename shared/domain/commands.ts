/** One thing a person can ask of the window: menus, palette and shortcuts are made from this list. */
export interface Command {
  readonly id: string;
  /** Menu that holds it, absent when only the palette offers it. */
  readonly menu?: MenuId;
  /** Keys in Electron's writing; `CmdOrCtrl` is Command on macOS. */
  readonly accelerator?: string;
  readonly label: { readonly fr: string; readonly en: string };
}

export const MENUS = [
  { id: 'file', label: { fr: '&Fichier', en: '&File' } },
  { id: 'edit', label: { fr: '&Édition', en: '&Edit' } },
  { id: 'view', label: { fr: '&Affichage', en: '&View' } },
  { id: 'go', label: { fr: 'A&ller à', en: '&Go' } },
  { id: 'help', label: { fr: 'Ai&de', en: '&Help' } },
] as const;
export type MenuId = (typeof MENUS)[number]['id'];

/** Every command, in the order of menus and palette. */
export const COMMANDS = [
  {
    id: 'open-file',
    menu: 'file',
    accelerator: 'CmdOrCtrl+O',
    label: { fr: 'Ouvrir une extraction…', en: 'Open an extraction…' },
  },
  {
    id: 'export',
    menu: 'file',
    accelerator: 'CmdOrCtrl+E',
    label: { fr: 'Exporter ce qui est affiché…', en: 'Export what is shown…' },
  },
  { id: 'print', menu: 'file', accelerator: 'CmdOrCtrl+P', label: { fr: 'Imprimer…', en: 'Print…' } },
  { id: 'find', menu: 'edit', accelerator: 'CmdOrCtrl+F', label: { fr: 'Rechercher', en: 'Search' } },
  {
    id: 'copy-rows',
    menu: 'edit',
    accelerator: 'CmdOrCtrl+Shift+C',
    label: { fr: 'Copier les lignes pour un tableur', en: 'Copy rows for a spreadsheet' },
  },
  {
    id: 'palette',
    menu: 'view',
    accelerator: 'CmdOrCtrl+K',
    label: { fr: 'Toutes les commandes…', en: 'All commands…' },
  },
  { id: 'theme-system', menu: 'view', label: { fr: 'Thème du système', en: 'System theme' } },
  { id: 'theme-light', menu: 'view', label: { fr: 'Thème clair', en: 'Light theme' } },
  { id: 'theme-dark', menu: 'view', label: { fr: 'Thème sombre', en: 'Dark theme' } },
  { id: 'theme-contrast', menu: 'view', label: { fr: 'Contraste élevé', en: 'High contrast' } },
  {
    id: 'text-larger',
    menu: 'view',
    accelerator: 'CmdOrCtrl+Plus',
    label: { fr: 'Texte plus grand', en: 'Larger text' },
  },
  {
    id: 'text-smaller',
    menu: 'view',
    accelerator: 'CmdOrCtrl+-',
    label: { fr: 'Texte plus petit', en: 'Smaller text' },
  },
  {
    id: 'text-normal',
    menu: 'view',
    accelerator: 'CmdOrCtrl+0',
    label: { fr: 'Taille du texte normale', en: 'Normal text size' },
  },
  { id: 'back', menu: 'go', accelerator: 'Alt+Left', label: { fr: 'Retour', en: 'Back' } },
  { id: 'go-home', menu: 'go', accelerator: 'CmdOrCtrl+1', label: { fr: 'Accueil', en: 'Home' } },
  { id: 'go-explorer', menu: 'go', accelerator: 'CmdOrCtrl+2', label: { fr: 'Explorer', en: 'Explore' } },
  { id: 'go-map', menu: 'go', accelerator: 'CmdOrCtrl+3', label: { fr: 'Carte', en: 'Map' } },
  { id: 'go-changes', menu: 'go', accelerator: 'CmdOrCtrl+4', label: { fr: 'Ce qui a changé', en: 'What changed' } },
  { id: 'go-quality', menu: 'go', accelerator: 'CmdOrCtrl+5', label: { fr: 'Qualité', en: 'Quality' } },
  {
    id: 'go-certificates',
    menu: 'go',
    accelerator: 'CmdOrCtrl+6',
    label: { fr: 'Certificats', en: 'Certificates' },
  },
  { id: 'go-exchanges', menu: 'go', accelerator: 'CmdOrCtrl+7', label: { fr: 'Échanges', en: 'Exchanges' } },
  { id: 'go-dossiers', menu: 'go', accelerator: 'CmdOrCtrl+8', label: { fr: 'Parcours', en: 'Journeys' } },
  { id: 'go-settings', menu: 'go', accelerator: 'CmdOrCtrl+,', label: { fr: 'Réglages', en: 'Settings' } },
  { id: 'go-demo', menu: 'help', label: { fr: 'Démonstration', en: 'Demonstration' } },
  { id: 'go-help', menu: 'help', accelerator: 'F1', label: { fr: 'Aide', en: 'Help' } },
  { id: 'shortcuts', menu: 'help', label: { fr: 'Raccourcis clavier', en: 'Keyboard shortcuts' } },
  { id: 'go-about', menu: 'help', label: { fr: 'À propos de Cercle', en: 'About Cercle' } },
] as const satisfies readonly Command[];

export type CommandId = (typeof COMMANDS)[number]['id'];

/** The commands of a menu, in order. */
export function commandsOf(menu: MenuId): readonly (Command & { readonly id: CommandId })[] {
  return COMMANDS.filter((command) => command.menu === menu);
}
