/** What each command about the sandbox region does. */
export const sandboxCommands = {
  'sandbox start': {
    summary: 'met en marche une région bac à sable sur cet ordinateur',
    details:
      'Une région fictive complète : HTTPS avec certificat client exigé, sa propre autorité (FACTICE), les deux dialectes, une liste blanche et des pannes sur demande. Elle n’est joignable que depuis cet ordinateur. Le serveur BAC est enregistré, et ses autorités sont admises dans l’environnement « sandbox ». Reste au premier plan jusqu’à Ctrl-C, SIGTERM ou « cercle sandbox stop ». Avec --json, une seule ligne est écrite quand elle est prête.',
  },
  'sandbox status': {
    summary: 'dit où est la région bac à sable en marche, et dans quel état',
    details: 'Sort avec le code 2 quand aucune n’est en marche pour ce dossier de données.',
  },
  'sandbox stop': {
    summary: 'arrête la région bac à sable',
    details: 'Quel que soit le programme qui l’a mise en marche. Ce qu’elle garde reste pour la fois suivante.',
  },
  'sandbox issue': {
    summary: 'l’autorité de la région bac à sable répond à une demande de certificat',
    details:
      'Avec --out, la demande est un fichier PKCS#10, et la réponse en est un autre : le certificat puis l’autorité qui l’a émis. Sans --out, la demande est celle d’un certificat de l’inventaire : la réponse y est installée, ou ajoutée à côté quand une installation la refuserait (certificat expiré…).',
  },
  'sandbox whitelist list': {
    summary: 'la liste blanche de la région bac à sable',
    details: 'Elle ne compte que si la région a été mise en marche avec --deny-unlisted.',
  },
  'sandbox whitelist add': {
    summary: 'inscrit un certificat sur la liste blanche de la région bac à sable',
    details: 'Un certificat de l’inventaire, une empreinte SHA-256, un fichier de certificat ou un nom (DN).',
  },
  'sandbox whitelist remove': {
    summary: 'retire un certificat de la liste blanche de la région bac à sable',
    details: 'Le certificat reste valide ; il est refusé si la région exige la liste blanche.',
  },
  'sandbox fault': {
    summary: 'met la région bac à sable en panne, ou la répare (none)',
    details: 'La panne dure jusqu’à la suivante. Sans nom, la liste des pannes.',
  },
  'sandbox evolve': {
    summary: 'fait changer la région bac à sable',
    details:
      'Des établissements et des unités changent, viennent ou s’en vont ; les notifications suivantes les nomment.',
  },
  demo: {
    summary: 'montre le parcours entier avec une région bac à sable, sans rien demander',
    details:
      'Clé, demande, certificat, refus diagnostiqué, liste blanche, extraction, recherche, notification, mise à jour, comparaison, certificat expiré : chaque étape est affichée avec son résultat et sa durée, dans un dossier temporaire. Sort avec le code 0 seulement si tout a fonctionné, en moins de deux minutes.',
  },
};
