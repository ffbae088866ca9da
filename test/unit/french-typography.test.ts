import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fr } from '../../renderer/i18n/fr.ts';
import { COMMANDS, MENUS } from '../../shared/domain/commands.ts';
import { createState, skipReason } from '../../shared/domain/ror/conformity/report.ts';
import { RULES } from '../../shared/domain/ror/conformity/table.ts';
import { FIELD_LABELS } from '../../shared/domain/ror/field-labels.ts';
import { FINDING_CATALOGUE } from '../../shared/domain/ror/finding-catalogue.ts';
import { choose } from '../../shared/domain/onboarding/chooser.ts';
import { FIELD_LABELS as MESSAGE_LABELS } from '../../shared/domain/onboarding/message-labels.ts';
import { EXAMPLE_PROJECTS } from '../../shared/domain/onboarding/platines-examples.ts';
import { ACCESS_PROFILES } from '../../shared/domain/onboarding/profile.ts';
import { QUESTIONS } from '../../shared/domain/onboarding/questions.ts';
import {
  CHOICE_LABELS,
  SECTION_LABELS,
  SHEET_HELP,
  SHEET_LABELS,
} from '../../shared/domain/onboarding/sheet-labels.ts';
import { glossary } from '../../shared/i18n/fr/glossary.ts';
import { onboarding } from '../../shared/i18n/fr/onboarding.ts';
import { windowAdvice } from '../../shared/i18n/fr/window.ts';

type Text = readonly [path: string, text: string];

/** Every text of a tree with its path. */
function leaves(tree: object, path: string): readonly Text[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): readonly Text[] => {
    if (typeof value === 'string') return [[`${path}.${key}`, value]];
    return typeof value === 'object' && value !== null ? leaves(value, `${path}.${key}`) : [];
  });
}

/** The French of what is said in both languages, `{fr, en}`. */
function french(tree: object, path: string): readonly Text[] {
  return leaves(tree, path).filter(([name]) => name.endsWith('.fr'));
}

const reasons = RULES.map((rule) =>
  skipReason(createState(rule, { current: () => undefined as never, defer: () => undefined as never }), null),
);
const orientations = QUESTIONS.flatMap(({ id, answers }) =>
  answers.flatMap((answer) =>
    ['csd', 'fhir'].map((format) => choose({ format, donnees: 'sans-contacts', [id]: answer.id })),
  ),
);
const CATALOGUES: Readonly<Record<string, readonly Text[]>> = {
  window: leaves(fr, 'window'),
  glossary: leaves(glossary, 'glossary'),
  advice: leaves(windowAdvice, 'advice'),
  commands: french([COMMANDS, MENUS], 'commands'),
  fields: french(FIELD_LABELS, 'fields'),
  findings: french(FINDING_CATALOGUE, 'findings'),
  rules: french(RULES, 'rules'),
  reasons: french(reasons, 'reasons'),
  onboarding: leaves(onboarding, 'onboarding'),
  chooser: french([QUESTIONS, orientations], 'chooser'),
  sheet: french([SHEET_LABELS, SHEET_HELP, SECTION_LABELS, CHOICE_LABELS, MESSAGE_LABELS], 'sheet'),
  profiles: french([ACCESS_PROFILES, EXAMPLE_PROJECTS.map(({ about }) => about)], 'profiles'),
};

for (const [name, texts] of Object.entries(CATALOGUES)) {
  test(`given the French texts of ${name} when they are read then they are written as print has them`, (t) => {
    assert.ok(texts.length > 0);
    t.diagnostic(`count: ${texts.length} texts`);
    for (const [path, text] of texts) {
      assert.doesNotMatch(text, /'/u, `${path}: straight apostrophe in ${text}`);
      // One plain space before the tall signs and inside the guillemets, everywhere the same.
      assert.doesNotMatch(
        text.replaceAll('urn:oid:', 'OID'),
        /[^\s][:;?!»](?=\s|$)|«\S/u,
        `${path}: no space beside a sign in ${text}`,
      );
      assert.doesNotMatch(text, /[\u00a0\u202f]/u, `${path}: another space in ${text}`);
    }
  });
}

test('given findings and rules when they advise then no option of the command line is needed to follow them', () => {
  for (const [path, text] of [
    ...leaves(FINDING_CATALOGUE, 'findings'),
    ...leaves(RULES, 'rules'),
    ...leaves(reasons, 'reasons'),
  ])
    assert.doesNotMatch(text, /--profil|\bcercle [a-z]+/u, path);
});
