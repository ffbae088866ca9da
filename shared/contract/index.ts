import { cache } from './cache.ts';
import { certificates } from './certificates.ts';
import { dossiers } from './dossiers.ts';
import { exchanges } from './exchanges.ts';
import { explore } from './explore.ts';
import { workspace } from './workspace.ts';
import type { Input, MethodSpec, Output } from './define.ts';
import { jobs } from './jobs.ts';
import { nomenclatures } from './nomenclatures.ts';
import { quality } from './quality.ts';
import { regions } from './regions.ts';
import { sandbox } from './sandbox.ts';
import { synthetic } from './synthetic.ts';
import { trust } from './trust.ts';
import { vault } from './vault.ts';

/** Everything that can be asked of Cercle, as a value: clients, validation, help and documentation are made from it. */
export const contract = {
  cache,
  explore,
  quality,
  nomenclatures,
  synthetic,
  workspace,
  jobs,
  vault,
  trust,
  certificates,
  regions,
  exchanges,
  sandbox,
  dossiers,
} as const;
export type Contract = typeof contract;

/** What the services must provide for the contract. */
export type Implementation<Context> = {
  readonly [S in keyof Contract]: {
    readonly [M in keyof Contract[S]]: (
      input: Input<Contract[S][M]>,
      context: Context,
    ) => Promise<Output<Contract[S][M]>>;
  };
};

/** The contract as seen by a caller. */
export type Client = {
  readonly [S in keyof Contract]: {
    readonly [M in keyof Contract[S]]: (input: Input<Contract[S][M]>) => Promise<Output<Contract[S][M]>>;
  };
};

/** The method of a wire name such as `cache.search`; undefined when the contract has none. */
export function findMethod(name: string): MethodSpec<unknown, unknown> | undefined {
  const [service = '', methodName = '', ...rest] = name.split('.');
  if (rest.length > 0 || !Object.hasOwn(contract, service)) return undefined;
  const methods = contract[service as keyof Contract] as Readonly<Record<string, MethodSpec<unknown, unknown>>>;
  return Object.hasOwn(methods, methodName) ? methods[methodName] : undefined;
}
