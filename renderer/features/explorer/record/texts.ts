import { shownText } from '../../../ui/shown-text.ts';

/** A text of several lines as it is safe to show: line breaks stay, other controls become visible. */
export function shownLines(text: string): string {
  return text.split(/\r?\n/u).map(shownText).join('\n');
}
