type Mode = 'markup' | 'comment' | 'instruction' | 'done';

const DOCTYPE = '<!DOCTYPE';
const ENDS = { comment: '-->', instruction: '?>' } as const;

/** Mode in which the markup at the start of `text` is read on, undefined while it is too short to tell. */
function modeOf(text: string): Mode | 'doctype' | undefined {
  const start = text.slice(0, DOCTYPE.length).toUpperCase();
  if (start === DOCTYPE) return 'doctype';
  if (text.startsWith('<!--')) return 'comment';
  if (text.startsWith('<?')) return 'instruction';
  return DOCTYPE.startsWith(start) || '<!--'.startsWith(text) ? undefined : 'done';
}

/**
 * Watches what precedes the root element for a document type declaration, before the parser sees it: nothing of it is
 * gathered, let alone expanded. Returns a function to be called with each piece of text in order, true from the piece in
 * which `<!DOCTYPE` is met, in any case for the sake of web pages.
 */
export function createDoctypeWatch(): (text: string) => boolean {
  let mode: Mode = 'markup';
  let pending = '';

  function step(): 'again' | 'wait' | 'doctype' {
    if (mode === 'markup') {
      pending = pending.trimStart();
      const next = pending === '' ? undefined : modeOf(pending);
      if (next === 'doctype') return 'doctype';
      if (next === undefined) return 'wait';
      mode = next;
      if (next === 'comment') pending = pending.slice('<!--'.length);
      return next === 'done' ? 'wait' : 'again';
    }
    const end = mode === 'comment' ? ENDS.comment : ENDS.instruction;
    const found = pending.indexOf(end);
    pending = found < 0 ? pending.slice(-(end.length - 1)) : pending.slice(found + end.length);
    if (found >= 0) mode = 'markup';
    return found < 0 ? 'wait' : 'again';
  }

  return function watch(text) {
    if (mode === 'done') return false;
    pending += text;
    let outcome = step();
    while (outcome === 'again') outcome = step();
    return outcome === 'doctype';
  };
}
