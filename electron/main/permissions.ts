import type { Session } from 'electron';
import { isAppUrl } from './app-protocol.ts';

export type LockableSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };

/** Electron grants every permission by default; this page needs none (design security T7). */
export function denyPermissions(session: LockableSession): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
}

/** What the page itself may load; everything else is cancelled before it leaves, whatever the policy of the page says. */
export function isPageRequest(url: string): boolean {
  return (
    isAppUrl(url) || url.startsWith('devtools://') || url.startsWith('data:image/') || url.startsWith('blob:app://')
  );
}

/** The page has no business on the network: the services have, in their own processes. */
export function blockNetwork(session: LockableSession): void {
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !isPageRequest(details.url) }));
}
