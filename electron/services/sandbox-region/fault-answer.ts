import { gzipSync } from 'node:zlib';
import { emptyAnswer, htmlAnswer, textAnswer, type Answer, type AnswerBody } from './answer.ts';
import type { AnswerFault } from './fault-names.ts';
import { inBandError, soapFault } from './soap.ts';

/** Beyond what clients accept of headers: 16 KB for Node. */
const HUGE = 40_000;

async function bytesOf(body: AnswerBody): Promise<Buffer> {
  if (body instanceof Uint8Array) return Buffer.from(body);
  const pieces: Uint8Array[] = [];
  for await (const piece of body.pieces()) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function truncated({ status, headers, body }: Answer, at: number | undefined): Promise<Answer> {
  const bytes = await bytesOf(body);
  return { status, headers, body: bytes.subarray(0, Math.min(at ?? Math.floor(bytes.length / 2), bytes.length)) };
}

async function brokenGzip({ status, headers, body }: Answer): Promise<Answer> {
  const bytes = gzipSync(await bytesOf(body));
  // Neither the sums at the end nor a bit in the middle.
  bytes.fill(0x5a, Math.floor(bytes.length / 2));
  return { status, headers: { ...headers, 'Content-Encoding': 'gzip' }, body: bytes };
}

/**
 * The answer that a fault puts in the place of the right one. `wrong-checksum` and `wrong-count` are made with the answer
 * itself, `truncated-xml` of an extraction too; `http-malformed` leaves as it is, and is broken on its way.
 */
export function faultyAnswer(name: AnswerFault, answer: Answer, at: number | undefined): Answer | Promise<Answer> {
  switch (name) {
    case 'http-401':
      return { ...htmlAnswer(401, 'Unauthorized'), headers: { 'WWW-Authenticate': 'Bearer' } };
    case 'http-403':
      return htmlAnswer(403, 'Forbidden');
    case 'http-404':
      return htmlAnswer(404, 'Not Found');
    case 'http-500':
      return htmlAnswer(500, 'Internal Server Error');
    case 'http-503': {
      const { headers, ...rest } = htmlAnswer(503, 'Service Unavailable', 'Maintenance en cours (fictive)');
      return { ...rest, headers: { ...headers, 'Retry-After': '120' } };
    }
    case 'redirect':
      return emptyAnswer(302, { Location: 'https://ailleurs.invalid/ror' });
    case 'huge-header':
      return { ...answer, headers: { ...answer.headers, 'X-Cercle-Sandbox': 'x'.repeat(HUGE) } };
    case 'empty-200':
      return emptyAnswer(200, answer.headers);
    case 'web-page':
      return htmlAnswer(200, 'Portail captif (fictif)', 'Identifiez-vous pour continuer.');
    case 'not-csd':
      return textAnswer(200, 'text/xml; charset=UTF-8', '<?xml version="1.0"?>\n<annuaire xmlns="urn:factice"/>\n');
    case 'gzip-broken':
      return brokenGzip(answer);
    case 'soap-fault':
      return soapFault('Receiver', { code: 500, message: 'Erreur interne (demandée au bac à sable)' });
    case 'error-405':
      return inBandError({ code: 405, message: 'Le nombre d’unités élémentaires ne correspond pas' });
    case 'error-444':
      return inBandError({ code: 444, message: 'Non prévu sur la plateforme' });
    case 'truncated-xml':
      return truncated(answer, at);
    case 'http-malformed':
    case 'wrong-checksum':
    case 'wrong-count':
      return answer;
  }
}
