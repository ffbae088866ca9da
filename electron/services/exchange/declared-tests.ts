/** A certificate that somebody declared to those who keep a whitelist. */
export interface DeclaredTest {
  readonly dossier: string;
  readonly entry: string;
  readonly region: string;
  /** It is the one that the server is asked with: its test is that of the server as well. */
  readonly isInUse: boolean;
}

export interface DeclaredTestDone extends DeclaredTest {
  readonly ok: boolean;
  /** Facts, in no language. */
  readonly detail: string;
}

/** Tests of what is declared on whitelists, done with what is due: who keeps the declarations brings them. */
export interface DeclaredTests {
  /** Those whose last test is older than this, of servers that may be called. */
  due(everyHours: number, mayCall: (region: string) => boolean): readonly DeclaredTest[];
  /** Does those that are due, one after the other; a failure is a value. */
  run(
    everyHours: number,
    mayCall: (region: string) => boolean,
    signal: AbortSignal,
  ): Promise<readonly DeclaredTestDone[]>;
}
