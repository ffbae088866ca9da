import type { Diagnosis } from '../../../shared/domain/exchange/cause.ts';
import { CHECK_TEXTS, CONFIDENCE_TEXTS, SIDE_TEXTS } from '../../../shared/domain/exchange/cause-catalogue-words.ts';
import type { Command } from '../command.ts';
import { plain } from '../table.ts';
import type { Ui } from '../ui.ts';
import { text } from '../values.ts';
import { unlockFor } from '../secrets.ts';
import { diagnosisLines, exitCodeOfCause, verdictDocument } from './exchange-document.ts';
import { CALL_OPTIONS, sessionFor } from './exchange-session.ts';

/** `cercle doctor REGION|URL` */
export const doctorCommand: Command = {
  name: 'doctor',
  method: 'exchanges.diagnose',
  positionals: [{ name: 'REGION|URL' }],
  options: [{ name: 'certificate', value: 'ID', text: 'doctorCertificate' }, ...CALL_OPTIONS],
  examples: ['doctor 11', 'doctor https://ror.example.fr/ --certificate cert-12ab34', 'doctor 11 --json'],
  async run(invocation) {
    const [target = ''] = invocation.positionals;
    const certificate = text(invocation.values, 'certificate');
    const isAddress = /^https?:\/\//iu.test(target);
    const open = () => (certificate === undefined ? invocation.open() : unlockFor(invocation));
    const session = isAddress ? await open() : (await sessionFor(invocation, [target])).session;
    const diagnosis = await session.follow<Diagnosis>(
      session.client.exchanges.diagnose({ target, ...(certificate !== undefined && { certificate }) }),
    );
    const { verdict, checks, candidates } = diagnosis;
    return {
      value: { target, verdict, checks, ...verdictDocument(diagnosis, invocation.ui) },
      lines: (ui) => doctorLines(target, diagnosis, ui),
      exitCode: verdict === 'ok' ? 0 : exitCodeOfCause(verdict, candidates),
    };
  },
};

const MARKS = new Map<boolean | null, string>([
  [true, '✓'],
  [false, '✗'],
  [null, '–'],
]);

function doctorLines(target: string, diagnosis: Diagnosis, ui: Ui): string[] {
  const { verdict, side, confidence, checks } = diagnosis;
  const { exchanges: words } = ui.texts;
  const named = CHECK_TEXTS as Readonly<Record<string, Readonly<Record<'fr' | 'en', string>>>>;
  const shown = checks.map(({ name, ok, detail }) => {
    const line = `${MARKS.get(ok) ?? ''} ${named[name]?.[ui.lang] ?? name}`;
    return detail === '' ? line : `${line} · ${ui.dim(plain(detail))}`;
  });
  if (verdict === 'ok') return [...shown, '', ui.bold(ui.say(words.verdictOk, { target }))];
  const judged = `${words.side} · ${SIDE_TEXTS[side][ui.lang]} — ${words.confidence} · ${CONFIDENCE_TEXTS[confidence][ui.lang]}`;
  return [...shown, '', ...diagnosisLines(diagnosis, ui), `  ${ui.dim(judged)}`];
}
