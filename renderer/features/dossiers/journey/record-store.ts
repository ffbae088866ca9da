import { create } from 'zustand';
import type { StepEventType } from '../../../../shared/domain/onboarding/events.ts';

/** What is about to be recorded of a step, with what is already known of it. */
export interface Recording {
  readonly step: string;
  readonly type: StepEventType;
  readonly date?: string;
  /** Fingerprint of the certificate that seems to be meant. */
  readonly sha256?: string;
}

interface Recordings {
  readonly recording: Recording | undefined;
  readonly edited: string | undefined;
  open(recording: Recording): void;
  edit(step: string): void;
  close(): void;
}

/** The dialog that is open over a dossier: an event to record, or the texts of a step to change. */
export const useRecording = create<Recordings>((set) => ({
  recording: undefined,
  edited: undefined,
  open: (recording) => set({ recording, edited: undefined }),
  edit: (edited) => set({ edited, recording: undefined }),
  close: () => set({ recording: undefined, edited: undefined }),
}));
