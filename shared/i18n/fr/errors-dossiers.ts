import type { ErrorCode } from '../../errors.ts';
import type { ErrorSentences } from '../sentences.ts';

type Code = Extract<ErrorCode, `dossier.${string}` | `backup.${string}`>;

/** What is said of failures about dossiers, journeys and the backup of the workspace. */
export const dossierErrors: Readonly<Record<Code, ErrorSentences>> = {
  'dossier.unknown': {
    what: 'Aucun dossier ne porte l’identifiant[ « {id} »].',
    todo: 'Consultez la liste avec « cercle dossier list », ou l’écran Parcours.',
  },
  'dossier.journey-unknown': {
    what: 'Aucun parcours ne porte la clé[ « {journey} »].',
    todo: 'Consultez les parcours avec « cercle dossier journeys ».',
  },
  'dossier.step-unknown': {
    what: 'Ce parcours n’a pas d’étape[ « {step} »].',
    todo: 'Consultez les étapes avec « cercle dossier show », ou l’écran Parcours.',
  },
  'dossier.pack': {
    what: 'Le fichier[ « {file} »] n’est pas un paquet de parcours lisible[ : {reason}].',
    todo: 'Demandez le fichier à qui vous l’a transmis ; rien n’a été changé.',
  },
  'dossier.file': {
    what: 'Le fichier[ « {file} »] ne peut pas être gardé dans le dossier[ : {reason}].',
    todo: 'Choisissez un autre fichier, ou une copie plus petite.',
  },
  'dossier.secret': {
    what: 'Le fichier[ « {file} »] contient un secret[ : {reason}]. Il n’a pas été joint.',
    todo: 'N’envoyez jamais une clé privée ni un mot de passe. Joignez le certificat public : Cercle sait l’extraire.',
  },
  'dossier.tampered': {
    what: 'L’historique du dossier[ « {id} »] a été modifié hors de Cercle et ne peut plus être relu.',
    why: 'Son premier événement manque ou n’est plus lisible.',
    todo: 'Restaurez une sauvegarde de l’espace de travail, ou archivez puis supprimez ce dossier.',
  },
  'dossier.not-archived': {
    what: 'Ce dossier[ « {title} »] n’est pas archivé, ou le titre tapé n’est pas le sien.',
    todo: 'Archivez-le d’abord, puis tapez son titre exact pour confirmer.',
  },
  'dossier.scenarios': {
    what: 'Le registre de scénarios[ « {file} »] ne peut pas être lu[, ligne {line}][, colonne « {column} »][ : « {value} » ne convient pas].',
    todo: 'Corrigez la ligne indiquée : une colonne « id », « nom », « projet » et « priorite » (1, 2 ou 3).',
  },
  'backup.invalid': {
    what: 'Le fichier[ « {file} »] n’est pas une sauvegarde utilisable[ : {reason}].',
    todo: 'Prenez une autre sauvegarde ; l’espace de travail présent n’a pas été touché.',
  },
  'backup.not-empty': {
    what: 'Le dossier de données contient déjà un espace de travail.',
    todo: 'Restaurez dans un dossier vide (--data), ou confirmez avec --force : l’espace présent sera mis de côté, pas effacé.',
  },
  'backup.in-use': {
    what: 'Cercle est ouvert sur ce dossier de données : rien n’a été changé.',
    todo: 'Fermez ses fenêtres et ses commandes en cours, puis recommencez ; ou préparez la restauration depuis les réglages, pour le prochain démarrage.',
  },
};
