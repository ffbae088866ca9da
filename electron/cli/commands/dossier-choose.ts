import type { Orientation, Question } from '../../../shared/contract/dossier-views.ts';
import type { Command } from '../command.ts';
import { plain } from '../table.ts';
import type { Ui } from '../ui.ts';
import { oneOf } from '../usage-error.ts';
import { assigned } from './dossier-record.ts';

/** `cercle dossier choose [question=answer…]` */
export const dossierChooseCommand: Command = {
  name: 'dossier choose',
  method: 'dossiers.choose',
  positionals: [{ name: 'question=answer', isOptional: true, isRepeatable: true }],
  options: [],
  examples: ['dossier choose', 'dossier choose territoire=une-region --json'],
  async run({ open, positionals }) {
    const { client } = await open();
    const questions = await client.dossiers.questions({});
    const answers = assigned(positionals, 'question=answer');
    for (const [id, answer] of Object.entries(answers)) {
      const known = oneOf(
        id,
        questions.map((question) => question.id),
        'question',
      );
      const choices = questions.find((question) => question.id === known)?.answers ?? [];
      oneOf(
        answer,
        choices.map((choice) => choice.id),
        id,
      );
    }
    const orientation = await client.dossiers.choose({ answers });
    return {
      value: { answers, orientation, questions },
      lines: (ui) => (positionals.length === 0 ? questionLines(questions, ui) : orientationLines(orientation, ui)),
    };
  },
};

function questionLines(questions: readonly Question[], ui: Ui): string[] {
  return questions.flatMap(({ id, title, help, answers }) => [
    ui.bold(title[ui.lang]),
    ...(help[ui.lang] === '' ? [] : [ui.dim(help[ui.lang])]),
    ...answers.map((answer) => `  ${id}=${answer.id}  ${answer.label[ui.lang]}`),
    '',
  ]);
}

function orientationLines({ journey, others, reasons, profil, warnings, papers, open }: Orientation, ui: Ui): string[] {
  const { dossiers: words } = ui.texts;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', ui.bold(title), ...lines.map((line) => `  ${plain(line)}`)];
  const probable =
    profil === null ? [] : [ui.say(words.profil, { code: profil.code }), ...profil.reasons.map((why) => why[ui.lang])];
  return [
    ...warnings.map((warning) => ui.yellow(plain(warning[ui.lang]))),
    ui.bold(journey === null ? words.noJourney : ui.say(words.proposedJourney, { journey })),
    ...reasons.map((reason) => `  ${plain(reason[ui.lang])}`),
    ...section(words.probableProfil, probable),
    ...section(
      words.papers,
      papers.map((paper) => paper[ui.lang]),
    ),
    ...section(
      words.otherJourneys,
      others.map((other) => `${other.journey} · ${other.why[ui.lang]}`),
    ),
    ...section(
      words.openQuestions,
      open.map(({ forward }) => forward[ui.lang]),
    ),
  ];
}
