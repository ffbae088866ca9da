import type { Cause } from '../../../shared/domain/exchange/cause.ts';
import type { OutlinedError } from './answer-outline.ts';
import { excerptOf, scanAnswer } from './answer-scan.ts';
import type { Answer, RefusedAnswer } from './connector.ts';

/** What an answer that is no success may say in so many bytes; a page of error is shorter. */
const MOST_BYTES = 1024 * 1024;
const MOST_TEXT = 500;

/** A text of the server, shortened. */
export function shortened(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
}

/** Whether the server says that it did what was asked. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** What a status outside of 2xx means by itself. */
function causeOf(status: number): Cause {
  if (status >= 300 && status < 400 && status !== 304) return 'redirect-refused';
  if (status === 401) return 'http-unauthorized';
  if (status === 403) return 'http-forbidden';
  if (status === 404 || status === 410) return 'http-not-found';
  if (status === 431) return 'headers-too-large';
  if (status === 429 || (status >= 502 && status <= 504)) return 'http-unavailable';
  if (status >= 500 && status < 600) return 'http-server-error';
  return status >= 400 && status < 500 ? 'http-bad-request' : 'http-other';
}

/** Who refuses access says so by its status, whatever the words. */
const DECISIVE: ReadonlySet<Cause> = new Set<Cause>(['http-unauthorized', 'http-forbidden', 'redirect-refused']);

/** The refusal that an error inside an answer is. */
export function errorRefusal(error: OutlinedError, status: number): Omit<RefusedAnswer, 'excerpt'> {
  const { code, message, text, isFault } = error;
  const values = { status, code: shortened(code), message: shortened(message), text: shortened(text) };
  const shown = [values.code, values.message, values.text].filter((part) => part !== '').join(' · ');
  return {
    ok: false,
    cause: isFault ? 'soap-fault' : 'ror-error',
    values,
    proof: [shown === '' ? 'an error without any text' : shown, `HTTP ${status}`],
  };
}

/** Judges an answer whose status is no success: the error that it holds, else what the status means. */
export async function readRefusal(answer: Answer): Promise<RefusedAnswer> {
  const { status, headers } = answer;
  const { head, outline } = await scanAnswer(answer.body, { mostBytes: MOST_BYTES });
  const excerpt = excerptOf(head);
  const cause = causeOf(status);
  if (outline.error !== null && !DECISIVE.has(cause)) return { ...errorRefusal(outline.error, status), excerpt };
  const told = outline.error === null ? [] : errorRefusal(outline.error, status).proof.slice(0, 1);
  const named = ['content-type', 'location', 'retry-after'].filter((name) => headers[name] !== undefined);
  return {
    ok: false,
    cause,
    values: {
      status,
      ...(headers['location'] !== undefined && { location: shortened(headers['location']) }),
      ...(headers['retry-after'] !== undefined && { retryAfter: shortened(headers['retry-after']) }),
    },
    proof: [`HTTP ${status}`, ...told, ...named.map((name) => `${name}: ${shortened(headers[name] ?? '')}`)],
    excerpt,
  };
}
