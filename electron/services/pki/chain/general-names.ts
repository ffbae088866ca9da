import type { Der } from './der.ts';
import { constructed, DerError, DerReader, primitive, T } from './der.ts';
import { asciiOf, oidText } from './der-values.ts';
import type { ComparedName } from './name.ts';
import { nameOf } from './name.ts';

/** Names by form (RFC 5280 §4.2.1.6). `others` numbers the forms that are recognised but never interpreted. */
export interface GeneralNames {
  readonly emails: readonly string[];
  readonly dns: readonly string[];
  readonly directories: readonly ComparedName[];
  readonly uris: readonly string[];
  readonly ips: readonly Uint8Array[];
  readonly others: ReadonlySet<number>;
}

export const NO_NAMES: GeneralNames = { emails: [], dns: [], directories: [], uris: [], ips: [], others: new Set() };

/** Length of an address: 4 or 16 octets; in constraints an address and its mask. */
type IpLengths = readonly [number, number];
export const ADDRESS: IpLengths = [4, 16];
export const ADDRESS_AND_MASK: IpLengths = [8, 32];

function directoryOf({ content }: Der): ComparedName {
  const reader = new DerReader(content);
  const name = nameOf(reader.next('directoryName', T.SEQUENCE).content);
  reader.finish('directoryName');
  return name;
}

const OTHERS = new Map([
  [constructed(0), 0],
  [constructed(3), 3],
  [constructed(5), 5],
  [primitive(8), 8],
]);

/** Sorts names by form. @throws DerError for a form that does not exist or is badly written */
export function sortNames(values: readonly Der[], ipLengths: IpLengths = ADDRESS): GeneralNames {
  const names = { emails: [], dns: [], directories: [], uris: [], ips: [], others: new Set<number>() } as {
    emails: string[];
    dns: string[];
    directories: ComparedName[];
    uris: string[];
    ips: Uint8Array[];
    others: Set<number>;
  };
  for (const value of values) {
    const other = OTHERS.get(value.tag);
    if (other !== undefined) names.others.add(other);
    if (value.tag === primitive(8)) oidText(value.content);
    else if (other !== undefined) continue;
    else if (value.tag === primitive(1)) names.emails.push(asciiOf(value.content, 'rfc822Name'));
    else if (value.tag === primitive(2)) names.dns.push(asciiOf(value.content, 'dNSName'));
    else if (value.tag === constructed(4)) names.directories.push(directoryOf(value));
    else if (value.tag === primitive(6)) names.uris.push(asciiOf(value.content, 'uniformResourceIdentifier'));
    else if (value.tag === primitive(7) && ipLengths.includes(value.content.length)) names.ips.push(value.content);
    else throw new DerError('general name');
  }
  return names;
}

/** GeneralNames: at least one name. */
export function generalNames(content: Uint8Array, rule: string): GeneralNames {
  const values = new DerReader(content).rest(rule);
  if (values.length === 0) throw new DerError(rule);
  return sortNames(values);
}
