/** Names that Windows reads as devices, with or without an extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;
/** Separators, wildcards, control characters and the characters that turn the direction of writing. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f"*/:<>?\\|\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const LONGEST_STEM = 120;

/**
 * A file name that is safe on every system, as near as possible to what a person or a program asked for; never a path.
 * The extension survives, because readers go by it.
 */
export function safeFileName(asked: string, fallback = 'fichier'): string {
  const last = asked.normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const clean = last.replace(UNSAFE, '_').replace(/^[. ]+|[. ]+$/gu, '');
  if (clean === '') return fallback;
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : '';
  const stem = [...clean.slice(0, clean.length - extension.length)].slice(0, LONGEST_STEM).join('');
  return DEVICE.test(clean) ? `_${stem}${extension}` : stem + extension;
}
