import type { ErrorCode } from '../../errors.ts';
import type { ErrorSentences } from '../sentences.ts';

type CertificateCode = Extract<ErrorCode, `vault.${string}` | `certificate.${string}` | `trust.${string}`>;

/** What is said of failures about the vault, certificates and authorities. */
export const certificateErrors: Readonly<Record<CertificateCode, ErrorSentences>> = {
  'vault.absent': {
    what: 'Il n’y a pas encore de coffre sur ce poste.',
    why: 'Une clé privée n’est gardée que dans un coffre protégé par une phrase secrète.',
    todo: 'Créez le coffre avec « cercle vault init ».',
  },
  'vault.exists': {
    what: 'Un coffre existe déjà sur ce poste ; il a été laissé intact.',
    todo: 'Ouvrez-le avec sa phrase secrète. Pour en changer, utilisez « Changer la phrase secrète » ou « cercle vault passwd ».',
  },
  'vault.locked': {
    what: 'Le coffre est verrouillé.',
    why: 'Il se verrouille seul après un temps sans usage ; en ligne de commande, il s’ouvre à chaque commande.',
    todo: 'Saisissez la phrase secrète du coffre ; en ligne de commande, donnez --passphrase-env ou --passphrase-file.',
  },
  'vault.passphrase': {
    what: 'La phrase secrète n’est pas la bonne. Rien n’a été perdu.',
    todo: 'Vérifiez le verrouillage des majuscules et la disposition du clavier, puis essayez de nouveau. Une phrase oubliée ne se retrouve pas : il reste le fichier de secours.',
  },
  'vault.wait': {
    what: 'Trop d’essais manqués : il faut attendre[ {seconds} s] avant le prochain.',
    why: 'L’attente s’allonge à chaque essai manqué, pour protéger vos clés d’une recherche automatique.',
    todo: 'Patientez, puis essayez de nouveau. Rien n’est effacé.',
  },
  'vault.weak-passphrase': {
    what: 'Cette phrase secrète n’est pas acceptée[ : {reason}].',
    todo: 'Prenez plusieurs mots sans lien entre eux, 12 caractères au moins.',
  },
  'vault.no-protector': {
    what: 'Le trousseau du système ne protège pas les secrets sur ce poste[ ({reason})].',
    why: 'Sans trousseau réel, le système cache les secrets avec un mot de passe que tout le monde connaît.',
    todo: 'Protégez le coffre par une phrase secrète.',
    whom: 'le service informatique de ce poste, pour installer un trousseau (GNOME Keyring, KWallet)',
  },
  'vault.tampered': {
    what: 'Le coffre ou son journal a été modifié en dehors de Cercle[ : {reason}].',
    todo: 'N’utilisez pas ces clés avant d’avoir compris pourquoi. Restaurez un fichier de secours dans un dossier neuf, et gardez l’ancien pour l’examen.',
    whom: 'votre responsable de la sécurité',
  },
  'vault.backup-invalid': {
    what: 'Le fichier de secours[ « {file} »] ne peut pas être restauré[ : {reason}]. Le coffre actuel est intact.',
    todo: 'Vérifiez qu’il s’agit du bon fichier, entier, et de la phrase secrète choisie le jour de la sauvegarde.',
  },
  'certificate.unknown': {
    what: 'Aucun certificat ne porte l’identifiant[ « {id} »].',
    todo: 'Consultez la liste avec « cercle cert list ».',
  },
  'certificate.ambiguous': {
    what: 'L’identifiant[ « {id} »] désigne plusieurs certificats.',
    todo: 'Donnez davantage de caractères de l’empreinte, ou l’identifiant de la liste.',
  },
  'certificate.format': {
    what: 'Le contenu[ de « {file} »] n’est ni un certificat, ni une demande, ni un fichier de clés reconnu[ ({reason})].',
    todo: 'Formats lus : PEM, DER, P7B, P12/PFX. Vérifiez que le fichier est entier.',
    whom: 'la personne qui vous l’a transmis',
  },
  'certificate.password': {
    what: 'Le mot de passe[ de « {file} »] n’est pas le bon.',
    todo: 'Demandez le mot de passe choisi lors du retrait sur la plateforme. S’il est perdu, il faut une nouvelle demande de certificat.',
  },
  'certificate.cipher': {
    what: 'Le fichier[ « {file} »] est protégé par un chiffrement qui n’est pas pris en charge[ : {reason}].',
    todo: 'Demandez un fichier P12 en AES-256, ou convertissez-le avec openssl sur le poste où il a été fait.',
  },
  'certificate.limit': {
    what: 'Le fichier[ « {file} »] dépasse ce qui peut être lu sans risque[ : {reason}].',
    why: 'Un fichier fait pour bloquer un programme demande un calcul ou une place sans fin.',
    todo: 'Si vous l’avez fait vous-même, refaites-le avec les réglages ordinaires.',
  },
  'certificate.lint': {
    what: 'La demande de certificat ne peut pas être faite ainsi[ : {reason}].',
    todo: 'Corrigez les champs indiqués ; la règle est citée à côté de chacun.',
  },
  'certificate.backup-needed': {
    what: 'Avant la première sortie de la demande, il faut choisir : sauvegarder la clé, ou s’en passer.',
    why: 'Si cette clé est perdue, le certificat ne servira à rien et tout est à refaire.',
    todo: 'Faites un fichier de secours du coffre, ou dites que vous vous en passez ; en ligne de commande, donnez --backup FICHIER ou --without-backup.',
  },
  'certificate.no-pending': {
    what: 'Ce certificat ne répond à aucune demande en attente ici.',
    why: 'Sa clé publique n’est celle d’aucune demande faite sur ce poste.',
    todo: 'Installez-le sur le poste et dans le coffre où la demande a été faite ; sinon importez-le sans clé.',
  },
  'certificate.mismatch': {
    what: 'La clé ne correspond pas au certificat.',
    todo: 'Cherchez la clé qui a servi à la demande ; leurs empreintes doivent être égales.',
  },
  'certificate.refused': {
    what: 'Ce certificat ne peut pas être installé[ : {reason}].',
    todo: 'Lisez chaque motif ci-dessous : il dit quoi demander, et à qui.',
  },
  'certificate.no-key': {
    what: 'La clé privée de ce certificat n’est pas dans le coffre.',
    todo: 'Importez le fichier P12 qui la contient, ou installez le certificat là où la demande a été faite.',
  },
  'certificate.in-use': {
    what: 'Ce certificat est encore en service[ : {reason}].',
    todo: 'Mettez son remplaçant en service d’abord, ou confirmez en donnant un motif.',
  },
  'certificate.untested': {
    what: 'Aucun appel n’a encore réussi avec ce certificat depuis son installation.',
    why: 'Un certificat mis en service sans essai peut être refusé partout en même temps, par exemple si son nom a changé.',
    todo: 'Faites un essai avec le nouveau certificat, ou donnez un motif pour le mettre en service sans essai. L’ancien se reprend en un geste.',
  },
  'certificate.probe': {
    what: 'Le serveur[ {host}] n’a pas montré de certificat[ : {reason}].',
    todo: 'Vérifiez l’adresse, le port et la connexion, puis essayez de nouveau.',
    whom: 'l’exploitant du serveur',
  },
  'certificate.crl': {
    what: 'La liste de révocation n’est pas utilisable[ : {reason}].',
    todo: 'Prenez-la à l’adresse indiquée dans le certificat.',
    whom: 'l’autorité qui la publie',
  },
  'certificate.fetch': {
    what: 'Le téléchargement[ de {url}] n’a pas abouti[ : {reason}].',
    todo: 'Vérifiez la connexion et le proxy ; vous pouvez aussi importer le fichier à la main.',
    whom: 'l’autorité qui le publie',
  },
  'trust.unconfirmed': {
    what: 'L’autorité n’a pas été ajoutée : son empreinte n’a pas été confirmée.',
    why: 'Quiconque peut faire une autorité du même nom ; seule l’empreinte la distingue.',
    todo: 'Comparez l’empreinte SHA-256 avec celle que l’autorité publie, puis confirmez-la ; en ligne de commande, par --sha256.',
    whom: 'l’autorité, par un autre canal que celui du fichier',
  },
  'trust.not-authority': {
    what: 'Ce fichier ne contient pas de certificat d’autorité[ : {reason}].',
    todo: 'Prenez la racine et l’intermédiaire publiés par l’autorité, et non le certificat d’une application.',
  },
  'trust.unknown': {
    what: 'Aucun élément de confiance ne porte l’identifiant[ « {id} »].',
    todo: 'Consultez la liste : « cercle trust list ».',
  },
};
