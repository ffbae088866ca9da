import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import type { ReadLimits } from '../../../shared/domain/csd/model.ts';
import { AppError } from '../../../shared/errors.ts';
import { createDoctypeWatch } from './reader-prolog.ts';
import { isNoReference, wrongReference, type Place } from './reader-reference.ts';
import { doctypeRefused, HEAD_LENGTH, illFormed, limitExceeded, truncated } from './reader-errors.ts';

/** A start tag with its namespace resolved. */
export interface XmlTag {
  /** Name as written, with its prefix. */
  readonly qname: string;
  readonly name: string;
  readonly namespace: string;
  /** By local name, those of the XML namespace with their prefix; in no namespace wins over the others. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Namespaces declared on this tag by prefix, '' for the default one. */
  readonly declarations: Readonly<Record<string, string>>;
}

/** `position` is where the tag ends in the document, in UTF-16 units. */
export interface XmlEvents {
  open(tag: XmlTag, position: number): void;
  close(position: number): void;
  text(text: string): void;
}

/** A strict parser. */
export interface XmlParser {
  write(text: string): void;
  /** Throws `xml.truncated` when the closing root was not seen. */
  end(): void;
  /** Position after the last complete piece of markup. */
  settled(): number;
  length(): number;
  /** The first characters of the document, for a proof. */
  head(): string;
}

/** Where in a document a parser starts that is to judge a part of it. */
export interface Resumption {
  /** Markup that leads to the state in which the part is met: the elements that are open there. */
  readonly opening: string;
  readonly place: Place;
  /** First characters of the document, and its length before the part. */
  readonly head: string;
  readonly length: number;
}

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';
const NO_DECLARATIONS: Readonly<Record<string, string>> = Object.freeze({});
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

/** Characters that may go on a name but not start one: saxes does not look for them after a prefix. */
const NOT_A_START = /^[-.0-9\u00B7\u0300-\u036F\u203F\u2040]/;

function setAttribute(attributes: Record<string, string>, name: string, value: string): void {
  if (name !== '__proto__') attributes[name] = value;
  else Object.defineProperty(attributes, name, { value, enumerable: true, writable: true, configurable: true });
}

function attributesOf(tag: SaxesTagNS): Readonly<Record<string, string>> {
  let attributes: Record<string, string> | undefined;
  let foreign: SaxesAttributeNS[] | undefined;
  for (const key in tag.attributes) {
    const attribute = tag.attributes[key];
    if (attribute === undefined || attribute.uri === XMLNS_NAMESPACE) continue;
    attributes ??= {};
    if (attribute.prefix === '') setAttribute(attributes, attribute.local, attribute.value);
    else if (attribute.uri === XML_NAMESPACE) setAttribute(attributes, attribute.name, attribute.value);
    else (foreign ??= []).push(attribute);
  }
  for (const attribute of foreign ?? []) {
    if (attributes !== undefined && !Object.hasOwn(attributes, attribute.local)) {
      setAttribute(attributes, attribute.local, attribute.value);
    }
  }
  return attributes ?? NO_ATTRIBUTES;
}

function declarationsOf(tag: SaxesTagNS): Readonly<Record<string, string>> {
  for (const _prefix in tag.ns) return tag.ns;
  return NO_DECLARATIONS;
}

interface State {
  readonly parser: SaxesParser<{ xmlns: true; forceXMLVersion: true; defaultXMLVersion: '1.0' }>;
  readonly limits: { -readonly [L in keyof ReadLimits]: ReadLimits[L] };
  depth: number;
  attributes: number;
  settled: number;
  /** Line and column of `settled`. */
  place: Place;
  /** Text since `settled`, as far as it was written before the present piece; where it starts. */
  tail: string;
  tailStart: number;
  length: number;
  /** Length of the document that the parser did not see. */
  unseen: number;
  isRootClosed: boolean;
  head: string;
  headLength: number;
}

/** The fields in which saxes keeps its listeners. */
interface ListenerFields {
  openTagStartHandler: undefined;
  attributeHandler: undefined;
  openTagHandler: undefined;
  closeTagHandler: undefined;
  textHandler: undefined;
  cdataHandler: undefined;
  commentHandler: undefined;
  piHandler: undefined;
}

/**
 * A parser with a place for each listener. Added by `on` under computed names, they would turn the parser into a dictionary for
 * V8, four times slower (28 against 106 MB/s): they must exist before, by plain assignments.
 */
function createSaxes(): State['parser'] {
  const parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' } as const);
  const fields = parser as unknown as ListenerFields;
  fields.openTagStartHandler = undefined;
  fields.attributeHandler = undefined;
  fields.openTagHandler = undefined;
  fields.closeTagHandler = undefined;
  fields.textHandler = undefined;
  fields.cdataHandler = undefined;
  fields.commentHandler = undefined;
  fields.piHandler = undefined;
  return parser;
}

function createState(parser: State['parser'], limits: State['limits']): State {
  return {
    parser,
    limits,
    depth: 0,
    attributes: 0,
    settled: 0,
    place: { line: 1, column: 0 },
    tail: '',
    tailStart: 0,
    length: 0,
    unseen: 0,
    isRootClosed: false,
    head: '',
    headLength: HEAD_LENGTH,
  };
}

function checkName(state: State, qname: string, prefix: string, local: string): void {
  if (qname.length > state.limits.nameLength) {
    throw limitExceeded('nameLength', state.limits.nameLength, state.parser.line);
  }
  if (prefix !== '' && NOT_A_START.test(local)) state.parser.fail(`malformed name: ${qname}.`);
}

function listen(state: State, events: XmlEvents): void {
  const { parser, limits } = state;
  const settle = (): void => {
    state.settled = parser.position;
    state.place = { line: parser.line, column: parser.column };
  };
  parser.on('opentagstart', () => {
    state.depth += 1;
    state.attributes = 0;
    if (state.depth > limits.depth) throw limitExceeded('depth', limits.depth, parser.line);
  });
  parser.on('attribute', ({ name, prefix, local }) => {
    state.attributes += 1;
    if (state.attributes > limits.attributes) throw limitExceeded('attributes', limits.attributes, parser.line);
    checkName(state, name, prefix, local);
  });
  parser.on('opentag', (tag) => {
    checkName(state, tag.name, tag.prefix, tag.local);
    settle();
    const attributes = attributesOf(tag);
    const declarations = declarationsOf(tag);
    events.open({ qname: tag.name, name: tag.local, namespace: tag.uri, attributes, declarations }, parser.position);
  });
  parser.on('closetag', (tag) => {
    // saxes tells the end of an element before it checks that its name is the right one: an error follows at once.
    state.depth -= 1;
    state.isRootClosed = state.depth === 0;
    settle();
    events.close(parser.position);
    void tag;
  });
  parser.on('text', (text) => {
    // Blanks around the root are no text of the document.
    if (state.depth > 0) events.text(text);
  });
  parser.on('cdata', (text) => {
    settle();
    events.text(text);
  });
  parser.on('comment', settle);
  parser.on('processinginstruction', settle);
}

/** Messages of saxes on references. It reads one up to a `;` wherever that comes: the place is that of the `&`. */
const REFERENCE_FAULT = /entity/;

/** saxes starts its messages with the place; it is told apart here. */
function asAppError(error: unknown, state: State): AppError {
  if (error instanceof AppError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const reason = message.replace(/^\d+:\d+: /, '');
  if (reason.startsWith('inappropriately located doctype')) return doctypeRefused();
  const unsettled = REFERENCE_FAULT.test(reason) ? state.tail.slice(state.settled - state.tailStart) : '';
  const { line, column } = wrongReference(unsettled, state.place) ?? state.parser;
  return illFormed(line, column, reason, state.depth === 0 ? state.head : '');
}

function feed(state: State, text: string): void {
  const { parser, limits } = state;
  state.length += text.length;
  state.tail += text;
  try {
    parser.write(text);
    // An inner field of saxes, whose version is pinned: nothing else tells of a `&` that no `;` follows.
    if (isNoReference(parser['entity'])) parser.fail('disallowed character in entity name.');
  } catch (error) {
    throw asAppError(error, state);
  }
  state.tail = state.tail.slice(state.settled - state.tailStart);
  state.tailStart = state.settled;
  if (state.length - state.settled > limits.recordLength) {
    throw limitExceeded('recordLength', limits.recordLength, parser.line);
  }
}

/** Reads the opening, whose root has all the declarations in scope, then takes the place of the part in the document. */
function resume(state: State, { opening, place, head, length }: Resumption): void {
  const { limits, parser } = state;
  const { attributes } = limits;
  limits.attributes = Number.POSITIVE_INFINITY;
  if (opening !== '') feed(state, opening);
  limits.attributes = attributes;
  parser.line = place.line;
  parser.column = place.column;
  Object.assign(state, { place, head, headLength: 0, unseen: length - opening.length });
}

function finish(state: State): void {
  if (!state.isRootClosed) throw truncated(state.unseen + state.length);
  try {
    state.parser.close();
  } catch (error) {
    throw asAppError(error, state);
  }
}

/**
 * A strict, streaming XML 1.0 parser with namespaces, without any DTD: the one door of saxes.
 *
 * What saxes leaves out is added here: `<!DOCTYPE` refused before it is read (`xml.doctype`), a second byte order mark, names
 * such as `a:1`, XML 1.x read as 1.0 (XML 1.0 fifth edition, §2.8), limits (`xml.limit`; a single piece of markup or text is
 * bounded by `recordLength`), and the difference between a cut document (`xml.truncated`) and a wrong one (`xml.ill-formed`).
 * The encoding declaration is judged where bytes are decoded (encoding.ts).
 */
export function createXmlParser(events: XmlEvents, limits: ReadLimits, from?: Resumption): XmlParser {
  const state = createState(createSaxes(), { ...limits });
  const isDoctypeMet = createDoctypeWatch();
  listen(state, events);
  if (from !== undefined) {
    isDoctypeMet(from.opening);
    resume(state, from);
  }
  return {
    write(text) {
      if (text === '') return;
      if (state.head.length < state.headLength) state.head = (state.head + text).slice(0, state.headLength);
      if (state.length === 0 && text.startsWith('\uFEFF'))
        throw illFormed(1, 0, 'a second byte order mark', state.head);
      if (isDoctypeMet(text)) throw doctypeRefused(state.head);
      feed(state, text);
    },
    end() {
      finish(state);
    },
    settled: () => state.settled,
    length: () => state.length,
    head: () => state.head,
  };
}
