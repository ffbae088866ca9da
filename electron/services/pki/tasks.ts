import { explainChain } from './chain/explain.ts';
import type { PkiContents, ReadFileOptions } from './contents.ts';
import { writePkcs12 } from './pkcs12-write.ts';
import { readPkiFile } from './read-file.ts';

/** What the worker of this folder does: one entry a task, plain data in and out. Its bytes are wiped once it has answered. */
export const PKI_TASKS = {
  readFile: ({ bytes, options }: ReadFileInput): Promise<PkiContents> => readPkiFile(bytes, options),
  writePkcs12,
  explainChain,
} as const;

export interface ReadFileInput {
  readonly bytes: Uint8Array;
  readonly options: ReadFileOptions;
}

export type PkiTasks = typeof PKI_TASKS;
export type PkiTask = keyof PkiTasks;
export type TaskInput<T extends PkiTask> = Parameters<PkiTasks[T]>[0];
export type TaskOutput<T extends PkiTask> = Awaited<ReturnType<PkiTasks[T]>>;

/** From the client to the worker. */
export interface TaskRequest<T extends PkiTask = PkiTask> {
  readonly task: T;
  readonly input: TaskInput<T>;
}
