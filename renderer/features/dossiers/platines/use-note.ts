import { useState } from 'react';
import type { EventInput } from '../../../../shared/contract/dossier-views.ts';
import type { Refusal } from '../../../../shared/domain/onboarding/dossier.ts';
import { ticketsFor } from '../../../client/index.ts';
import { useAct } from '../../../shell/use-act.ts';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { useDossier } from '../dossier-store.ts';

interface Note {
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  readonly refusal: Refusal | null;
  note(event: EventInput, files: readonly File[]): Promise<boolean>;
}

/** Records an event of the whole with its files; `onDone` once it is kept, the refusal otherwise. */
export function useNote(onDone: () => void): Note {
  const { isBusy, failure, run } = useAct();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const note = (event: EventInput, files: readonly File[]): Promise<boolean> =>
    run(async () => {
      const given = await ticketsFor(files);
      const tickets = given.map(({ ticket }) => ticket);
      const why = await useDossier.getState().record({ ...event, ...(tickets.length > 0 && { files: tickets }) });
      setRefusal(why);
      if (why === null) onDone();
    });
  return { isBusy, failure, refusal, note };
}
