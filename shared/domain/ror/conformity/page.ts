import type { Severity } from '../finding.ts';
import type { Scope, Rule } from './rule.ts';
import type { ReportLang } from './report.ts';
import { SCOPES } from './rule.ts';
import { RULES } from './table.ts';

interface PageTexts {
  readonly title: string;
  readonly intro: readonly string[];
  readonly severities: Readonly<Record<Severity, string>>;
  readonly scopes: Readonly<Record<Scope, string>>;
  readonly notJudged: string;
}

const TEXTS: Readonly<Record<ReportLang, PageTexts>> = {
  fr: {
    title: 'Règles de conformité',
    intro: [
      'Les règles que `cercle conformity` vérifie, avec leur source. « domain reference » désigne le document de référence du domaine ; les numéros RG_EXP et RG_ALIM sont ceux des règles de l’ANS.',
      'Le verdict est `conforme` quand aucune règle de gravité `error` n’est en défaut. Ce n’est pas une validation complète par le schéma XSD : la forme est vérifiée autant que la table de correspondance la connaît.',
      'Page générée depuis la table des règles : ne pas la modifier à la main.',
    ],
    severities: { error: 'erreur', warning: 'avertissement', info: 'information' },
    scopes: {
      object: 'Chaque objet',
      record: 'Chaque fiche',
      set: 'Toutes les fiches ensemble',
      document: 'Chaque document',
      archive: 'L’extraction',
      exchange: 'Non évaluées sur un document',
    },
    notJudged: 'Non évaluée :',
  },
  en: {
    title: 'Conformity rules',
    intro: [
      'The rules that `cercle conformity` checks, with their source. "Domain reference" is the reference document of the domain; RG_EXP and RG_ALIM numbers are those of the rules of the ANS.',
      'The verdict is `conforme` when no rule of severity `error` fails. This is not a full validation by the XSD: the shape is checked as far as the mapping table knows it.',
      'This page is generated from the table of rules: do not edit it by hand.',
    ],
    severities: { error: 'error', warning: 'warning', info: 'information' },
    scopes: {
      object: 'Each object',
      record: 'Each record',
      set: 'All records together',
      document: 'Each document',
      archive: 'The extraction',
      exchange: 'Not evaluated on a document',
    },
    notJudged: 'Not evaluated:',
  },
};

function escaped(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('*', '\\*');
}

function explanationOf({ explanation, test }: Rule, lang: ReportLang): string {
  if (test.on !== 'exchange') return explanation[lang];
  return `${explanation[lang]} ${TEXTS[lang].notJudged} ${test.reason[lang]}`;
}

function lineOf(rule: Rule, lang: ReportLang): string {
  const { id, severity, source, label } = rule;
  const { severities } = TEXTS[lang];
  const head = `**${escaped(label[lang])}** \`${id}\` (${severities[severity]} · ${source})`;
  return `- ${head}${lang === 'fr' ? ' :' : ':'} ${escaped(explanationOf(rule, lang))}`;
}

/** The page of the documentation that lists every rule, in Markdown. */
export function rulesPage(lang: ReportLang): string {
  const { title, intro, scopes } = TEXTS[lang];
  const sections = SCOPES.flatMap((scope) => {
    const rules = RULES.filter((rule) => rule.scope === scope);
    return [`## ${scopes[scope]} (${rules.length})`, '', ...rules.map((rule) => lineOf(rule, lang)), ''];
  });
  return [`# ${title}`, '', ...intro.flatMap((line) => [line, '']), ...sections].join('\n');
}
