import { viewOf } from './scan-state.ts';

/** Looks for one sequence of bytes, again and again. */
export interface Search {
  readonly bytes: Uint8Array;
  /** The first place from `from` on, before `end`, where the bytes stand; -1 for none. A word may be read behind `end`. */
  next(bytes: Buffer, view: DataView, from: number, end: number): number;
}

/** Shorter ones have too few words for it to be worth while. */
const LEAST_BYTES = 7;
/** In the table of places: no such word, and more than one. */
const NONE = -1;
const SEVERAL = -2;

function slotOf(word: number): number {
  return Math.imul(word, 0x9e3779b1) >>> 24;
}

/** Where each word of the bytes stands in them, by its slot. */
function placesOf(view: DataView, words: number): Int16Array {
  const places = new Int16Array(256).fill(NONE);
  for (let place = 0; place < words; place += 1) {
    const slot = slotOf(view.getInt32(place, true));
    places[slot] = places[slot] === NONE ? place : SEVERAL;
  }
  return places;
}

function standsAt(sought: Uint8Array, bytes: Uint8Array, start: number): boolean {
  for (let index = 0; index < sought.length; index += 1) {
    if (bytes[start + index] !== sought[index]) return false;
  }
  return true;
}

/**
 * Looks at one word in as many as `sought` holds, and at the bytes around it only when it is one of these: several times as
 * fast as `Buffer.indexOf` where, as in a document full of one prefix, the first bytes of what is sought are everywhere.
 */
export function createSearch(sought: Uint8Array): Search {
  if (sought.length < LEAST_BYTES) {
    return {
      bytes: sought,
      next(bytes, _view, from, end) {
        const at = bytes.indexOf(sought, from);
        return at < end ? at : -1;
      },
    };
  }
  const words = sought.length - 3;
  const places = placesOf(viewOf(sought), words);

  /** The first place where the bytes stand, one of their words being at `index`. */
  function around(bytes: Uint8Array, index: number, place: number): number {
    if (place !== SEVERAL) return standsAt(sought, bytes, index - place) ? index - place : -1;
    for (let start = index - words + 1; start <= index; start += 1) if (standsAt(sought, bytes, start)) return start;
    return -1;
  }

  return {
    bytes: sought,
    next(bytes, view, from, end) {
      for (let index = from + words - 1; index < end; index += words) {
        const place = places[slotOf(view.getInt32(index, true))] as number;
        if (place === NONE) continue;
        const start = around(bytes, index, place);
        if (start >= 0) return start;
      }
      return -1;
    },
  };
}
