import { StringDecoder } from 'node:string_decoder';
import { AppError } from '../../shared/errors.ts';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const CTRL_U = '\u0015';
const ERASE = ['\u007f', '\b'];
const ENTER = ['\r', '\n'];

/** Whether a person can be asked: both what they type and what they read are a terminal. */
export function canPrompt(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/**
 * Asks for one line on the terminal without showing what is typed; the question goes to standard error.
 * @throws AppError `cancelled` for Ctrl-C, or Ctrl-D on an empty line.
 */
export async function promptSecret(question: string): Promise<string> {
  const { stdin, stderr } = process;
  const decoder = new StringDecoder('utf8');
  // Nothing is shown of what comes before the question is read either.
  stdin.setRawMode(true);
  stdin.resume();
  stderr.write(`${question} `);
  try {
    return await new Promise<string>((resolve, reject) => {
      const line = createLine(resolve, () => reject(new AppError('cancelled', 'Nothing was typed.')));
      stdin.on('data', (chunk: Buffer) => line(decoder.write(chunk)));
      stdin.on('end', () => reject(new AppError('cancelled', 'The terminal was closed.')));
    });
  } finally {
    stdin.removeAllListeners('data').removeAllListeners('end');
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

/** Takes what is typed, some characters at a time, until the line ends. */
export function createLine(onLine: (line: string) => void, onCancel: () => void): (typed: string) => void {
  let typed: string[] = [];
  let isOver = false;
  const take = (character: string): void => {
    if (ENTER.includes(character)) isOver = true;
    else if (ERASE.includes(character)) typed.pop();
    else if (character === CTRL_U) typed = [];
    else if (character >= ' ') typed.push(character);
  };
  return (text) => {
    // Arrows and other keys come as one escape sequence; they are no characters.
    if (isOver || text.startsWith('\u001b')) return;
    for (const character of text) {
      if (character === CTRL_C || (character === CTRL_D && typed.length === 0)) {
        isOver = true;
        onCancel();
        return;
      }
      take(character);
      if (isOver) {
        onLine(typed.join(''));
        return;
      }
    }
  };
}
