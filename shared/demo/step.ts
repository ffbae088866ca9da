import type { Client } from '../../../shared/contract/index.ts';
import type { Texts } from '../../../shared/i18n/index.ts';
import type { Session } from '../session.ts';
import type { Ui } from '../ui.ts';

export type StepName = keyof Texts['demo']['steps'];

/** What the demonstration works with, and what a step leaves to those after it. */
export interface Story {
  readonly client: Client;
  readonly follow: Session['follow'];
  readonly ui: Ui;
  readonly units: number;
  /** The certificate that is shown to the region, once there is one. */
  certificate: string;
  /** When the region changed last. */
  changedAt: string;
}

/** What came of a step: whether it was as expected, and what was seen, in the person's language. */
export interface Seen {
  readonly ok: boolean;
  readonly detail: string;
}

/** One step of the journey, over the contract alone. */
export interface Step {
  readonly name: StepName;
  run(story: Story): Promise<Seen>;
}

/** The sentence of a step, filled. */
export function seen({ ui }: Story, name: StepName, ok: boolean, values: Parameters<Ui['say']>[1] = {}): Seen {
  return { ok, detail: ui.say(ui.texts.demo.steps[name].seen, values) };
}
