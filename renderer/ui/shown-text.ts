/** C0 and C1 controls, and the controls that change the direction of what follows. */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const HAS_INVISIBLE = new RegExp(INVISIBLE.source, 'u');
const CONTROL_PICTURES = 0x2400;
const DELETE = 0x7f;

function visible(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code);
  if (code === DELETE) return '\u2421';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/**
 * Text of the data as it is safe to show: controls, which could hide or reorder what is read, become visible signs
 * (`␉`, `⟨U+202E⟩`). The value itself is untouched: copies and exports take it as it is.
 */
export function shownText(text: string): string {
  return HAS_INVISIBLE.test(text) ? text.replace(INVISIBLE, visible) : text;
}
