/** Texts. */
export const certificatesInstall = {
  title: '-',
} as const;
