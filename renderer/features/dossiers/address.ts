/** The tabs of a dossier, in the order in which they are shown; those without a view are not shown. */
export const TABS = ['journey', 'sheet', 'message', 'whitelist', 'platines', 'evidence', 'history'] as const;
export type DossierTab = (typeof TABS)[number];

/** What stands in the place of the list: the questions that lead to a journey. */
export const ROOMS = ['choose'] as const;
export type DossiersRoom = (typeof ROOMS)[number];

/** All that the screen shows; it stands in the address, so that Back and a link work. */
export interface DossiersView {
  readonly room: DossiersRoom | undefined;
  readonly tab: DossierTab;
  /** The step that is looked at; the one that is due when none is. */
  readonly step: string | undefined;
  /** The question that is asked, from 1; one more than their number is the result; 0 the list of journeys. */
  readonly question: number;
  /** What was answered, by question. */
  readonly answers: Readonly<Record<string, string>>;
  readonly archived: boolean;
}

type AddressQuery = Readonly<Record<string, readonly string[]>>;

const LONGEST = 80;
const ANSWER = 'answer.';

function textOf(written: string | undefined): string | undefined {
  return written === undefined || written === '' || written.length > LONGEST ? undefined : written;
}

function answersOf(query: AddressQuery): Readonly<Record<string, string>> {
  const given = Object.entries(query).flatMap(([key, [value]]) => {
    const text = textOf(value);
    return key.startsWith(ANSWER) && text !== undefined ? [[key.slice(ANSWER.length), text] as const] : [];
  });
  return Object.fromEntries(given);
}

/** Reads the address; what it does not understand in it is left out. */
export function readView(query: AddressQuery): DossiersView {
  const question = Number(query.question?.[0] ?? '1');
  return {
    room: ROOMS.find((room) => room === query.view?.[0]),
    tab: TABS.find((tab) => tab === query.tab?.[0]) ?? 'journey',
    step: textOf(query.step?.[0]),
    question: Number.isInteger(question) && question >= 0 && question <= 20 ? question : 1,
    answers: answersOf(query),
    archived: query.archived?.[0] === 'true',
  };
}

/** Writes the address of a view, the inverse of `readView`; what is as usual is not written. */
export function writeView(view: Partial<DossiersView>): AddressQuery {
  const { room, tab = 'journey', step, question = 1, answers = {}, archived = false } = view;
  return {
    ...(room !== undefined && { view: [room] }),
    ...(tab !== 'journey' && { tab: [tab] }),
    ...(step !== undefined && { step: [step] }),
    ...(question !== 1 && { question: [String(question)] }),
    ...Object.fromEntries(Object.entries(answers).map(([id, answer]) => [`${ANSWER}${id}`, [answer]])),
    ...(archived && { archived: ['true'] }),
  };
}
