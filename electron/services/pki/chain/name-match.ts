import { isIP } from 'node:net';

/** A name of a certificate against one subtree. `excluded` errs on the side of refusing, `permitted` on the side of not matching. */
export type Side = 'permitted' | 'excluded';

function trimmed(name: string): string {
  const lower = name.toLowerCase();
  return lower.endsWith('.') ? lower.slice(0, -1) : lower;
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** A host name is in a subtree when labels may be added on its left (RFC 5280 §4.2.1.10). */
export function matchesDns(name: string, base: string, side: Side): boolean {
  const host = trimmed(name);
  const bare = trimmed(base);
  if (bare === '') return true;
  if (bare.startsWith('.')) return side === 'permitted' ? host.endsWith(bare) : isWithin(host, bare.slice(1));
  if (isWithin(host, bare)) return true;
  // `*.example.fr` may stand for the excluded `a.example.fr`.
  return side === 'excluded' && host.startsWith('*.') && isWithin(bare, host.slice(2));
}

/** A mailbox, all mailboxes of a host, or of the hosts under a domain. */
export function matchesEmail(name: string, base: string, side: Side): boolean {
  const at = name.lastIndexOf('@');
  if (at <= 0 || at === name.length - 1) return side === 'excluded';
  const host = trimmed(name.slice(at + 1));
  if (!base.includes('@')) return matchesHost(host, base);
  const baseAt = base.lastIndexOf('@');
  if (trimmed(base.slice(baseAt + 1)) !== host) return false;
  const [local, wanted] = [name.slice(0, at), base.slice(0, baseAt)];
  return side === 'permitted' ? local === wanted : local.toLowerCase() === wanted.toLowerCase();
}

/** A host is itself only; with a leading dot, only the hosts under it. */
function matchesHost(host: string, base: string): boolean {
  const wanted = trimmed(base);
  if (wanted === '') return true;
  return wanted.startsWith('.') ? host.endsWith(wanted) : host === wanted;
}

/** Host of a URI, empty when it has none or an address: neither can be judged (RFC 5280 §4.2.1.10). */
export function uriHost(uri: string): string {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1];
  if (authority === undefined) return '';
  const host = trimmed(authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, ''));
  return isIP(host) !== 0 || host.startsWith('[') || host.includes('%') ? '' : host;
}

/** The host of a URI, as `uriHost` gives it, in a subtree. */
export function matchesUri(host: string, base: string, side: Side): boolean {
  return host === '' ? side === 'excluded' : matchesHost(host, base);
}

/** An address in a network, given by an address and its mask. */
export function matchesIp(address: Uint8Array, network: Uint8Array): boolean {
  const half = network.length / 2;
  if (address.length !== half) return false;
  return address.every((byte, index) => {
    const mask = network[half + index] ?? 0xff;
    return (byte & mask) === ((network[index] ?? 0) & mask);
  });
}
