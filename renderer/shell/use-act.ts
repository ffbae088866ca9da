import { useState } from 'react';
import { failureOf } from '../ui/ErrorPanel.tsx';
import type { Failure } from '../ui/ErrorPanel.tsx';

interface Act {
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  /** Runs it once at a time; what it throws becomes the failure. Gives whether it ended well. */
  run(work: () => Promise<unknown>): Promise<boolean>;
}

/** An act of a form: whether it runs, and how it failed. */
export function useAct(): Act {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  return {
    isBusy,
    failure,
    async run(work) {
      setBusy(true);
      setFailure(undefined);
      try {
        await work();
        return true;
      } catch (error) {
        setFailure(failureOf(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
