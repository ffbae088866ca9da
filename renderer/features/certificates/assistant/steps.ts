import { useCallback, useMemo } from 'react';
import type { IssuingMode } from '../../../../shared/domain/certificates/profiles.ts';
import { useNavigation } from '../../../navigation/store.ts';
import { useRequest } from './request-store.ts';

const CSR_STEPS = ['how', 'profile', 'form', 'key', 'backup', 'deposit'] as const;
const PLATFORM_STEPS = ['how', 'profile', 'platform'] as const;
export type Step = (typeof CSR_STEPS)[number] | (typeof PLATFORM_STEPS)[number];

export function stepsOf(mode: IssuingMode): readonly Step[] {
  return mode === 'csr' ? CSR_STEPS : PLATFORM_STEPS;
}

const LONGEST_ID = 100;

/** The request that the address names, once it was made: its last steps can be come back to. */
export function useRequestInAddress(): string | undefined {
  return useNavigation(({ route }) => route.query['request']?.[0]?.slice(0, LONGEST_ID));
}

interface Place {
  readonly step: Step;
  readonly steps: readonly Step[];
  /** Whether the answers so far lead there. */
  readonly isOpen: (step: Step) => boolean;
  readonly go: (step: Step, replace?: boolean) => void;
  readonly next: () => void;
  readonly previous: (() => void) | undefined;
}

/** The steps that the answers so far lead to. */
function useReach(): (step: Step) => boolean {
  const { mode, made, form, profiles } = useRequest();
  const hasProfile = profiles.some(({ key, issuingModes }) => key === form.profile && issuingModes.includes(mode));
  const isBackedUp = made !== undefined && made.backup !== 'needed';
  return useCallback(
    (step) => {
      if (step === 'how' || step === 'profile') return true;
      if (step === 'backup') return made !== undefined;
      if (step === 'deposit') return isBackedUp;
      return hasProfile || made !== undefined;
    },
    [hasProfile, isBackedUp, made],
  );
}

/** Goes to a step of the assistant; the request that was made, and what is renewed, stay in the address. */
export function goToStep(step: Step, replace = false): void {
  const { go } = useNavigation.getState();
  const { renews, made } = useRequest.getState();
  const query = {
    view: ['request'],
    step: [step],
    ...(renews !== undefined && { renews: [renews] }),
    ...(made !== undefined && { request: [made.id] }),
  };
  go({ screen: 'certificates', query }, replace);
}

/** The step that the address asks for, or the furthest one that the answers allow. */
export function usePlace(): Place {
  const mode = useRequest((state) => state.mode);
  const asked = useNavigation(({ route }) => route.query['step']?.[0]);
  const isOpen = useReach();
  const steps = stepsOf(mode);
  return useMemo(() => {
    const wished = steps.find((step) => step === asked) ?? 'how';
    const step = isOpen(wished) ? wished : (steps.filter(isOpen).at(-1) ?? 'how');
    const at = steps.indexOf(step);
    const before = steps[at - 1];
    const after = steps[at + 1];
    return {
      ...{ step, steps, isOpen, go: goToStep },
      next: () => after !== undefined && goToStep(after),
      previous: before === undefined ? undefined : () => goToStep(before),
    };
  }, [steps, asked, isOpen]);
}
