/** The demonstration that `npm run demo` runs. */
export const demo = {
  intro: 'Démonstration de Cercle : une région fictive est générée, importée, puis interrogée.',
  next: {
    title: 'Le dossier de cette démonstration est supprimé. Pour continuer avec vos propres données :',
    generate: 'écrire une région fictive, à garder',
    import: 'lire une extraction, la vôtre ou celle-là',
    search: 'chercher',
    window: 'ouvrir la fenêtre',
    help: 'toutes les commandes',
  },
};
