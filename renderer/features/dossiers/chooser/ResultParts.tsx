import { useTranslation } from 'react-i18next';
import type { JourneyRow, Orientation } from '../../../../shared/contract/dossier-views.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useText } from '../parts/use-text.ts';
import { useChooser } from './chooser-store.ts';

/** What to gather before the journey begins. */
export function Papers({ papers }: Pick<Orientation, 'papers'>) {
  const { t } = useTranslation();
  const text = useText();
  if (papers.length === 0) return null;
  return (
    <Panel title={t('dossiersChooser.result.papers')}>
      <ul className="chooser-papers">
        {papers.map((paper) => (
          <li key={paper.fr}>{text(paper)}</li>
        ))}
      </ul>
    </Panel>
  );
}

/** What nobody knew, each with the sentence that asks it. */
export function OpenQuestions({ open }: Pick<Orientation, 'open'>) {
  const { t } = useTranslation();
  const text = useText();
  if (open.length === 0) return null;
  return (
    <Panel title={t('dossiersChooser.result.open')}>
      <p className="soft">{t('dossiersChooser.result.openLead')}</p>
      <ul className="chooser-open">
        {open.map(({ question, forward }) => (
          <li key={question}>
            <blockquote>{text(forward)}</blockquote>
            <CopyButton text={text(forward)} name={t('dossiersChooser.choose.copyForward')} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface OthersProps extends Pick<Orientation, 'others'> {
  readonly onTake: (row: JourneyRow) => void;
}

/** Journeys that would fit too, with why. */
export function Others({ others, onTake }: OthersProps) {
  const { t } = useTranslation();
  const text = useText();
  const journeys = useChooser((state) => state.journeys);
  const known = others.flatMap(({ journey, why }) => {
    const row = journeys.find(({ key }) => key === journey);
    return row === undefined ? [] : [{ row, why }];
  });
  if (known.length === 0) return null;
  return (
    <Panel title={t('dossiersChooser.result.others')}>
      <ul className="chooser-others">
        {known.map(({ row, why }) => (
          <li key={row.key}>
            <div>
              <strong>{text(row.title)}</strong>
              <p className="soft">{text(why)}</p>
            </div>
            <Button onPress={() => onTake(row)} aria-label={`${t('dossiersChooser.choose.take')} : ${text(row.title)}`}>
              {t('dossiersChooser.choose.take')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
