/** Texts that the views of the exchanges share. */
export const exchanges = {
  title: 'Échanges',
  lead: 'Interroger un ROR, suivre ce qui change, comprendre un refus.',
  tabs: {
    regions: 'Régions',
    request: 'Requêtes',
    sync: 'Synchronisation',
    history: 'Historique',
    diagnosis: 'Diagnostic',
    sandbox: 'Bac à sable',
  },
  until: 'jusqu’au {{date}}',
  goneCertificate: 'Certificat qui n’est plus dans l’inventaire',
  production: {
    title: 'Appeler un serveur de production ?',
    lead: 'C’est un ROR réel, que d’autres utilisent en ce moment. Vos appels y seront journalisés à votre nom.',
    once: 'La question n’est posée qu’une fois par serveur, jusqu’à la fermeture de Cercle.',
    cancel: 'Ne pas appeler',
    confirm: 'Appeler ce serveur',
  },
} as const;
