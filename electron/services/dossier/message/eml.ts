import { createHash } from 'node:crypto';
import { AppError } from '../../../../shared/errors.ts';
import type { MadeFile } from '../document/made-file.ts';
import { base64Lines, fileNameParameters, folded, quotedPrintable, textHeader } from './mail-encoding.ts';

export interface Mail {
  readonly to: readonly string[];
  readonly copy: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly attachments: readonly MadeFile[];
}

const TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  htm: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  pem: 'application/x-pem-file',
  crt: 'application/x-x509-ca-cert',
  cer: 'application/x-x509-ca-cert',
  csr: 'application/pkcs10',
  pdf: 'application/pdf',
  zip: 'application/zip',
  json: 'application/json',
  xml: 'application/xml',
};

/**
 * A draft as a file (RFC 5322, MIME): `X-Unsent` makes mail programs open it for writing. No sender, no date, no identifier:
 * the program that sends it puts its own. The same mail gives the same bytes.
 * @throws AppError `input.invalid` for what is no address.
 */
export function emlOf(mail: Mail): Buffer {
  const { to, copy, subject, attachments } = mail;
  const fields = [
    ...addressField('To', to),
    ...addressField('Cc', copy),
    textHeader('Subject', subject),
    'X-Unsent: 1',
    'MIME-Version: 1.0',
  ];
  const content = attachments.length === 0 ? textPart(mail.body) : multipart(mail);
  return Buffer.from(`${[...fields, content].join('\r\n')}\r\n`, 'latin1');
}

const ADDRESS = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/u;

function addressField(name: string, addresses: readonly string[]): readonly string[] {
  if (addresses.length === 0) return [];
  const wrong = addresses.find((address) => !ADDRESS.test(address));
  if (wrong !== undefined) {
    throw new AppError('input.invalid', `${wrong} is no mail address.`, { values: { reason: wrong } });
  }
  const last = addresses.length - 1;
  return [
    folded(
      `${name}:`,
      addresses.map((address, at) => (at === last ? address : `${address},`)),
    ),
  ];
}

function textPart(body: string): string {
  const fields = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'];
  return [...fields, '', quotedPrintable(body)].join('\r\n');
}

function multipart({ body, attachments }: Mail): string {
  const parts = [textPart(body), ...attachments.map(filePart)];
  const boundary = boundaryOf(parts);
  return [
    'Content-Type: multipart/mixed;',
    ` boundary="${boundary}"`,
    '',
    ...parts.flatMap((part) => [`--${boundary}`, part]),
    `--${boundary}--`,
  ].join('\r\n');
}

/** Made from what it separates; `=_` is in no line of quoted-printable nor of base64 (RFC 2045 §6.7). */
function boundaryOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return `=_cercle_${hash.digest('hex').slice(0, 32)}`;
}

function filePart({ name, content }: MadeFile): string {
  const end = /\.([A-Za-z0-9]{1,5})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
  const { type, disposition } = fileNameParameters(name);
  return [
    `Content-Type: ${TYPES[end] ?? 'application/octet-stream'};`,
    ` ${type}`,
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment;',
    ` ${disposition}`,
    '',
    base64Lines(content),
  ].join('\r\n');
}
