import type { z } from 'zod';

/** What one method is: its sentence for help and docs, the schema its input must pass, and the type of its output. */
export interface MethodSpec<I, O> {
  readonly summary: string;
  readonly input: z.ZodType<I>;
  /** Never present at run time: it only carries the output's type. */
  readonly __output?: O;
}

export type Input<M> = M extends MethodSpec<infer I, unknown> ? I : never;
export type Output<M> = M extends { readonly __output?: infer O } ? O : never;

/**
 * Declares a method of the contract: `method('…', schema).returns<Result>()`.
 * The value is what the client, the dispatcher's allow-list, input validation, help and documentation are made from.
 */
export function method<I>(summary: string, input: z.ZodType<I>): { returns<O>(): MethodSpec<I, O> } {
  return { returns: <O>(): MethodSpec<I, O> => ({ summary, input }) };
}
