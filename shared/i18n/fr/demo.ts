/** The demonstration, in a terminal and in the window, and what `npm run demo` says after it. */
export const demo = {
  intro:
    'Démonstration de Cercle : le parcours entier avec une région bac à sable, sur cet ordinateur, sans réseau ni personne d’autre.',
  steps: {
    region: { title: 'Une région bac à sable est mise en marche', seen: '{units} unités fictives, {url}' },
    vault: { title: 'Le coffre des clés est prêt', seen: 'ouvert, sous une phrase secrète' },
    request: { title: 'Une clé et sa demande de certificat sont faites', seen: '{subject}' },
    issued: {
      title: 'L’autorité de la région répond, le certificat est installé',
      seen: '{issuer}, jusqu’au {notAfter}',
    },
    refused: { title: 'La région refuse, et la cause est nommée', seen: '{cause}' },
    whitelisted: {
      title: 'Le certificat est mis sur la liste blanche, la région répond',
      seen: 'empreinte {sha256}… ; {cause}',
    },
    extraction: {
      title: 'L’extraction est téléchargée, vérifiée et importée',
      seen: '{units} unités, archive de {size}',
    },
    search: { title: 'Une recherche trouve', seen: '« {text} » : {n} {n|fiche|fiches}, dont {name}' },
    evolved: { title: 'Le temps passe, la région change', seen: 'le {at}' },
    notified: { title: 'Une notification le dit', seen: '{n} {n|établissement modifié|établissements modifiés}' },
    delta: {
      title: 'La mise à jour ne lit que ce qui a changé',
      seen: '{n} {n|établissement lu|établissements lus} et {n|importé|importés}',
    },
    compared: {
      title: 'La comparaison montre quoi',
      seen: '{added} {added|fiche ajoutée|fiches ajoutées}, {removed} {removed|retirée|retirées}, {changed} {changed|modifiée|modifiées}[ : {name}, {field}…]',
    },
    expired: { title: 'Un certificat expiré est essayé, et la cause est nommée', seen: '{cause}' },
    recorded: {
      title: 'Chaque échange est dans l’historique',
      seen: '{n} {n|échange|échanges}, dont {refused} {refused|refusé|refusés}',
    },
    stopped: { title: 'La région bac à sable est arrêtée', seen: 'plus rien ne tourne' },
  },
  works: 'tout fonctionne',
  certificates: { valid: 'FACTICE, bac à sable', expired: 'FACTICE, bac à sable, expiré' },
  /** What each step must give; told when it gave something else. */
  expected: {
    region: 'une région en marche sur cet ordinateur',
    vault: 'un coffre ouvert',
    request: 'une clé dans le coffre et une demande prête à partir',
    issued: 'un certificat valide, installé sur sa demande',
    refused: 'un refus dont la cause nommée est la liste blanche',
    whitelisted: 'une empreinte inscrite et un diagnostic sans défaut',
    extraction: 'toutes les unités de la région, dans une réponse entière',
    search: 'au moins une fiche, avec son nom',
    evolved: 'une révision de plus, datée',
    notified: 'au moins un établissement nommé',
    delta: 'une mise à jour partielle, sans échec de lecture',
    compared: 'au moins une différence entre les deux chargements',
    expired: 'un refus dont la cause nommée est l’expiration',
    recorded: 'des échanges réussis et des échanges refusés',
    stopped: 'une région arrêtée',
  },
  ok: 'Tout a fonctionné : {n} {n|étape|étapes} en {time}.',
  unexpected: 'L’étape « {title} » n’a pas donné ce qui était attendu : {expected}.',
  kept: 'Les données restent dans {folder} : donnez ce dossier par --data. Phrase secrète du coffre, qui ne protège rien de secret : « {passphrase} ».',
  next: {
    title: 'Pour continuer avec vos propres données :',
    sandbox: 'garder une région bac à sable en marche',
    generate: 'écrire une région fictive, à garder',
    import: 'lire une extraction, la vôtre ou celle-là',
    search: 'chercher',
    window: 'ouvrir la fenêtre',
    help: 'toutes les commandes',
  },
};
