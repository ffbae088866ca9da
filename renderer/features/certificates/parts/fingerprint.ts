/** A fingerprint as other tools write it: pairs in upper case, with colons. */
export function colons(hexadecimal: string): string {
  return (hexadecimal.match(/../gu) ?? []).join(':').toUpperCase();
}
