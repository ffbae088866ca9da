/**
 * Puts text on the clipboard; false when the browser refused. By the copy event and not by the asynchronous clipboard,
 * which needs a permission, and this page has none.
 */
export function copyText(text: string): boolean {
  let isDone = false;
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    isDone = true;
  };
  document.addEventListener('copy', fill, { once: true, capture: true });
  document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
  return isDone;
}
