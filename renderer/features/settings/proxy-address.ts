/** Whether a text is the address of a proxy; a password has no place in settings, which are not secret. */
export function isProxyAddress(text: string): boolean {
  if (!URL.canParse(text) || text.length > 300) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '' && username === '' && password === '';
}
