/** The bytes of an answer: at hand, or made as they leave. */
export type AnswerBody =
  Uint8Array | { readonly length?: number; pieces(): Iterable<Uint8Array> | AsyncIterable<Uint8Array> };

/** An HTTP answer before it leaves; faults change it on its way. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AnswerBody;
}

export const EMPTY = new Uint8Array(0);

export function textAnswer(status: number, type: string, text: string): Answer {
  return { status, headers: { 'Content-Type': type }, body: Buffer.from(text) };
}

export function htmlAnswer(status: number, title: string, detail = title): Answer {
  const page = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><pre>${detail}</pre></body></html>\n`;
  return textAnswer(status, 'text/html; charset=UTF-8', page);
}

export function emptyAnswer(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers, body: EMPTY };
}
