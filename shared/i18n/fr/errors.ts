import type { ErrorCode } from '../../errors.ts';
import type { ErrorSentences } from '../sentences.ts';
import { certificateErrors } from './errors-certificates.ts';
import { dossierErrors } from './errors-dossiers.ts';
import { exchangeErrors } from './errors-exchange.ts';
import { sandboxErrors } from './errors-sandbox.ts';

const SUPPORT = "l'équipe qui vous a fourni Cercle, avec le code ci-dessus";
const SENDER = "la personne ou l'ARS qui vous a transmis ce fichier";

/** What is said of each error; the parts in brackets are left out when their value is unknown. */
export const errors: Readonly<Record<ErrorCode, ErrorSentences>> = {
  'input.invalid': {
    what: 'La demande ne peut pas être comprise[ : {reason}].',
    todo: "Corrigez la valeur indiquée ; l'aide de la commande (--help) en donne la forme.",
  },
  'input.unknown-command': {
    what: "La commande[ « {command} »] n'existe pas.",
    todo: 'Consultez la liste des commandes avec « cercle --help ».',
  },
  'method.unknown': {
    what: "L'opération demandée[ ({method})] n'existe pas dans cette version.",
    why: "La fenêtre ou le programme qui la demande n'est sans doute pas de la même version que le service.",
    todo: 'Relancez Cercle pour que toutes ses parties soient de la même version.',
    whom: SUPPORT,
  },
  'file.not-found': {
    what: "Le fichier[ « {file} »][ « {path} »] n'existe pas.",
    todo: "Vérifiez l'orthographe du nom et le dossier ; un chemin relatif part du dossier où vous êtes.",
  },
  'file.unreadable': {
    what: 'Le fichier[ « {file} »][ « {path} »] ne peut pas être lu ou écrit.',
    why: "Le système d'exploitation a refusé l'accès, il ne s'agit pas d'un fichier ordinaire, ou un autre programme y a écrit pendant la lecture.",
    todo: "Vérifiez vos droits sur ce fichier et sur son dossier, et qu'aucun autre programme ne le tient ouvert.",
  },
  'file.exists': {
    what: 'Le fichier[ « {file} »][ « {path} »] existe déjà ; il a été laissé intact.',
    todo: 'Choisissez un autre nom, ou ajoutez --force pour le remplacer.',
  },
  'xml.ill-formed': {
    what: "Le document[ « {file} »] n'est pas du XML bien formé[ (ligne {line}, colonne {column})]. Rien n'a été enregistré.",
    todo: 'Demandez un nouvel envoi du fichier ; ne le corrigez pas à la main.',
    whom: SENDER,
  },
  'xml.encoding': {
    what: "L'encodage du document[ « {file} »] n'est pas celui qu'il annonce, ou n'est pas pris en charge[ ({encoding})]. Rien n'a été enregistré.",
    todo: 'Demandez le fichier en UTF-8, avec une déclaration XML exacte.',
    whom: SENDER,
  },
  'xml.doctype': {
    what: "Le document[ « {file} »] contient une déclaration DOCTYPE, refusée par sécurité. Rien n'a été enregistré.",
    why: "Un DOCTYPE permet de faire lire d'autres fichiers ou d'épuiser la mémoire ; le format CSD n'en a pas besoin.",
    todo: 'Demandez le fichier sans DOCTYPE.',
    whom: SENDER,
  },
  'xml.truncated': {
    what: "Le document[ « {file} »] est incomplet : il s'arrête avant sa balise de fin. Rien n'a été enregistré.",
    why: 'Le téléchargement ou la copie a sans doute été interrompu.',
    todo: 'Récupérez le fichier de nouveau, puis comparez sa taille à celle annoncée.',
    whom: SENDER,
  },
  'xml.limit': {
    what: "Le document[ « {file} »] dépasse une limite de lecture[ : {limit}][ ({value})]. Rien n'a été enregistré.",
    why: 'Ces limites protègent votre poste contre les documents fabriqués pour épuiser sa mémoire.',
    todo: "Vérifiez l'origine du fichier avant d'aller plus loin.",
    whom: SENDER,
  },
  'csd.absent': {
    what: "Le document[ « {file} »] est du XML, mais ne contient pas de CSD. Rien n'a été enregistré.",
    why: '[La racine du document est « {root} ».]',
    todo: "Vérifiez qu'il s'agit bien d'une extraction ou d'une réponse du ROR.",
    whom: SENDER,
  },
  'csd.empty': {
    what: "Le document[ « {file} »] est vide ou ne contient aucune fiche. Rien n'a été enregistré.",
    todo: 'Récupérez le fichier de nouveau ; une extraction contient toujours au moins un établissement.',
    whom: SENDER,
  },
  'csd.error-answer': {
    what: "Le document[ « {file} »] est une réponse d'erreur du serveur[ (code {code})][ : {message}], pas des données. Rien n'a été enregistré.",
    todo: "Refaites la demande au serveur ; si l'erreur revient, transmettez son code.",
    whom: 'le support du ROR de la région, avec le code et le message du serveur',
  },
  'archive.invalid': {
    what: "L'archive[ « {file} »] est endommagée ou n'est pas une archive zip. Rien n'a été enregistré.",
    todo: "Récupérez l'archive de nouveau, puis comparez sa taille à celle annoncée.",
    whom: SENDER,
  },
  'archive.encrypted': {
    what: "L'archive[ « {file} »] est protégée par un mot de passe. Rien n'a été enregistré.",
    todo: 'Décompressez-la vous-même, puis importez les fichiers XML.',
    whom: SENDER,
  },
  'archive.unsafe-path': {
    what: "L'archive[ « {file} »] contient un nom de fichier dangereux[ : « {entry} »]. Rien n'a été enregistré.",
    why: "Ce nom ferait écrire en dehors du dossier de l'archive.",
    todo: "Ne l'ouvrez pas avec un autre outil ; signalez-la à son expéditeur.",
    whom: SENDER,
  },
  'archive.bomb': {
    what: "L'archive[ « {file} »] se décompresse en un volume anormal[ ({limit})]. Rien n'a été enregistré.",
    why: 'Un tel rapport de compression est celui des archives fabriquées pour saturer un poste.',
    todo: "Vérifiez l'origine du fichier avant d'aller plus loin.",
    whom: SENDER,
  },
  'archive.checksum': {
    what: "L'empreinte SHA-256 de[ « {file} »] ne correspond pas à celle qui l'accompagne. Rien n'a été enregistré.",
    why: '[Empreinte annoncée : {expected} ; empreinte calculée : {found}.]',
    todo: "Récupérez le fichier et son empreinte de nouveau : l'un des deux a été modifié ou coupé.",
    whom: SENDER,
  },
  'archive.no-xml': {
    what: "L'archive[ « {file} »] ne contient aucun fichier XML. Rien n'a été enregistré.",
    todo: "Vérifiez qu'il s'agit bien d'une extraction du ROR.",
    whom: SENDER,
  },
  'nomenclature.invalid': {
    what: "La nomenclature[ « {file} »] n'a pas la forme attendue. Les tables en place n'ont pas changé.",
    todo: 'Téléchargez de nouveau le fichier .tabs ou le zip officiel des nomenclatures des objets de santé (NOS).',
  },
  'cache.source-unknown': {
    what: "Aucune source[ « {source} »] n'est enregistrée.",
    todo: 'Consultez les sources présentes avec « cercle sources ».',
  },
  'cache.entity-unknown': {
    what: "Aucune fiche ne porte l'identifiant[ « {id} »].",
    todo: 'Cherchez la fiche avec « cercle search » ; les identifiants internes changent à chaque chargement, les identifiants nationaux restent.',
  },
  'cache.comparison-unknown': {
    what: "Il n'y a pas de chargement antérieur auquel comparer[ la source « {source} »].",
    todo: 'Importez une deuxième version de la source, ou indiquez une autre date avec --since.',
  },
  'cache.replace-loses': {
    what: "Ce remplacement ferait perdre trop d'unités[ : {held} aujourd'hui, {found} dans le fichier]. Les données en place n'ont pas changé.",
    why: 'Une extraction qui contient moins de la moitié des unités connues est le plus souvent incomplète.',
    todo: 'Vérifiez le fichier ; si la baisse est réelle, recommencez avec --force.',
    whom: SENDER,
  },
  'cache.result-expired': {
    what: "La liste affichée n'est plus à jour : les données ont changé depuis, ou elle est restée longtemps sans servir.",
    todo: 'Relancez la recherche.',
  },
  'cache.busy': {
    what: 'Une autre opération écrit déjà[ sur la source « {source} »].',
    todo: "Attendez qu'elle se termine, ou arrêtez-la, puis recommencez.",
  },
  'cache.corrupt': {
    what: 'Les données enregistrées[ de la source « {source} »][ (fichier {file})] sont endommagées.',
    why: 'Le disque, une copie ou un autre programme a modifié ces fichiers.',
    todo: 'Supprimez la source (« cercle sources remove »), puis importez de nouveau son extraction.',
    whom: SUPPORT,
  },
  'cache.newer-version': {
    what: 'Ces données ont été écrites par une version plus récente de Cercle.',
    todo: 'Mettez Cercle à jour, ou choisissez un autre dossier avec --data.',
  },
  'cache.network-folder': {
    what: 'Le dossier de données[ « {folder} »] se trouve sur un partage réseau.',
    why: "La base de données ne peut pas garantir l'intégrité des données sur un partage réseau.",
    todo: 'Choisissez un dossier local avec --data ou la variable CERCLE_DATA.',
  },
  ...certificateErrors,
  ...exchangeErrors,
  ...sandboxErrors,
  ...dossierErrors,
  'storage.full': {
    what: "Il n'y a plus de place sur le disque[ ({folder})][ ({file})]. Les données en place n'ont pas changé.",
    todo: "Libérez de l'espace, ou choisissez un dossier sur un autre disque avec --data, puis recommencez.",
  },
  'storage.failed': {
    what: 'Le disque a refusé une lecture ou une écriture[ ({folder})][ ({file})].',
    todo: "Vérifiez vos droits sur le dossier de données et l'état du disque, puis recommencez.",
    whom: 'votre service informatique',
  },
  'window.not-built': {
    what: "La page de la fenêtre n'est pas construite[ ({folder})].",
    why: "Elle est faite à partir des sources de Cercle ; la ligne de commande sans ces sources ne l'a pas encore.",
    todo: 'Dans un clone de Cercle : « npm run build », puis recommencez ; « npm start » fait les deux.',
  },
  'window.port-taken': {
    what: "Le port[ {port}] n'est pas libre.",
    why: "Un autre programme l'utilise, ou le système le réserve.",
    todo: "Choisissez un autre port avec --port, ou n'en donnez pas : un port libre est alors pris.",
  },
  cancelled: {
    what: "L'opération a été interrompue à votre demande. Rien n'a changé.",
    todo: 'Relancez la commande quand vous le souhaitez.',
  },
  internal: {
    what: "Cercle a rencontré une erreur qu'il n'avait pas prévue.",
    todo: 'Relancez la commande avec --verbose et conservez ce qui est affiché.',
    whom: SUPPORT,
  },
};
