/** What people are told of an error: what happened, why we think so, what they can do, whom to ask. */
export interface ErrorSentences {
  readonly what: string;
  readonly why?: string;
  readonly todo: string;
  readonly whom?: string;
}

/** The same keys with any text: what a second language must provide. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
