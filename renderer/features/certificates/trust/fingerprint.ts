/** A fingerprint in groups of four, which people can compare aloud: `D834 EE5B …`. */
export function grouped(hex: string): string {
  return (hex.toUpperCase().match(/.{1,4}/gu) ?? []).join(' ');
}

/** What was typed or pasted, as a fingerprint: signs between digits go. */
export function plainFingerprint(typed: string): string {
  return typed.replaceAll(/[^0-9a-fA-F]/gu, '').toLowerCase();
}

/** Whether a typed fingerprint is this one; `unfinished` while it may still become it. */
export function matchOf(typed: string, sha256: string): 'none' | 'unfinished' | 'same' | 'different' {
  const plain = plainFingerprint(typed);
  if (plain === '') return 'none';
  if (plain === sha256) return 'same';
  return sha256.startsWith(plain) ? 'unfinished' : 'different';
}
