/** The code of a source: 1 to 64 letters, digits, dots, hyphens or underscores, the first one a letter or a digit. */
export const SOURCE_CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
