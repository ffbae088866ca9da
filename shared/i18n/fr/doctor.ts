/** The check of this installation. */
export const doctor = {
  ok: 'bon',
  toCorrect: 'à corriger',
  checks: {
    node: 'Node.js',
    platform: 'système',
    data: 'dossier de travail',
    cache: 'dossier du cache',
    permissions: 'droits des dossiers',
    disk: 'disque',
    space: 'place libre',
    clock: 'horloge',
    environment: 'variables de connexion',
  },
  advice: {
    node: 'installez une version plus récente de Node.js.',
    platform: "ce système n'est pas pris en charge.",
    data: "donnez-vous le droit d'écrire dans ce dossier, ou choisissez-en un autre avec --data.",
    cache: "donnez-vous le droit d'écrire dans ce dossier, ou choisissez-en un autre avec --data.",
    permissions: 'ces dossiers contiennent des données personnelles : réservez-les à votre compte (chmod 700).',
    disk: "la base de données ne peut pas garantir l'intégrité sur un partage réseau : choisissez un dossier local avec --data.",
    space: "libérez de l'espace : une grande extraction demande environ 2 Go.",
    clock: "réglez la date et l'heure de cet ordinateur.",
    environment:
      "ces variables changent la confiance accordée aux serveurs ou enregistrent les clés des connexions ; Cercle s'en passe : retirez-les de son environnement.",
  },
};
