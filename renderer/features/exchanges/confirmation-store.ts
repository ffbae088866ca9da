import { create } from 'zustand';
import type { RegionRow } from '../../../shared/contract/region-views.ts';
import { api } from '../../client/index.ts';

interface Confirmation {
  /** The production server that is about to be called for the first time. */
  readonly asked: RegionRow | undefined;
  ask(region: RegionRow): Promise<boolean>;
  answer(isMeant: boolean): void;
}

/** The question that comes before the first call of a session to a production server. */
export const useConfirmation = create<Confirmation>((set, get) => {
  let tell: (isMeant: boolean) => void = () => undefined;
  return {
    asked: undefined,
    ask(region) {
      get().answer(false);
      set({ asked: region });
      return new Promise((resolve) => {
        tell = resolve;
      });
    },
    answer(isMeant) {
      set({ asked: undefined });
      tell(isMeant);
    },
  };
});

/**
 * Runs what calls servers, once the person has confirmed those in production that they had not. Gives undefined when they
 * change their mind; throws what the action throws.
 */
export async function withConfirmation<T>(codes: readonly string[], action: () => Promise<T>): Promise<T | undefined> {
  for (const code of codes) {
    const region = await api.regions.show({ code });
    if (region.environment !== 'production' || region.isConfirmed) continue;
    if (!(await useConfirmation.getState().ask(region))) return undefined;
    await api.regions.confirmProduction({ code });
  }
  return action();
}
