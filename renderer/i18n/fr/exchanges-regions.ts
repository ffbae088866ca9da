/** Texts of the servers that can be queried, and of their settings. */
export const exchangesRegions = {
  lead: 'Aucune adresse de ROR n’est publique : chaque exploitant donne la sienne. Cercle ne devine rien.',
  given: 'Serveurs dont l’adresse est connue',
  withoutAddress: 'Serveurs sans adresse',
  own: 'ajouté ici',
  ready: 'Prêt',
  never: 'jamais',
  columns: {
    name: 'Serveur',
    environment: 'Environnement',
    missing: 'Ce qui manque',
    exchange: 'Dernier échange',
    sync: 'Dernière synchronisation',
  },
  missing: {
    url: 'adresse',
    certificate: 'certificat',
    profil: 'profil d’accès',
    trust: 'autorité de confiance',
  },
  outcome: { ok: 'Réussi', failed: 'Échec' },
  sync: { full: 'complète', delta: 'changements' },
} as const;
