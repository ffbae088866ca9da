import { suitesOf } from './tls-options.ts';
import { type MtlsRequest, type MtlsTarget, readAddress } from './request.ts';

/** Files that whoever runs the command puts there; no path of this computer is told. */
const FILES = { certificate: 'certificate.pem', key: 'key.pem', authorities: 'authorities.pem', body: 'request.xml' };

/** A word that a POSIX shell takes as it is. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

const line = (words: readonly string[]): string => words.map(quote).join(' ');

/** The handshake alone, as `openssl s_client` would make it; the certificate file holds the intermediates too. */
export function opensslCommand({ url, identity, policy, proxy }: MtlsTarget): string {
  const { host, port, isIp } = readAddress(url);
  const name = isIp ? ['-verify_ip', host] : ['-servername', host, '-verify_hostname', host];
  const own =
    identity === null ? [] : ['-cert', FILES.certificate, '-cert_chain', FILES.certificate, '-key', FILES.key];
  const way = proxy === null ? [] : ['-proxy', `${proxy.host}:${proxy.port}`];
  const versions = ['-no_tls1', '-no_tls1_1', '-cipher', `${suitesOf(policy).join(':')}:@SECLEVEL=2`];
  const target = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const trust = ['-CAfile', FILES.authorities, '-no-CAstore', '-no-CApath', '-verify_return_error'];
  return `${line(['openssl', 's_client', '-connect', target, ...name, ...trust, ...own, ...versions, ...way, '-showcerts'])} </dev/null`;
}

/** Headers whose values open something are left for whoever runs the command to fill. */
const SECRET = /^(authorization|cookie|x-api-key)$/iu;

/** The whole exchange, as `curl` would make it. */
export function curlCommand(request: MtlsRequest): string {
  const { url, method, headers, body, identity, limits, proxy } = request;
  const own = identity === null ? [] : ['--cert', FILES.certificate, '--key', FILES.key];
  const told = Object.entries(headers).flatMap(([name, value]) => [
    '-H',
    `${name}: ${SECRET.test(name) ? '…' : value}`,
  ]);
  const sent = body === undefined ? [] : ['--data-binary', `@${FILES.body}`];
  const way = proxy === null ? ['--noproxy', '*'] : ['--proxy', `http://${proxy.host}:${proxy.port}`];
  const seconds = (ms: number): string => `${Math.ceil(ms / 1000)}`;
  const times = ['--connect-timeout', seconds(limits.connectMs), '--max-time', seconds(limits.totalMs)];
  const safe = ['--proto', '=https', '--max-redirs', '0', '--tlsv1.2', '--cacert', FILES.authorities];
  return line(['curl', '-v', '-X', method, ...safe, ...own, ...way, ...times, ...told, ...sent, url]);
}
