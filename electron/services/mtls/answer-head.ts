import type { IncomingMessage } from 'node:http';

/** How the end of the content is known: a cut cannot be told from an end when it is `close` (design security §0.2). */
export type Framing = 'length' | 'chunked' | 'close' | 'none';

/** What the head of an answer says. */
export interface AnswerHead {
  readonly status: number;
  /** Names in lower case; several values of one are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly framing: Framing;
  readonly expected: number | null;
  /** The server's clock less ours, in seconds. */
  readonly skew: number | null;
}

const MAX_EXCERPT = 2048;

function skewOf(date: string | undefined, now: Date): number | null {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? null : Math.round((time - now.getTime()) / 1000);
}

function framingOf({ statusCode = 0, headers }: IncomingMessage): Framing {
  if (statusCode === 204 || statusCode === 304) return 'none';
  if (headers['transfer-encoding'] !== undefined) return 'chunked';
  return headers['content-length'] === undefined ? 'close' : 'length';
}

export function headOf(answer: IncomingMessage, now: Date): AnswerHead {
  const headers = Object.entries(answer.headers).map(
    ([name, value]) => [name, [value ?? ''].flat().join(', ')] as const,
  );
  const framing = framingOf(answer);
  return {
    status: answer.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    framing,
    expected: framing === 'length' ? Number(answer.headers['content-length']) : null,
    skew: skewOf(answer.headers.date, now),
  };
}

/** The beginning of a content as text to be shown as text: what cannot be read or would hide is replaced. */
export function excerptOf(parts: readonly Uint8Array[]): string {
  const text = new TextDecoder().decode(Buffer.concat(parts).subarray(0, MAX_EXCERPT));
  return text.replaceAll('\r\n', '\n').replaceAll(/[^\P{C}\n\t]/gu, '\ufffd');
}

/** Takes the beginning of a content, and gives all of it back to whoever reads; a failure comes at its place. */
export async function peek(
  content: AsyncGenerator<Uint8Array>,
): Promise<{ readonly excerpt: string; readonly content: AsyncGenerator<Uint8Array> }> {
  const taken: Uint8Array[] = [];
  let length = 0;
  let failed: { readonly error: unknown } | null = null;
  let isOver = false;
  try {
    while (length < MAX_EXCERPT && !isOver) {
      const { done, value } = await content.next();
      if (done === true) isOver = true;
      else {
        taken.push(value);
        length += value.length;
      }
    }
  } catch (error) {
    failed = { error };
  }
  return { excerpt: excerptOf(taken), content: again(taken, failed, content) };
}

async function* again(
  taken: readonly Uint8Array[],
  failed: { readonly error: unknown } | null,
  content: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* taken;
  if (failed !== null) throw failed.error;
  yield* content;
}
