/** Where the secret of this tab is kept: another tab has none, and it ends with the tab (design security T2). */
const KEY = 'cercle.session';
const TOKEN = /^#token=([\w-]{20,100})$/u;

/** Takes the one-time token out of the address, so that neither history nor a copied address holds it. */
function takeToken(): string | undefined {
  const token = TOKEN.exec(window.location.hash)?.[1];
  if (token !== undefined) window.history.replaceState(null, '', window.location.pathname);
  return token;
}

/** Before anything else reads the address. */
const token = takeToken();

/** The secret of this tab's session: kept, or traded for the link's token; undefined when a new link is needed. */
export async function openSession(): Promise<string | undefined> {
  if (token === undefined) return window.sessionStorage.getItem(KEY) ?? undefined;
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  // A link used twice in the same tab (reload, Back) finds the session it opened.
  if (!answer.ok) return window.sessionStorage.getItem(KEY) ?? undefined;
  const { secret } = (await answer.json()) as { readonly secret: string };
  window.sessionStorage.setItem(KEY, secret);
  return secret;
}

export function endSession(): void {
  window.sessionStorage.removeItem(KEY);
}

/** A new link pasted into this tab changes the fragment only, which loads nothing by itself. */
export function reloadOnNewLink(): void {
  window.addEventListener('hashchange', () => {
    if (TOKEN.test(window.location.hash)) window.location.reload();
  });
}
