import { Check, Circle, LoaderCircle, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Made } from '../../../shared/demo/journey.ts';
import { sentenceOf } from '../../../shared/demo/sentence.ts';
import type { Place, StepName } from '../../../shared/demo/step.ts';
import { shownText } from '../../ui/shown-text.ts';
import { linkOf } from './places.ts';
import { useDemoWords } from './use-words.ts';

export type StepState = 'done' | 'now' | 'next' | 'failed';
const ICONS = { done: Check, now: LoaderCircle, next: Circle, failed: X } as const;

function PlaceLink({ place, title }: { readonly place: Place; readonly title: string }) {
  const { t } = useTranslation();
  const label = t(`demo.places.${place.kind}`);
  return (
    <a href={linkOf(place)} aria-label={t('demo.placeOf', { label, title })}>
      {label}
    </a>
  );
}

/** The facts of a step that was made. */
function Seen({ made, title }: { readonly made: Made; readonly title: string }) {
  const words = useDemoWords();
  return (
    <>
      <p className="demo-step-seen">{shownText(sentenceOf(made.name, made, words))}</p>
      <span className="demo-step-time">{words.duration(made.durationMs)}</span>
      <span className="demo-step-link">{made.place !== null && <PlaceLink place={made.place} title={title} />}</span>
    </>
  );
}

interface StepLineProps {
  readonly name: StepName;
  readonly state: StepState;
  readonly made: Made | undefined;
}

/** One step: whether it was made, what was seen, how long it took, and where to look. */
export function StepLine({ name, state, made }: StepLineProps) {
  const { t } = useTranslation();
  const { texts } = useDemoWords();
  const line = useRef<HTMLLIElement>(null);
  const isNow = state === 'now';
  useEffect(() => {
    if (isNow) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isNow]);
  const { title } = texts.steps[name];
  const Icon = ICONS[state];
  return (
    <li ref={line} className={`demo-step demo-step-${state}`} {...(isNow && { 'aria-current': 'step' })}>
      <Icon aria-hidden="true" />
      <p className="demo-step-title">
        {title}
        <span className="visually-hidden"> ({t(`demo.states.${state}`)})</span>
      </p>
      {made !== undefined && <Seen made={made} title={title} />}
    </li>
  );
}
