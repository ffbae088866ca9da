import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../../shared/demo/sentence.ts';
import type { Made } from '../../../shared/demo/journey.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { useDemo } from './demo-store.ts';
import { useDemoWords } from './use-words.ts';

/** A step that gave something else than it must. */
function Unexpected({ made }: { readonly made: Made }) {
  const { t } = useTranslation();
  const words = useDemoWords();
  const { steps, expected } = words.texts;
  return (
    <div className="error-panel" role="alert">
      <CircleAlert aria-hidden="true" />
      <div className="error-panel-words">
        <h2>{t('demo.failed.title', { title: steps[made.name].title })}</h2>
        <p>{t('demo.failed.expected', { expected: expected[made.name] })}</p>
        <p>{t('demo.failed.seen', { seen: shownText(sentenceOf(made.name, made, words)) })}</p>
        <p>{t('demo.failed.todo')}</p>
      </div>
    </div>
  );
}

/** Why the journey ended before its end, and what to do about it. */
export function Failed() {
  const { t } = useTranslation();
  const { made, failure } = useDemo();
  const last = made.at(-1);
  return (
    <div className="demo-failed">
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {failure === undefined && last !== undefined && <Unexpected made={last} />}
      {made.length > 0 && <p className="soft">{t('demo.failed.kept')}</p>}
    </div>
  );
}
