import type { certificates } from '../../../shared/contract/certificates.ts';
import type { Input, Output } from '../../../shared/contract/define.ts';
import type { trust } from '../../../shared/contract/trust.ts';
import type { vault } from '../../../shared/contract/vault.ts';
import { api as client } from '../../client/index.ts';

type Calls<S> = { readonly [M in keyof S]: (input: Input<S[M]>) => Promise<Output<S[M]>> };

/** The services of this screen, as the page calls them. */
export const api = client as unknown as {
  readonly certificates: Calls<typeof certificates>;
  readonly trust: Calls<typeof trust>;
  readonly vault: Calls<typeof vault>;
};
