/** Texts of the access profile of data. */
export const access = {
  label: 'Profil d’accès des données',
  one: 'Profil {{profil}}',
  unknown: 'Profil inconnu',
  ofSource: '{{source}} : {{profil}}',
  more_one: 'et {{count}} autre source',
  more_other: 'et {{count}} autres sources',
  above: 'Au-delà du profil notifié',
  aboveText:
    'Ces données viennent du profil {{profil}} ; « {{dossier}} » a reçu le profil {{notified}}, qui en laisse voir moins. C’est peut-être une fuite : ne les montrez pas, et dites-le à l’équipe ROR.',
  unknownText:
    'Le fichier ne dit pas avec quel profil il a été extrait. Cercle ne peut pas vérifier que rien n’y dépasse : donnez le profil au prochain import.',
  sees: {
    scope: 'Ce qu’il laisse voir',
    contacts: 'Contacts',
    capacity: 'Capacités',
    professionals: 'Professionnels',
    hidden: 'Ce qu’il cache',
  },
  nothingHidden: 'rien',
  notified: 'Profil notifié : {{profil}} ({{dossier}})',
  within: 'Ces données ne dépassent pas le profil notifié.',
} as const;
