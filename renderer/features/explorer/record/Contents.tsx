import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { goToPart } from './FindingMark.tsx';
import type { SectionId } from './sections.ts';

/** The parts of the record: each leads to it and gives it the focus. */
export function Contents({ sections }: { readonly sections: readonly SectionId[] }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('record.contents')} className="record-contents">
      <ul>
        {sections.map((id) => (
          <li key={id}>
            <Button
              className="record-contents-item"
              onPress={() => {
                goToPart(`record-${id}`);
              }}
            >
              {t(`record.sections.${id}`)}
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
