export const certificatesAgenda = {
  title: 'Agenda',
  empty: 'Rien à commander pour l’instant.',
} as const;
