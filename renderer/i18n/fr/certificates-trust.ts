export const certificatesTrust = {
  title: 'Autorités de confiance',
  empty: 'Aucune autorité n’est encore connue.',
} as const;
