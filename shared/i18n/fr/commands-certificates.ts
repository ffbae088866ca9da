/** What each command about authorities and certificates does. */
export const certificateCommands = {
  'trust list': {
    summary: 'les autorités de confiance, par environnement',
    details: 'Le magasin du système n’y entre jamais : seules comptent les autorités importées ici.',
  },
  'trust import': {
    summary: 'fait confiance aux autorités d’un fichier, empreintes confirmées',
    details:
      'Chaque empreinte SHA-256 est confirmée par --sha256, ou tapée sur un terminal. Un script qui n’en donne pas se porte garant de son fichier, hors production : les empreintes trouvées sont écrites sur la sortie d’erreur ; pour la production, rien n’est ajouté sans elles (code 4). Sans --environment, celui que disent les noms des autorités publiées, sinon les tests seulement.',
  },
  'trust remove': {
    summary: 'ne fait plus confiance à une autorité',
    details: 'Les certificats qu’elle a signés restent, avec un émetteur inconnu.',
  },
  'trust crl list': {
    summary: 'les listes de révocation (CRL) gardées et leurs dates',
    details: 'Une liste n’a d’effet que si une autorité gardée ici l’a signée ; périmée, elle ne prouve plus rien.',
  },
  'trust crl import': {
    summary: 'ajoute une liste de révocation (CRL)',
    details:
      'Une liste signée remplace l’ancienne de la même autorité ; une plus ancienne que celle gardée est refusée.',
  },
  'trust crl fetch': {
    summary: 'télécharge les listes de révocation que nomme un certificat ou une autorité',
    details: 'Seulement à votre demande. Code 3 quand une adresse n’a pas répondu ; les autres listes sont gardées.',
  },
  'trust crl remove': {
    summary: 'oublie une liste de révocation',
    details: 'L’identifiant est celui de « trust crl list ».',
  },
  'cert list': {
    summary: 'les certificats et les demandes en attente',
    details: 'Avec leur état, leur fin de validité et le dernier jour pour commander leur remplaçant.',
  },
  'cert profiles': {
    summary: 'les façons de demander un certificat',
    details: 'Des données datées : rôle, délai de l’autorité, étapes de sa plateforme.',
  },
  'cert request': {
    summary: 'fait une clé dans le coffre et sa demande (CSR)',
    details:
      'Choisissez avant : --backup FICHIER écrit un fichier de secours dès que la clé est faite, --without-backup s’en passe ; sans l’un ni l’autre, la question est posée sur un terminal, et un script continue comme avec --without-backup, averti sur la sortie d’erreur. La clé ne quitte jamais le coffre.',
  },
  'cert renew': {
    summary: 'fait une nouvelle clé et la demande qui renouvelle un certificat',
    details:
      'La demande reprend le nom de l’ancien ; les options le changent, et chaque différence est montrée, car une liste blanche connaît ce nom. L’ancien reste en service jusqu’à « cert activate ». Sauvegarde : comme pour « cert request ».',
  },
  'cert install': {
    summary: 'installe la réponse d’une autorité sur la demande dont elle porte la clé',
    details:
      'PEM, DER, P7B ou P12. Tout ce qui peut être vérifié ici l’est avant, sans réseau ; un refus dit chaque motif.',
  },
  'cert import': {
    summary: 'ajoute des certificats, avec leurs clés, depuis des fichiers, des dossiers ou un serveur',
    details:
      'PEM, DER, P7B, P12/PFX ; d’un dossier, chaque fichier ; de HÔTE:PORT, ce que montre le serveur. Une clé demande le coffre. Ce qui est déjà là n’est pas doublé ; de plusieurs fichiers, ceux qui échouent sont dits à la fin et laissent les autres.',
  },
  'cert export': {
    summary: 'écrit un certificat, sa chaîne, sa fiche, sa demande ou sa clé chiffrée',
    details:
      'Une clé ne sort que chiffrée (p12, ou key : PKCS#8), sous le mot de passe de --password-env ou --password-file, dans un fichier que vous seul lisez. Une demande (csr) sort une fois sa clé sauvegardée, ou avec --without-backup.',
  },
  'cert show': {
    summary: 'tout ce qui est su d’un certificat, d’ici ou d’un fichier',
    details:
      'L’identifiant est celui de « cert list » ou le début de l’empreinte SHA-256. D’un fichier, rien n’est gardé.',
  },
  'cert check': {
    summary: 'ce qui est expiré, révoqué ou à commander maintenant',
    details:
      'Sort avec le code 1 dès qu’il y en a un ; le dernier jour sûr est la fin de validité moins le délai de l’autorité.',
  },
  'cert identity': {
    summary: 'ce qu’il faut envoyer d’un certificat : sujet, émetteur, série, empreinte, PEM public',
    details: 'Rien de secret : le DN pour les services FHIR, le certificat public pour les flux CSD.',
  },
  'cert verify': {
    summary: 'explique la chaîne d’un certificat',
    details:
      'Sort avec le code 4 quand elle est refusée, avec chaque motif. Le premier fichier contient le certificat, et au besoin ses intermédiaires ; un identifiant de « cert list » convient aussi.',
  },
  'cert compare': {
    summary: 'les différences entre deux certificats',
    details: 'Un sujet qui change est une erreur : les listes blanches le connaissent.',
  },
  'cert calendar': {
    summary: 'écrit les dates de commande et de fin dans un calendrier (.ics)',
    details: 'À ouvrir dans un agenda ; aucune clé ni empreinte n’y est.',
  },
  'cert activate': {
    summary: 'met un certificat en service à la place de celui qu’il renouvelle',
    details: 'Demande un essai réussi depuis son installation, ou un motif. La même commande reprend l’ancien.',
  },
  'cert test-server': {
    summary: 'essaie un certificat serveur installé, comme un ROR le verrait',
    details: 'Un serveur TLS de cet ordinateur, fermé aussitôt ; rien ne sort. Code 4 quand il serait refusé.',
  },
  'cert reencode': {
    summary: 'récrit un ancien fichier P12 sous AES-256',
    details: 'Le coffre n’y a pas de part, et l’ancien fichier reste tel quel.',
  },
  'cert edit': {
    summary: 'change le nom et les notes que vous donnez à un certificat',
    details: 'Rien du certificat lui-même ne change.',
  },
  'cert revocation-code': {
    summary: 'montre le code de révocation d’un certificat, ou le garde dans le coffre',
    details:
      'Le code choisi lors du retrait sur la plateforme de l’autorité. --keep le scelle ; tapé deux fois sur un terminal. Chaque lecture est au journal.',
  },
  'cert archive': { summary: 'cache un certificat des listes', details: '« cert list --place archived » le montre.' },
  'cert unarchive': { summary: 'montre de nouveau un certificat archivé', details: 'Il revient dans « cert list ».' },
  'cert remove': {
    summary: 'met un certificat et sa clé dans la corbeille pour 30 jours',
    details: 'Un certificat en service et déclaré quelque part demande un motif.',
  },
  'cert restore': {
    summary: 'sort un certificat de la corbeille',
    details: 'Il redevient ce qu’il était, avec sa clé.',
  },
  'cert purge': {
    summary: 'efface pour toujours ce qui est dans la corbeille, clé comprise',
    details: 'Son nom commun est donné par --confirm ou tapé. Le coffre est ouvert quand une clé part avec lui.',
  },
};
