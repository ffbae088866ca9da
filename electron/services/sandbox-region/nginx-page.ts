import { textAnswer, type Answer } from './answer.ts';
import type { Admission } from './admission.ts';

function page(status: number, title: string, heading: string, detail = ''): Answer {
  const center = detail === '' ? '' : `<center>${detail}</center>\r\n`;
  const html = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${heading}</h1></center>\r\n${center}<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
  const { headers, ...rest } = textAnswer(status, 'text/html', html);
  return { ...rest, headers: { ...headers, Server: 'nginx', Connection: 'close' } };
}

const BAD = '400 Bad Request';

/** What nginx answers once the handshake is over (domain reference CSD §7): one page for every wrong certificate. */
export function refusalPage(admission: Exclude<Admission, 'ok'>): Answer {
  if (admission === 'unlisted') return page(403, '403 Forbidden', '403 Forbidden');
  const what = admission === 'none' ? 'No required SSL certificate was sent' : 'The SSL certificate error';
  return page(400, `400 ${what}`, BAD, what);
}

/** What nginx answers to plain HTTP on a TLS port, as bytes. */
export function plainHttpPage(): string {
  const what = 'The plain HTTP request was sent to HTTPS port';
  const { status, headers, body } = page(400, `400 ${what}`, BAD, what);
  const bytes = Buffer.from(body as Uint8Array).toString('latin1');
  const lines = Object.entries({ ...headers, 'Content-Length': String(bytes.length) }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [`HTTP/1.1 ${String(status)} Bad Request`, ...lines, '', bytes].join('\r\n');
}
