import { AppError } from '../../../../shared/errors.ts';
import { createXmlParser, type Resumption } from '../reader-saxes.ts';
import type { ScanState } from './scan-state.ts';
import type { Window } from './window.ts';

/** What is known of the document besides the state of its scan. */
export interface DocumentSoFar {
  /** Its first characters. */
  readonly head: string;
  /** Nothing comes after what is in the window. */
  readonly isWhole: boolean;
}

function escape(value: string): string {
  return value.replaceAll(/[&<"\s]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Markup that opens the elements that are open, and leaves the namespaces bound that are bound. */
function openingOf(state: ScanState): string {
  if (state.depth === 0) return state.isRootClosed ? '<a/>' : '<?a?>';
  const names = state.open.slice(1, state.depth + 1);
  const bound = new Map(state.names.bound().map(({ text, uri }) => [text, uri ?? '']));
  // The prefix of an element stays bound at least as long as the element is open, but not those of its attributes.
  const declarations = [...bound].map(
    ([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escape(uri)}"`,
  );
  return names.map(({ qname }, index) => `<${qname}${index === 0 ? declarations.join('') : ''}>`).join('');
}

/** From where on the strict parser has to look: before some markup was read, from the beginning of the document. */
function resumptionOf(state: ScanState, window: Window, head: string): Resumption | undefined {
  if (!state.hasSettled) return undefined;
  const place = { line: state.line, column: window.columnOf(state.pos) };
  return { opening: openingOf(state), place, head, length: window.unitsAt(state.pos) };
}

/**
 * What the strict parser says of the document from where the scan stopped: the scanner only tells what is well-formed, so that
 * a refusal has the code, the place and the words of the one parser that is the reference. Undefined when it refuses nothing
 * yet. The end of the document is judged when `isWhole`.
 */
export function diagnose(state: ScanState, window: Window, { head, isWhole }: DocumentSoFar): AppError | undefined {
  const ignore = (): void => undefined;
  const from = resumptionOf(state, window, head);
  const rest = state.bytes.toString('utf8', from === undefined ? 0 : state.pos, state.end);
  const parser = createXmlParser({ open: ignore, close: ignore, text: ignore }, state.limits, from);
  try {
    parser.write(rest);
    if (isWhole) parser.end();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  return undefined;
}
