/** Hands a text that the page itself wrote over to the person, as a download. */
export function saveText(name: string, text: string, type = 'text/plain'): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser needs the address until it has opened the file.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
