import { malformed } from './asn1.ts';

/** One block of a PEM text. */
export interface PemBlock {
  /** What its bounds say: `CERTIFICATE`, `ENCRYPTED PRIVATE KEY`… */
  readonly label: string;
  readonly der: Uint8Array;
  /** Headers inside the block (RFC 1421), as old encrypted keys have: `Proc-Type`, `DEK-Info`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The block alone, tidied: what OpenSSL reads. */
  readonly text: string;
}

const MAX_SIZE = 32 * 1024 * 1024;
const MAX_BLOCKS = 10_000;
const BEGIN = /^-{5}BEGIN ([A-Z0-9][A-Z0-9 ]*)-{5}$/;
const HEADER = /^([A-Za-z][A-Za-z0-9-]*):\s*(.*)$/;

/** Writes a PEM block of lines of 64 characters (RFC 7468), ended by a line feed. */
export function encodePem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

function blockOf(label: string, lines: readonly string[]): PemBlock {
  const headers: Record<string, string> = {};
  let start = 0;
  for (; start < lines.length; start += 1) {
    const match = HEADER.exec(lines[start] ?? '');
    if (match?.[1] === undefined) break;
    headers[match[1]] = match[2] ?? '';
  }
  const base64 = lines.slice(start).join('').replace(/\s/g, '');
  if (base64 === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.replace(/=+$/, '').length % 4 === 1) {
    throw malformed(`the block ${label} is not base64`);
  }
  const der = new Uint8Array(Buffer.from(base64, 'base64'));
  const bounds = encodePem(label, der).split('\n');
  const top = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = [bounds[0], ...top, ...(top.length === 0 ? [] : ['']), ...bounds.slice(1)].join('\n');
  return { label, der, headers, text };
}

/** Whether a text holds at least one PEM bound. */
export function isPem(text: string): boolean {
  return text.includes('-----BEGIN ');
}

/**
 * Every block of a text, in order, whatever stands between them: bag attributes of OpenSSL, comments, mail quotes of spaces, a byte
 * order mark, CRLF or CR. A text without a block gives an empty list.
 * @throws AppError `certificate.format` for a block that is cut, that ends under another label, or that is not base64
 */
export function splitPem(text: string): readonly PemBlock[] {
  if (text.length > MAX_SIZE) throw malformed('the text is too long');
  const blocks: PemBlock[] = [];
  let open: { readonly label: string; readonly lines: string[] } | undefined;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    const line = raw.trim();
    const begin = BEGIN.exec(line)?.[1];
    if (begin !== undefined) {
      if (open !== undefined) throw malformed(`the block ${open.label} has no end`);
      open = { label: begin, lines: [] };
    } else if (open !== undefined && line.startsWith('-----END ')) {
      if (line !== `-----END ${open.label}-----`) throw malformed(`the block ${open.label} ends as another one`);
      blocks.push(blockOf(open.label, open.lines));
      if (blocks.length > MAX_BLOCKS) throw malformed('too many blocks');
      open = undefined;
    } else if (line !== '') open?.lines.push(line);
  }
  if (open !== undefined) throw malformed(`the block ${open.label} has no end`);
  return blocks;
}
