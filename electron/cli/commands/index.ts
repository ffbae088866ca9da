import { families } from './families.ts';

/** Every command, in the order of help: for documentation and tests. Who runs one command loads its family. */
export const commands = await families.all();
