import { create } from 'zustand';
import type { RequestForm, RequestPreview } from '../../../../shared/contract/certificate-views.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { api } from '../services.ts';

/** How long one stops typing before the services are asked. */
const PAUSE_MS = 200;

interface Preview {
  /** What the services said of the form last; kept on sight while a newer answer is awaited. */
  readonly preview: RequestPreview | undefined;
  /** The form it speaks of. */
  readonly of: RequestForm | undefined;
  readonly failure: Failure | undefined;
  /** Asks once the person has stopped typing. */
  ask(form: RequestForm): void;
  /** Asks at once; gives what was answered, undefined when the services cannot tell. */
  askNow(form: RequestForm): Promise<RequestPreview | undefined>;
}

/** The subject that a form makes and what is wrong in it, as it is typed. */
export const usePreview = create<Preview>((set, get) => {
  let request = 0;
  let timer: number | undefined;
  return {
    preview: undefined,
    of: undefined,
    failure: undefined,
    ask(form) {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void get().askNow(form), PAUSE_MS);
    },
    async askNow(form) {
      window.clearTimeout(timer);
      request += 1;
      const mine = request;
      try {
        const preview = await api.certificates.preview({ form });
        if (mine === request) set({ preview, of: form, failure: undefined });
        return preview;
      } catch (error) {
        if (mine === request) set({ failure: failureOf(error) });
        return undefined;
      }
    },
  };
});
