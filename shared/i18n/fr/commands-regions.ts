/** What each command about the servers that can be queried does. */
export const regionCommands = {
  'region list': {
    summary: 'les serveurs qui peuvent être interrogés, et ce qui manque à chacun',
    details:
      'Les 18 régions, l’entrée nationale et les serveurs que vous avez ajoutés. Aucune adresse n’est livrée : aucune n’est publique.',
  },
  'region show': {
    summary: 'tous les réglages d’un serveur',
    details: 'Aucun secret n’en fait partie : le certificat est désigné par son identifiant.',
  },
  'region set': {
    summary: 'change les réglages d’un serveur, ou en ajoute un',
    details:
      'Ce qui n’est pas donné reste. L’adresse est en https, sans nom d’utilisateur ni mot de passe. --trust ajoute des autorités à celles de l’environnement du serveur ; leurs empreintes sont confirmées par --sha256 ou au terminal, comme avec « trust import ».',
  },
  'region remove': {
    summary: 'oublie un serveur ajouté, ou les réglages d’un serveur livré',
    details: 'Ce qui a été échangé avec lui reste.',
  },
  'region export': {
    summary: 'écrit les réglages de serveurs dans un fichier à partager',
    details:
      'Ni certificat, ni notes, ni mot de passe n’en font partie. Sans code, tous les serveurs qui ont des réglages.',
  },
  'region import': {
    summary: 'lit les réglages de serveurs d’un tel fichier',
    details:
      'Le fichier est accepté en entier ou pas du tout. Un serveur qui a déjà des réglages les garde, sauf avec --replace ; son certificat est alors à choisir de nouveau.',
  },
};
