export const certificatesRequest = {
  title: 'Demander un certificat',
  empty: 'Aucune façon de demander un certificat n’est connue.',
} as const;
