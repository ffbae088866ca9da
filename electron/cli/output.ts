/** The two streams of a command: the result goes to one, everything else to the other. */
export interface Output {
  /** Standard output: the result and nothing else. */
  out(text: string): void;
  /** Standard error: progress, warnings, errors. */
  err(text: string): void;
  /** Columns of the terminal behind standard output; undefined for a file or a pipe. */
  readonly outWidth: number | undefined;
  readonly errIsTerminal: boolean;
  readonly errWidth: number;
}

function quietPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // `cercle search | head` closes the pipe: the reader has what it wanted.
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

/** The streams of this process. */
export function createOutput(): Output {
  const { stdout, stderr } = process;
  quietPipe(stdout);
  quietPipe(stderr);
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    outWidth: stdout.isTTY ? stdout.columns : undefined,
    errIsTerminal: stderr.isTTY,
    errWidth: stderr.columns || 80,
  };
}
