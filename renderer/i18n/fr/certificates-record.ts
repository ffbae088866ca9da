/** Texts. */
export const certificatesRecord = {
  title: '-',
} as const;
