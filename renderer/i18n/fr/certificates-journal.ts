export const certificatesJournal = {
  title: 'Journal',
  empty: 'Rien n’a encore été fait.',
} as const;
