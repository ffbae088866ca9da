/** A file as it is about to be attached, written or packed. */
export interface MadeFile {
  readonly name: string;
  readonly content: Uint8Array;
}
