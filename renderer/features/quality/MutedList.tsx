import { EyeOff } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MutedRule } from '../../../shared/contract/workspace.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { attempt } from '../../shell/FailureNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { sentenceOf } from './finding-words.ts';
import { useQuality } from './quality-store.ts';
import { summarise } from './summary.ts';

interface ItemProps {
  readonly rule: MutedRule;
  /** Undefined for a rule of conformity, which has no findings. */
  readonly count: number | undefined;
}

function Item({ rule: { code, reason, at }, count }: ItemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sentence = shownText(sentenceOf(code, language));
  return (
    <li className="quality-muted-item">
      <div>
        <p>
          <strong>{sentence}</strong> <code className="quality-code">{shownText(code)}</code>
        </p>
        <p className="soft">
          {t('quality.muted.reason', { reason: shownText(reason), date: formatDate(at, language) })}
        </p>
      </div>
      {count !== undefined && (
        <span className="numeric">{t('quality.muted.count', { count, n: formatNumber(count, language) })}</span>
      )}
      <Button
        look="quiet"
        aria-label={t('quality.muted.restoreNamed', { name: sentence })}
        onPress={() => attempt(() => useQuality.getState().unmute(code))}
      >
        {t('quality.muted.restore')}
      </Button>
    </li>
  );
}

/** What the person chose not to see, with the reason, the count and the way back. */
export function MutedList() {
  const { t } = useTranslation();
  const { counts, muted } = useQuality();
  const found = useMemo(() => (counts === undefined ? [] : summarise(counts, muted).muted), [counts, muted]);
  if (muted.length === 0) return null;
  return (
    <Panel title={t('quality.muted.title')} aside={<EyeOff aria-hidden="true" className="quality-aside-icon" />}>
      <ul className="quality-muted">
        {muted.map((rule) => (
          <Item key={rule.code} rule={rule} count={found.find(({ code }) => code === rule.code)?.count} />
        ))}
      </ul>
    </Panel>
  );
}
