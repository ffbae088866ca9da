import type { RegionTarget } from '../../../shared/contract/region-views.ts';
import type { Settings } from '../../../shared/contract/workspace.ts';
import type { Transaction } from '../../../shared/domain/exchange/transaction.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Trusted } from '../trust-store/trust-store.ts';
import { DEFAULT_LIMITS } from '../mtls/request.ts';
import type { MtlsLimits, MtlsProxy, MtlsTrust } from '../mtls/request.ts';

const SECOND = 1000;

/** How long an exchange with a target may take; an extraction is allowed more (domain reference ROR §2.1). */
export function limitsOf({ limits }: RegionTarget, transaction: Transaction): MtlsLimits {
  const isExtraction = transaction === 'extraction';
  const total = isExtraction ? limits.extractionSeconds : limits.totalSeconds;
  return {
    ...DEFAULT_LIMITS,
    connectMs: limits.connectSeconds * SECOND,
    handshakeMs: limits.connectSeconds * SECOND,
    firstByteMs: Math.min(limits.firstByteSeconds, total) * SECOND,
    totalMs: total * SECOND,
    minimumRate: { bytes: limits.minimumBytesPerSecond * 60, overMs: 60 * SECOND },
  };
}

/**
 * The proxy that a target is reached by: its own, else that of the settings, else that of the environment; null for none.
 * @throws AppError `input.invalid` for a proxy that is none.
 */
export function proxyOf(
  target: Pick<RegionTarget, 'proxy' | 'url' | 'extractionUrl'>,
  settings: Pick<Settings, 'proxy'>,
  env: Readonly<Record<string, string | undefined>>,
): MtlsProxy | null {
  const { proxy, url, extractionUrl } = target;
  const chosen = proxy === 'settings' ? settings.proxy : proxy;
  if (chosen === 'none') return null;
  const address = chosen === 'system' ? systemProxy(hostOf(url === '' ? extractionUrl : url), env) : chosen;
  return address === undefined || address === '' ? null : parseProxy(address);
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? '';
}

/** As other programs read the environment: HTTPS_PROXY, unless NO_PROXY names the host or a domain above it. */
function systemProxy(host: string, env: Readonly<Record<string, string | undefined>>): string | undefined {
  // What is on this computer is never reached by another one.
  if (/^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/u.test(host)) return undefined;
  const exempt = (env['NO_PROXY'] ?? env['no_proxy'] ?? '').split(/[\s,]+/u).filter((name) => name !== '');
  const isExempt = exempt.some(
    (name) => name === '*' || host === name || host.endsWith(`.${name.replace(/^\*?\./u, '')}`),
  );
  return isExempt ? undefined : (env['HTTPS_PROXY'] ?? env['https_proxy']);
}

function parseProxy(address: string): MtlsProxy {
  const url = URL.parse(address.includes('://') ? address : `http://${address}`);
  if (url === null || url.protocol !== 'http:' || url.hostname === '') {
    // Never the address itself: it may hold a password.
    throw new AppError('input.invalid', 'The proxy is refused: it must be http://host:port.', {
      values: { reason: 'proxy' },
    });
  }
  const { hostname, port, username, password } = url;
  const credentials = { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  return {
    host: hostname.replace(/^\[(.*)\]$/u, '$1'),
    port: port === '' ? 80 : Number(port),
    ...(username !== '' && { credentials }),
  };
}

/** What is trusted for a server of this environment. */
export function trustOf({ anchors, intermediates }: Trusted, crls: readonly Uint8Array[]): MtlsTrust {
  return { anchors, intermediates, crls };
}
