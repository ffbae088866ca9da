/** What each command about dossiers does. */
export const dossierCommands = {
  'dossier journeys': {
    summary: 'les parcours connus vers un cercle de confiance, avec leur source et leur date',
    details:
      'Avec --import, lit d’abord un paquet de parcours plus récent ; les dossiers ouverts gardent le leur jusqu’à « cercle dossier adopt ».',
  },
  'dossier choose': {
    summary: 'propose un parcours, un profil d’accès probable et les pièces à réunir',
    details:
      'Sans argument, les cinq questions et leurs réponses. « Je ne sais pas » est toujours une réponse : ce qui n’est pas répondu est rendu avec la phrase à transmettre. Le fichier public hebdomadaire peut suffire : il est alors dit de s’arrêter là. En JSON : {answers, orientation, questions}.',
  },
  'dossier new': {
    summary: 'ouvre un dossier sur un parcours',
    details:
      'Plusieurs dossiers peuvent avancer en même temps. Avec --rehearsal, c’est une répétition avec la région bac à sable : seuls ses certificats comptent, et rien n’y est réel.',
  },
  'dossier list': {
    summary: 'les dossiers, ceux qui vous attendent d’abord',
    details: 'Avec --archived, ceux qui ont été rangés.',
  },
  'dossier show': {
    summary: 'où en est un dossier : étapes, attentes, listes blanches, historique vérifié',
    details: 'En JSON, tout ce qui est su du dossier, fiche, pièces et propositions comprises.',
  },
  'dossier next': {
    summary: 'ce qu’il y a à faire maintenant, qui agit, quoi envoyer',
    details:
      'En JSON : {id, nextActions, pending, reminders, allowed}. Les propositions viennent d’ailleurs dans Cercle (certificat installé, connexion acceptée, compte PLATINES inactif) : rien n’est noté tant que vous ne le notez pas.',
  },
  'dossier set': {
    summary: 'remplit la fiche application : champ=valeur',
    details:
      'Ce qui semble faux (clé d’un SIRET, adresse IP…) est dit et gardé tel quel. En JSON : {id, sheet, issues}.',
  },
  'dossier record': {
    summary: 'note ce qui est arrivé à une étape',
    details:
      'Événements : envoi, relance, acceptation, refus, retrait, fait, certificat, sans-objet, reprise ; note, abandon, reouverture pour le dossier entier. L’étape peut être omise quand une seule permet l’événement. Ce qui ne peut pas être noté est refusé avec sa raison, code 1, et rien n’est gardé ; en JSON : {refusal, dossier}, où refusal est nul ou {refused, values, message}. Un fichier joint qui contient une clé privée ou un mot de passe est refusé.',
  },
  'dossier history': {
    summary: 'l’historique d’un dossier et sa vérification',
    details:
      'Chaque entrée contient l’empreinte de la précédente ; la tête est scellée sous la clé du coffre. Sort avec le code 1 si l’historique ou un fichier gardé a été modifié hors de Cercle.',
  },
  'dossier message': {
    summary: 'le message d’une étape, rempli, prêt à envoyer',
    details: 'Cercle n’envoie rien. Avec --out, un fichier .eml avec ses pièces ; aucune ne peut contenir un secret.',
  },
  'dossier whitelist list': {
    summary: 'ce qui est déclaré sur les listes blanches, et ce que les tests en disent',
    details: 'La dérive compare le certificat déclaré à celui que le serveur reçoit de nous.',
  },
  'dossier whitelist add': {
    summary: 'note une déclaration ou une inscription sur une liste blanche',
    details: 'Le certificat est celui de l’inventaire ; l’environnement est celui de son émetteur.',
  },
  'dossier whitelist check': {
    summary: 'teste les listes blanches par une connexion silencieuse',
    details:
      'Code 0 : toutes acceptent ; 1 : rien n’est faux, mais une inscription manque ou n’a pas pu être testée ; 3 et 4 comme « cercle doctor ». « cercle tick » le fait chaque jour. En JSON : {id, entries: [{entry, region, outcome, check, skipped}]}.',
  },
  'dossier platines show': {
    summary: 'le compte PLATINES et le registre de scénarios',
    details: 'Un compte inutilisé pendant 6 mois est désactivé : la date est rappelée.',
  },
  'dossier platines import': {
    summary: 'lit le registre de scénarios, en CSV ou JSON',
    details: 'Cercle n’invente aucun scénario : le registre est celui que la plateforme vous a donné.',
  },
  'dossier platines record': {
    summary: 'note l’état du compte ou le résultat d’un scénario',
    details: 'Donnez --account, ou --scenario avec --result.',
  },
  'dossier calendar': {
    summary: 'écrit les rappels des dossiers dans un calendrier .ics',
    details: 'De tous les dossiers, ou d’un seul.',
  },
  'dossier export': {
    summary: 'écrit le dossier de preuves : un zip qui s’ouvre sans Cercle',
    details:
      'Historique, fiche, certificats publics, échanges et décisions, avec leurs empreintes. Aucun secret n’y est. Avec la phrase secrète du coffre, le sceau de l’historique est vérifié aussi.',
  },
  'dossier adopt': {
    summary: 'donne au dossier la version la plus récente de son parcours',
    details: 'Les étapes déjà commencées restent.',
  },
  'dossier archive': { summary: 'range un dossier', details: 'Rien n’en est changé.' },
  'dossier unarchive': { summary: 'reprend un dossier rangé', details: 'Rien n’en est changé.' },
  'dossier remove': {
    summary: 'supprime pour de bon un dossier archivé',
    details: 'Son historique et ses fichiers sont effacés. --confirm répète son titre exact.',
  },
  backup: {
    summary: 'sauvegarde l’espace de travail dans un fichier',
    details:
      'Dossiers, historique des échanges, serveurs, réglages, nomenclatures importées, coffre (scellé comme il est) : tout ce qui ne peut pas être refait, même pendant que Cercle sert. Les réponses gardées et les données lues n’y sont pas : elles se redemandent. Gardez ce fichier comme vos données.',
  },
  restore: {
    summary: 'remet en place une sauvegarde de l’espace de travail',
    details:
      'Tout est vérifié avant que rien ne change ; une sauvegarde faite par une version plus récente est refusée. L’espace présent est mis de côté dans le dossier de données, jamais effacé : il faut --force s’il y en a un. Cercle doit être fermé.',
  },
};
