import { useTranslation } from 'react-i18next';
import type { WhitelistRow } from '../../../../shared/contract/dossier-views.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { shortName } from '../../../ui/short-name.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { formatDay, formatLongDay, today } from '../parts/days.ts';
import { capital, useWords } from '../parts/use-words.ts';
import { dayNumber, spanGroups } from './spans.ts';
import type { Span, SpanGroup } from './spans.ts';

const DAY_MS = 86_400_000;

interface Scale {
  /** Of a day, from 0 to 100. */
  readonly at: (day: number) => number;
  readonly now: number;
}

function scaleOf(groups: readonly SpanGroup[], now: number): Scale {
  const days = [now, ...groups.flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to]))];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  return { at: (day) => (100 * (day - first)) / Math.max(1, last - first), now };
}

function isoOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function Bar({ span: { entry, from, to }, scale }: { readonly span: Span<WhitelistRow>; readonly scale: Scale }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useWords();
  const name = shownText(shortName(entry.certificate.subject));
  const start = scale.at(from);
  return (
    <li className="span-row">
      <span className="span-name">
        {name} <span className="soft">{words.whitelist[entry.state]}</span>
      </span>
      <span className="span-track" aria-hidden="true">
        <span className="span-now" style={{ insetInlineStart: `${scale.at(scale.now)}%` }} />
        <span
          className="span-bar"
          data-state={entry.state}
          style={{ insetInlineStart: `${start}%`, inlineSize: `max(4px, ${scale.at(to) - start}%)` }}
        />
      </span>
      <span className="span-days">
        {formatDay(isoOf(from), language)} → {formatDay(isoOf(to), language)}
        <span className="visually-hidden">
          {t('dossiersRegisters.whitelist.bars.entry', {
            certificate: name,
            from: formatLongDay(isoOf(from), language),
            to: formatLongDay(isoOf(to), language),
          })}
        </span>
      </span>
    </li>
  );
}

function Overlap({ overlap }: { readonly overlap: number | null }) {
  const { t } = useTranslation();
  if (overlap === null) return null;
  const isGap = overlap < 0;
  return (
    <Badge tone={isGap ? 'error' : 'success'}>
      {t(isGap ? 'dossiersRegisters.whitelist.bars.gap' : 'dossiersRegisters.whitelist.bars.overlap', {
        count: Math.abs(overlap),
      })}
    </Badge>
  );
}

/** Who is admitted and until when, drawn: at a renewal, whether the old and the new certificate overlap. */
export function SpanBars({
  rows,
  isRehearsal,
}: {
  readonly rows: readonly WhitelistRow[];
  readonly isRehearsal: boolean;
}) {
  const { t } = useTranslation();
  const words = useWords();
  const groups = spanGroups(rows);
  const scale = scaleOf(groups, dayNumber(today()));
  if (groups.length === 0) return null;
  return (
    <Panel title={t('dossiersRegisters.whitelist.bars.title')}>
      <p className="soft">{t('dossiersRegisters.whitelist.bars.lead')}</p>
      {groups.map(({ key, spans, overlap }) => {
        const first = spans[0]?.entry;
        if (first === undefined) return null;
        const label = first.region === '' ? t('dossiersRegisters.whitelist.circle') : shownText(first.regionLabel);
        return (
          <section key={key} className="span-group" aria-label={label}>
            <h3>
              {label} <EnvironmentMark environment={isRehearsal ? 'sandbox' : first.environment} />{' '}
              <span className="soft">{capital(words.roles[first.certificate.role])}</span> <Overlap overlap={overlap} />
            </h3>
            <ul>
              {spans.map((span) => (
                <Bar key={span.entry.id} span={span} scale={scale} />
              ))}
            </ul>
          </section>
        );
      })}
      <p className="span-legend">
        <span className="span-now-mark" aria-hidden="true" /> {t('dossiersRegisters.whitelist.bars.today')}
      </p>
    </Panel>
  );
}
