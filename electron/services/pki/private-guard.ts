import { AppError } from '../../../shared/errors.ts';

/** What begins a private key in DER, wherever it stands: RFC 5208, RFC 8017, RFC 5915, RFC 7292; hexadecimal. */
const DER_MARKS: readonly RegExp[] = [
  // PrivateKeyInfo: version 0 or 1, then rsaEncryption, RSASSA-PSS, ecPublicKey, X25519 to Ed448, and an OCTET STRING.
  /02010[01]300d06092a864886f70d0101(?:01|0a)050004/,
  /02010[01]30(?:..){1,3}06092a864886f70d01010a/,
  /02010[01]30(?:..)06072a8648ce3d0201/,
  /02010[01]300506032b65(?:6e|6f|70|71)04/,
  // RSAPrivateKey: version 0, then a modulus of 512 bits or more.
  /0201000282(?:0[0-9a-f])(?:..)00/,
  /02010002(?:41|81[4-9a-f].)00/,
  // ECPrivateKey: version 1, then the scalar and its curve.
  /02010104(?:1c|20|30|42)(?:..){28,66}a0/,
  // Encrypted ones: PBES2, the schemes of PKCS#12, and its bags of keys.
  /06092a864886f70d01050d/,
  /060a2a864886f70d010c01/,
  /060b2a864886f70d010c0a01(?:01|02)/,
];

const LABEL = /-{4,5}\s*BEGIN[A-Z0-9 ]*PRIVATE KEY/i;
const SHORTEST_RUN = 48;

function holdsDer(bytes: Buffer): boolean {
  const hex = bytes.toString('hex');
  // A mark counts only where a byte starts.
  return DER_MARKS.some((mark) => {
    const every = new RegExp(mark.source, 'g');
    for (let match = every.exec(hex); match !== null; match = every.exec(hex)) {
      if (match.index % 2 === 0) return true;
      every.lastIndex = match.index + 1;
    }
    return false;
  });
}

function holdsText(text: string): boolean {
  if (LABEL.test(text)) return true;
  // Lines of a base64 or hexadecimal block follow each other; in JSON, ends of lines are escaped.
  const joined = text.replace(/(?:\\r|\\n|\s|:)+/g, '');
  const hexRuns = joined.match(new RegExp(`[0-9a-fA-F]{${SHORTEST_RUN},}`, 'g')) ?? [];
  if (hexRuns.some((run) => holdsDer(Buffer.from(run, 'hex')) || holdsDer(Buffer.from(run.slice(1), 'hex'))))
    return true;
  const runs = joined.match(new RegExp(`[A-Za-z0-9+/_-]{${SHORTEST_RUN},}`, 'g')) ?? [];
  return runs.some((run) => {
    const bare = run.replace(/^-+|-+$/g, '');
    return [0, 1, 2, 3].some((shift) => holdsDer(Buffer.from(bare.slice(shift), 'base64')));
  });
}

/** Whether bytes hold a private key, encrypted or not, in DER, PEM, base64 or hexadecimal, in a text of 8 or 16 bits. */
export function holdsPrivateKey(bytes: Uint8Array | string): boolean {
  const buffer = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : Buffer.from(bytes);
  if (holdsDer(buffer) || holdsText(buffer.toString('latin1'))) return true;
  return buffer.includes(0) && holdsText(buffer.toString('latin1').replaceAll('\0', ''));
}

/**
 * The last guard of every public export: nothing that leaves in clear holds a private key.
 * @throws AppError `internal`, without a byte of what was found
 */
export function assertNoPrivateKey(bytes: Uint8Array | string): void {
  if (!holdsPrivateKey(bytes)) return;
  throw new AppError('internal', 'A public export holds a private key; nothing was written.');
}
