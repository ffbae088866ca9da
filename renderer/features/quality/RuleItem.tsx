import { EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleResult } from '../../../shared/contract/quality.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatRoute } from '../../navigation/routes.ts';
import { attempt } from '../../shell/FailureNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { ruleOf } from './finding-words.ts';
import { MuteDialog } from './MuteDialog.tsx';
import { useQuality } from './quality-store.ts';
import { SeverityBadge } from './SeverityBadge.tsx';

function useLabel({ id, label }: RuleResult): string {
  const language = useLanguage();
  return ruleOf(id)?.label[language] ?? label;
}

/** A rule in one line, with its explanation below. */
export function RuleLine({ rule }: { readonly rule: RuleResult }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, source, checked } = rule;
  return (
    <li>
      <span>{useLabel(rule)}</span> <code className="quality-code">{id}</code>
      <span className="soft">
        {[
          ruleOf(id)?.explanation[language],
          source,
          checked > 0 && t('quality.report.checked', { count: checked, n: formatNumber(checked, language) }),
        ]
          .filter((part) => part !== undefined && part !== false)
          .join(' · ')}
      </span>
    </li>
  );
}

function Examples({ rule: { examples, failed } }: { readonly rule: RuleResult }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (examples.length === 0) return null;
  const n = formatNumber(failed, language);
  return (
    <Disclosure title={t('quality.report.examples', { count: examples.length, n })}>
      <ul className="quality-examples">
        {examples.map(({ entity, name, path, value }, index) => (
          <li key={`${entity} ${path} ${index}`}>
            {entity === '' ? (
              <span>{t('quality.detail.document')}</span>
            ) : (
              <a href={formatRoute({ screen: 'explorer', id: entity })}>{shownText(name === '' ? entity : name)}</a>
            )}
            <code className="soft">{shownText(path)}</code>
            <span>{value === '' ? <em className="soft">{t('quality.report.absent')}</em> : shownText(value)}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

interface MuteButtonProps {
  readonly id: string;
  readonly label: string;
  readonly isMuted: boolean;
}

/** Hides a rule with a reason, or shows it again. */
function MuteButton({ id, label, isMuted }: MuteButtonProps) {
  const { t } = useTranslation();
  const [isMuting, setMuting] = useState(false);
  if (isMuted) {
    const restore = (): void => attempt(() => useQuality.getState().unmute(id));
    return (
      <Button look="quiet" aria-label={t('quality.muted.restoreNamed', { name: label })} onPress={restore}>
        {t('quality.muted.restore')}
      </Button>
    );
  }
  return (
    <>
      <Button
        look="quiet"
        icon={<EyeOff aria-hidden="true" />}
        aria-label={t('quality.mute.named', { name: label })}
        onPress={() => setMuting(true)}
      >
        {t('quality.mute.open')}
      </Button>
      <MuteDialog code={isMuting ? id : undefined} onClose={() => setMuting(false)} />
    </>
  );
}

interface RuleItemProps {
  readonly rule: RuleResult;
  /** Why it was muted; undefined when it is not. */
  readonly reason?: string | undefined;
}

/** A rule that fails: how often, why it matters, where it comes from, and records to look at. */
export function RuleItem({ rule, reason }: RuleItemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const label = useLabel(rule);
  const { id, severity, source, checked, failed } = rule;
  const n = (count: number): string => formatNumber(count, language);
  return (
    <li className="quality-rule">
      <div className="quality-rule-head">
        <SeverityBadge severity={severity} />
        <h3>{label}</h3>
        <span className="quality-rule-count">
          {t('quality.report.failedOf', { failed: n(failed), checked: n(checked) })}
        </span>
        <MuteButton id={id} label={label} isMuted={reason !== undefined} />
      </div>
      {reason !== undefined && <p className="soft">{t('quality.muted.because', { reason: shownText(reason) })}</p>}
      <p>{ruleOf(id)?.explanation[language]}</p>
      <p className="soft">
        <code>{id}</code> · {source}
      </p>
      <Examples rule={rule} />
    </li>
  );
}
