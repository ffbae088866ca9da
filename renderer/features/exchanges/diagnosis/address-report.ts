import { causeSentences } from '../../../../shared/domain/exchange/cause-catalogue.ts';
import { CHECK_TEXTS, CONFIDENCE_TEXTS, SIDE_TEXTS } from '../../../../shared/domain/exchange/cause-catalogue-words.ts';
import { redact } from '../../../../shared/domain/exchange/redact.ts';
import type { Language } from '../../../i18n/language.ts';
import type { Diagnosed, Handed } from './diagnosed.ts';
import { ladderOf } from './ladder-model.ts';

const MARKS = { good: '✓', broken: '✗', unseen: '–' } as const;

/**
 * What support is handed about an address, which leaves nothing in the history; what an address asks for is left out of it, and
 * whatever a server said that a report must not tell.
 */
export function addressReport({ target, at, diagnosis }: Diagnosed, okTitle: string, language: Language): Handed {
  const { origin, hostname, port } = new URL(target);
  const { verdict, side, confidence, values, checks } = diagnosis;
  const { title, ...advice } = verdict === 'ok' ? { title: okTitle } : causeSentences(verdict, values, language);
  const report = [
    `${at} · ${origin}`,
    '',
    `${title} [${verdict}]`,
    ...Object.values(advice),
    `${SIDE_TEXTS[side][language]} · ${CONFIDENCE_TEXTS[confidence][language]}`,
    '',
    ...ladderOf(checks).map(({ name, state, detail }) =>
      `${MARKS[state]} ${CHECK_TEXTS[name][language]} ${detail}`.trim(),
    ),
    '',
  ];
  const place = `${hostname}:${port === '' ? '443' : port}`;
  return {
    report: redact(report.join('\n')),
    commands: {
      openssl: `openssl s_client -connect ${place} -servername ${hostname} -showcerts </dev/null`,
      curl: `curl -v '${origin}/'`,
    },
  };
}
