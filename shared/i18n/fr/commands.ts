import { certificateCommands } from './commands-certificates.ts';
import { dossierCommands } from './commands-dossiers.ts';
import { exchangeCommands } from './commands-exchanges.ts';
import { regionCommands } from './commands-regions.ts';
import { sandboxCommands } from './commands-sandbox.ts';

/** What each command does, in one line for the list and a few for its own help. */
export const commands = {
  import: {
    summary: 'lit des fichiers CSD ou une archive, vérifie les empreintes et remplit le cache',
    details:
      "Plusieurs fichiers forment une seule extraction. Une archive zip est vérifiée avant d'être lue, et chaque fichier comparé à l'empreinte SHA-256 qui l'accompagne. Rien n'est visible tant que tout n'est pas lu : une interruption ou une erreur laisse le cache tel qu'il était.",
  },
  sources: {
    summary: "ce que contient le cache, avec l'âge et l'origine",
    details:
      'Une source est une région ou un fichier importé. Les chargements précédents sont gardés pour la comparaison.',
  },
  'sources keep': {
    summary: "fixe ce qui est gardé d'une source",
    details:
      "Nombre de chargements antérieurs gardés en entier, et de chargements dont les différences restent consultables. S'applique dès le prochain chargement ; sans option, affiche le réglage.",
  },
  'sources remove': {
    summary: 'supprime une source et toutes ses copies',
    details: 'Les fiches, le XML reçu, le texte de recherche et les chargements gardés sont effacés.',
  },
  stats: {
    summary: 'compte les unités et établissements selon un axe',
    details: "Ce qui n'a pas de lieu connu est compté sous le code vide, « Non localisé ».",
  },
  search: {
    summary: 'trouve des unités et des établissements',
    details:
      'Les accents et la casse sont ignorés, chaque mot est un début de mot, et tous doivent être présents. Noms, communes, activités, équipements, identifiants nationaux et numéros de téléphone sont cherchés. Sans texte, les filtres seuls décident.',
  },
  show: {
    summary: 'affiche une fiche avec ses champs, ses parents et ses enfants',
    details:
      "L'identifiant est celui du cache ou un identifiant national : FINESS, SIRET, idNat_Struct, identifiantOI.",
  },
  tree: {
    summary: "affiche l'arbre d'une entité : EJ, EG, OI",
    details:
      "L'identifiant est celui du cache ou un identifiant national : FINESS, SIRET, idNat_Struct, identifiantOI.",
  },
  anomalies: {
    summary: 'ce qui ne va pas dans les données',
    details: "Une anomalie n'empêche jamais la lecture : la fiche est gardée, et l'anomalie signalée.",
  },
  conformity: {
    summary: "vérifie un fichier ou une source selon les règles d'échange",
    details:
      "Chaque règle est comptée : vérifiée combien de fois, en défaut combien de fois, avec des exemples. C'est la répétition du passage sur PLATINES. Un fichier est vérifié sans être enregistré.",
  },
  diff: {
    summary: 'ce qui a changé entre deux chargements',
    details: 'Les fiches sont rapprochées par identifiant national ; chaque champ changé est montré, avant et après.',
  },
  export: {
    summary: 'écrit dans un fichier ce que les filtres sélectionnent',
    details:
      "CSV (séparateur point-virgule, UTF-8), XLSX, JSON Lines ou GeoJSON. Les données restreintes et personnelles n'y sont que si vous le demandez.",
  },
  'nomenclature list': {
    summary: 'les nomenclatures en place et leurs dates',
    details: 'Les tables importées passent avant celles qui sont livrées avec Cercle.',
  },
  'nomenclature import': {
    summary: 'lit des nomenclatures officielles (.tabs ou zip)',
    details: 'Elles passent avant celles qui sont livrées avec Cercle, et servent dès la lecture suivante.',
  },
  generate: {
    summary: 'écrit une région fictive',
    details:
      'Des établissements et des unités inventés, avec de vrais codes, pour essayer ou tester. La même graine donne le même fichier. Le nom du fichier se termine par .xml ou .zip.',
  },
  serve: {
    summary: 'ouvre la fenêtre dans un navigateur de cet ordinateur',
    details:
      "L'adresse n'est joignable que depuis cet ordinateur et ne sert qu'une fois, pendant une minute ; le fichier indiqué ouvre la fenêtre à tout moment. Reste au premier plan jusqu'à Ctrl-C ou SIGTERM, et finit alors par le code 0. Avec --json, une seule ligne est écrite quand la fenêtre est prête : {address, linkFile, port}. La page doit être construite (« npm run build » dans un clone de Cercle).",
  },
  'vault init': {
    summary: 'crée le coffre des clés privées',
    details:
      "Sa phrase secrète (12 caractères au moins) scelle chaque clé ; elle ne se retrouve pas. Elle vient d'une variable, d'un fichier ou du terminal, jamais de la ligne de commande.",
  },
  'vault status': {
    summary: 'dit si le coffre existe, ce qui le protège et si son journal est entier',
    details: "Rien n'est ouvert : aucune phrase secrète n'est nécessaire.",
  },
  'vault passwd': {
    summary: 'change la phrase secrète du coffre',
    details:
      "Les clés restent telles quelles. Une interruption laisse l'ancienne ou la nouvelle, jamais entre les deux.",
  },
  'vault backup': {
    summary: 'écrit un fichier de secours : le coffre entier, sous une phrase secrète à lui',
    details:
      'Il contient les clés, les codes de révocation, les certificats, les demandes, les autorités et le journal, chiffrés. Gardez-le ailleurs que sur cet ordinateur.',
  },
  'vault restore': {
    summary: 'refait le coffre depuis un fichier de secours',
    details:
      'Le fichier est vérifié en entier avant que rien ne change. Sans nouvelle phrase secrète, celle du fichier devient celle du coffre.',
  },
  'vault journal': {
    summary: 'ce qui a été fait des clés, des certificats et des autorités',
    details:
      "Chaque entrée contient l'empreinte de la précédente ; la tête et la longueur sont scellées sous la clé du coffre. docs/journal.md dit ce que cela prouve et ce que cela ne prouve pas.",
  },
  ...certificateCommands,
  ...regionCommands,
  ...exchangeCommands,
  ...sandboxCommands,
  ...dossierCommands,
  'doctor self': {
    summary: 'vérifie cette installation',
    details: 'Versions, dossiers, droits, place libre et horloge. Sort avec le code 1 si quelque chose est à corriger.',
  },
};
