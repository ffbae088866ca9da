import { DEFAULT_LIMITS, type ReadLimits } from '../../../shared/domain/csd/model.ts';
import { createXmlDecoder } from './encoding.ts';
import { createXmlParser } from './reader-saxes.ts';

function createTextCollector(limits: Partial<ReadLimits>) {
  let text = '';
  const ignore = (): void => undefined;
  const collect = (more: string): void => {
    text += more;
  };
  const parser = createXmlParser({ open: ignore, close: ignore, text: collect }, { ...DEFAULT_LIMITS, ...limits });
  return { parser, text: () => text };
}

/** Text of all the elements of a document already decoded; throws what the reader refuses, see `readCsd`. */
export function wellFormedText(document: string, limits: Partial<ReadLimits> = {}): string {
  const { parser, text } = createTextCollector(limits);
  parser.write(document);
  parser.end();
  return text();
}

/** As `wellFormedText` from bytes: any XML document, CSD or not, judged as the reader does. Its text is held in memory. */
export async function checkWellFormed(
  body: AsyncIterable<Uint8Array>,
  limits: Partial<ReadLimits> = {},
): Promise<string> {
  const decoder = createXmlDecoder();
  const { parser, text } = createTextCollector(limits);
  for await (const chunk of body) parser.write(decoder.write(chunk));
  parser.write(decoder.end());
  parser.end();
  decoder.assertWhole();
  return text();
}
