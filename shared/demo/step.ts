import type { Client } from '../contract/index.ts';
import type { Texts } from '../i18n/index.ts';
import type { Lang } from '../i18n/lang.ts';
import type { Fact } from './sentence.ts';

export type StepName = keyof Texts['demo']['steps'];

/** The server that the sandbox region is registered as. */
export const REGION = 'BAC';

/** What a way in lends to the journey. */
export interface Means {
  readonly client: Client;
  /** Waits for a job and gives its report; throws its error, or `cancelled`. */
  follow<T>(started: Promise<{ readonly jobId: string }>): Promise<T>;
  /** Makes or opens the vault as this way in does. */
  openVault(): Promise<void>;
  /** Of the fictional region. */
  readonly units: number;
  /** Of the names that the inventory keeps. */
  readonly lang: Lang;
}

/** What a step leaves to those after it. */
export interface Story extends Means {
  /** When the first exchange of the journey can have been, ISO 8601: those before it are of another one. */
  readonly since: string;
  /** The certificate that is shown to the region, once there is one. */
  certificate: string;
  /** How often the region had changed when it was started. */
  revision: number;
  /** When the region changed last. */
  changedAt: string;
}

/** Where what a step made can be seen. */
export type Place =
  | { readonly kind: 'region' | 'sandbox' | 'vault' | 'history' | 'changes' }
  | { readonly kind: 'certificate' | 'request' | 'exchange' | 'diagnosis'; readonly id: string }
  /** What a load or an exchange brought, by its identifier. */
  | { readonly kind: 'load'; readonly id: string }
  | { readonly kind: 'search'; readonly text: string };

/** What came of a step: whether it was as expected, what was seen, and where that is. */
export interface Seen {
  readonly ok: boolean;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly place: Place | null;
}

/** One step of the journey, over the contract alone. */
export interface Step {
  readonly name: StepName;
  run(story: Story): Promise<Seen>;
}

/** Begins a story with what a way in lends; `since` is the present, ISO 8601. */
export function newStory(means: Means, since: string): Story {
  const { client, units, lang } = means;
  return {
    client,
    units,
    lang,
    follow: (started) => means.follow(started),
    openVault: () => means.openVault(),
    since,
    certificate: '',
    revision: 0,
    changedAt: '',
  };
}
