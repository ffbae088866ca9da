import type { Lang } from '../../shared/i18n/lang.ts';

/** What the terminal says of the window in a browser. */
export interface WindowTexts {
  readonly opened: string;
  readonly notOpened: string;
  readonly address: string;
  readonly file: string;
  readonly newLink: string;
  readonly stop: string;
  readonly stopped: string;
}

const TEXTS: Readonly<Record<Lang, WindowTexts>> = {
  fr: {
    opened: 'La fenêtre s’ouvre dans votre navigateur.',
    notOpened: 'Pas d’écran, pas de terminal ou compte root : ouvrez vous-même l’adresse dans un navigateur.',
    address: 'Adresse (sert une fois, pendant une minute) :',
    file: 'Fichier qui ouvre la fenêtre à tout moment :',
    newLink: 'Entrée : une nouvelle adresse · Ctrl-C : arrêter',
    stop: 'Ctrl-C : arrêter',
    stopped: 'Fenêtre fermée.',
  },
  en: {
    opened: 'The window opens in your browser.',
    notOpened: 'No display, no terminal, or the root account: open the address in a browser yourself.',
    address: 'Address (works once, for a minute):',
    file: 'File that opens the window at any time:',
    newLink: 'Enter: a new address · Ctrl-C: stop',
    stop: 'Ctrl-C: stop',
    stopped: 'Window closed.',
  },
};

export function windowTexts(lang: Lang): WindowTexts {
  return TEXTS[lang];
}
