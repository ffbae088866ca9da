/** The demonstration: `cercle demo`, and what `npm run demo` says after it. */
export const demo = {
  intro:
    'Démonstration de Cercle : le parcours entier avec une région bac à sable, sur cet ordinateur, sans réseau ni personne d’autre.',
  steps: {
    region: { title: 'Une région bac à sable est mise en marche', seen: '{units} unités fictives, {url}' },
    vault: { title: 'Le coffre des clés est créé', seen: 'il est ouvert, sous une phrase secrète' },
    request: { title: 'Une clé et sa demande de certificat sont faites', seen: '{subject}' },
    issued: {
      title: 'L’autorité de la région répond, le certificat est installé',
      seen: '{issuer}, jusqu’au {notAfter}',
    },
    refused: { title: 'La région refuse, et la cause est nommée', seen: '{cause}' },
    whitelisted: {
      title: 'Le certificat est mis sur la liste blanche, la région répond',
      seen: 'empreinte {sha256}…',
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
      seen: '{added} {added|fiche ajoutée|fiches ajoutées}, {removed} {removed|retirée|retirées}, {changed} {changed|modifiée|modifiées}[ : {example}…]',
    },
    expired: { title: 'Un certificat expiré est essayé, et la cause est nommée', seen: '{cause}' },
    recorded: {
      title: 'Chaque échange est dans l’historique',
      seen: '{n} {n|échange|échanges}, dont {refused} {refused|refusé|refusés}',
    },
    stopped: { title: 'La région bac à sable est arrêtée', seen: 'plus rien ne tourne' },
  },
  ok: 'Tout a fonctionné : {n} {n|étape|étapes} en {time}.',
  unexpected: 'L’étape « {title} » n’a pas donné ce qui était attendu.',
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
