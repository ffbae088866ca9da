import type { ErrorCode } from '../../errors.ts';

/** What the window advises where the command line would name its options. */
export const windowAdvice: Partial<Readonly<Record<ErrorCode, string>>> = {
  'input.invalid': 'Corrigez la valeur indiquée, puis recommencez.',
  'input.unknown-command': 'Choisissez une commande dans la liste (Ctrl + K).',
  'file.exists': 'Choisissez un autre nom.',
  'cache.source-unknown': 'Consultez les sources présentes sur l’écran d’accueil.',
  'cache.entity-unknown':
    'Cherchez la fiche dans l’explorateur ; les identifiants internes changent à chaque chargement, les identifiants nationaux restent.',
  'cache.comparison-unknown': 'Importez une deuxième version de la source, ou choisissez une autre date.',
  'cache.replace-loses': 'Vérifiez le fichier ; si la baisse est réelle, demandez de remplacer quand même.',
  'cache.corrupt': 'Supprimez la source sur l’écran d’accueil, puis importez de nouveau son extraction.',
  'cache.newer-version': 'Mettez Cercle à jour.',
  'cache.network-folder': 'Démarrez Cercle sur un dossier local (option --data ou variable CERCLE_DATA).',
  'vault.absent': 'Créez le coffre depuis l’écran Certificats.',
  'vault.exists': 'Ouvrez-le avec sa phrase secrète, ou changez-la depuis les réglages du coffre.',
  'vault.locked': 'Saisissez la phrase secrète du coffre.',
  'certificate.backup-needed': 'Faites un fichier de secours du coffre, ou dites que vous vous en passez.',
  'certificate.unknown': 'Consultez l’inventaire de l’écran Certificats.',
  'trust.unconfirmed': 'Comparez l’empreinte SHA-256 avec celle que l’autorité publie, puis confirmez-la.',
  'trust.unknown': 'Consultez l’onglet Confiance de l’écran Certificats.',
  'region.unknown': 'Consultez la liste de l’écran Régions.',
  'region.incomplete': 'Complétez la fiche de ce serveur dans l’écran Régions.',
  'region.unconfirmed': 'Confirmez l’appel en production, puis recommencez.',
  'storage.full': 'Libérez de l’espace, puis recommencez.',
  'window.port-taken': 'Redémarrez Cercle sur un autre port.',
  cancelled: 'Recommencez quand vous le souhaitez.',
  internal: 'Recommencez ; si cela se reproduit, notez le code et ce qui a été constaté.',
};
