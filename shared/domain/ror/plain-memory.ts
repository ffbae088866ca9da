import type { CsdElement } from '../csd/model.ts';
import { unitAt, unitsIn } from '../texts.ts';

/**
 * Elements found plain of late with what was made of them: those written alike are mostly one and the same (`readCsd`), and
 * come again and again.
 */
export interface Memory {
  readonly elements: (CsdElement | undefined)[];
  readonly values: unknown[];
  /** Codes have a place by what they are; of other elements the last few are remembered, and this is the place of the next. */
  next: number;
}

/** Elements of a record and its neighbours. */
const FEW = 4;
/** Codes of one place in the tree. A power of two. */
const CODES = 64;

export function createMemory(isOfCodes: boolean): Memory {
  const size = isOfCodes ? CODES : FEW;
  return { elements: new Array(size).fill(undefined), values: new Array(size).fill(undefined), next: 0 };
}

/** Lets go of everything remembered: it is made of pieces of a document. */
export function forget({ elements, values }: Memory): void {
  elements.fill(undefined);
  values.fill(undefined);
}

/** Where a code is remembered: the codes of a table differ at their end. */
function placeOf({ attributes }: CsdElement): number {
  const { code } = attributes;
  if (code === undefined) return 0;
  const length = unitsIn(code);
  if (length < 2) return length === 0 ? 0 : unitAt(code, 0) & (CODES - 1);
  return (unitAt(code, length - 1) + 10 * unitAt(code, length - 2)) & (CODES - 1);
}

/** What was made of the element, undefined when it is not remembered. */
export function recall({ elements, values }: Memory, element: CsdElement): unknown {
  if (elements.length === CODES) {
    const place = placeOf(element);
    return elements[place] === element ? values[place] : undefined;
  }
  for (let place = 0; place < FEW; place += 1) if (elements[place] === element) return values[place];
  return undefined;
}

export function remember(memory: Memory, element: CsdElement, value: unknown): void {
  const { elements, values, next } = memory;
  const place = elements.length === CODES ? placeOf(element) : next;
  elements[place] = element;
  values[place] = value;
  memory.next = (next + 1) % FEW;
}
