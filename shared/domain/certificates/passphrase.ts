/** What a passphrase protects: the vault, a file that leaves, or a P12, which other programs must be able to open. */
export type PassphraseUse = 'vault' | 'file' | 'p12';

export type PassphraseIssue = 'too-short' | 'too-simple' | 'not-ascii' | 'too-long';

const MIN_LENGTH = { vault: 12, file: 12, p12: 10 } as const;
const MAX_LENGTH = 1024;
const MIN_DISTINCT = 5;

/** Passphrases are compared in Unicode normal form C, then encoded in UTF-8 (design security §5). */
export function normalisePassphrase(text: string): string {
  return text.normalize('NFC');
}

/**
 * Why a new passphrase is not accepted; undefined when it is. A P12's must be ASCII, because programs disagree on how to
 * encode anything else (design security §5: keytool and OpenSSL do not read one another's accented ones).
 */
export function passphraseIssue(text: string, use: PassphraseUse): PassphraseIssue | undefined {
  const characters = [...normalisePassphrase(text)];
  if (characters.length > MAX_LENGTH) return 'too-long';
  if (characters.length < MIN_LENGTH[use]) return 'too-short';
  if (new Set(characters).size < MIN_DISTINCT) return 'too-simple';
  if (use === 'p12' && !/^[\x20-\x7e]*$/.test(text)) return 'not-ascii';
  return undefined;
}
