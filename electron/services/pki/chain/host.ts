import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { ChainReason } from '../../../../shared/domain/certificates/chain.ts';
import type { ChainCertificate } from './certificate.ts';
import { refusal, warning } from './question.ts';

/** A name of the certificate for a host: equal, or `*` for exactly one whole label (RFC 9525 §6.3). */
function answersFor(name: string, host: string): boolean {
  const pattern = name.toLowerCase();
  if (pattern === host) return true;
  if (!pattern.startsWith('*.') || pattern.split('.').length < 3) return false;
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot) === pattern.slice(1);
}

function addressBytes(address: string): string {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number)).toString('hex');
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = (text: string): readonly string[] => (text === '' ? [] : text.split(':').flatMap(groupOf));
  const [left, right] = [groups(head), groups(tail ?? '')];
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0000'), ...right].join('');
}

function groupOf(group: string): readonly string[] {
  if (!group.includes('.')) return [group.padStart(4, '0')];
  const hex = addressBytes(group);
  return [hex.slice(0, 4), hex.slice(4)];
}

/**
 * Whether the certificate of a server answers for the host that was asked. One that only has a common name is told by a
 * warning where it matches, since programs made with Node accept it and browsers do not.
 */
export function hostReasons({ names, facts }: ChainCertificate, asked: string): readonly ChainReason[] {
  const bare = asked.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const isAddress = isIP(bare) !== 0;
  const host = isAddress ? bare : domainToASCII(bare).toLowerCase();
  const hasNames = names !== null && (names.dns.length > 0 || names.ips.length > 0);
  const commonNames = facts.subject.filter(({ type }) => type === 'CN').map(({ value }) => value);
  const seen = hasNames ? [...facts.dnsNames, ...facts.ipAddresses] : commonNames;
  const values = { host: asked, names: seen.slice(0, 20).join(', ') };
  const found = isAddress
    ? (names?.ips ?? []).some((ip) => Buffer.from(ip).toString('hex') === addressBytes(bare))
    : host !== '' && (hasNames ? names.dns : commonNames).some((name) => answersFor(name, host));
  if (hasNames) return found ? [] : [refusal('host-mismatch', 0, values)];
  const missing = warning('no-subject-alternative-name', 0, values);
  return found ? [missing] : [refusal('host-mismatch', 0, values), missing];
}
