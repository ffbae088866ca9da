/** What a report leaves out, and what stands for it. */
const REDACTIONS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/gu, '[PEM]'],
  [/\b(Basic|Bearer|Negotiate|Digest)\s+[\w+/=.~-]{4,}/giu, '$1 [secret]'],
  [
    /\b(password|passwd|pwd|secret|token|api[-_]?key|passphrase|mot de passe)\b(\s*[=:]\s*)[^\s&;,"'<>]+/giu,
    '$1$2[secret]',
  ],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, '[mail]'],
  [/(?:[A-Za-z]:\\|\\\\)[^\s"'<>|]+/gu, '[path]'],
  [/(?<![\w/:])\/(?:home|Users|root|tmp|var|etc|opt|mnt|media|private|srv)\/[^\s"'<>:]*/gu, '[path]'],
  [/(\bhttps?:\/\/[^\s?"'<>]+)\?[^\s"'<>]*/gu, '$1?[…]'],
];

/** A run of base64 as keys have it; fingerprints are hexadecimal, and the words of an address have few digits. */
function encoded(run: string): string {
  const digits = run.match(/\d/gu)?.length ?? 0;
  return digits < 4 || /^[0-9a-f]+$/iu.test(run) ? run : '[base64]';
}

/** A text without what a report must not tell: keys, credentials, mail addresses, paths, values asked for in addresses. */
export function redact(text: string): string {
  const told = REDACTIONS.reduce((done, [pattern, instead]) => done.replaceAll(pattern, instead), text);
  return told.replaceAll(/[A-Za-z0-9+/]{40,}={0,2}/gu, encoded);
}

/** The same of every text in a value. */
export function redactAll<T>(value: T): T {
  if (typeof value === 'string') return redact(value) as T;
  if (Array.isArray(value)) return value.map(redactAll) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, redactAll(one as unknown)])) as T;
}
