import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { goTo } from '../use-view.ts';
import { useRequest } from './request-store.ts';

/** Says that the key is made: what was answered before cannot change any more, and another request can be begun. */
export function MadeNotice() {
  const { t } = useTranslation();
  const { made, restart } = useRequest();
  if (made === undefined) return null;
  return (
    <div className="request-note request-note-info">
      <p>{t('certificatesRequest.made.text', { label: shownText(made.label) })}</p>
      <div>
        <Button
          onPress={() => {
            restart();
            goTo({ room: 'request' });
          }}
        >
          {t('certificatesRequest.made.another')}
        </Button>
      </div>
    </div>
  );
}
