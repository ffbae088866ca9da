import { catalogueEntry } from '../../../shared/domain/ror/finding-catalogue.ts';
import { RULES } from '../../../shared/domain/ror/conformity/table.ts';
import { fieldPathLabel, stepsOfCsdPath } from '../../../shared/domain/ror/field-labels.ts';
import { ENTITY_KINDS } from '../../../shared/domain/ror/projection.ts';
import type { EntityKind } from '../../../shared/domain/ror/projection.ts';
import type { Rule } from '../../../shared/domain/ror/conformity/rule.ts';
import type { Language } from '../../i18n/language.ts';

const RULES_BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule of an id; undefined for one of another version. */
export function ruleOf(id: string): Rule | undefined {
  return RULES_BY_ID.get(id);
}

/** What a finding or a rule says, in one sentence; its code when it is of another version. */
export function sentenceOf(code: string, language: Language): string {
  return catalogueEntry(code)?.explanation[language] ?? ruleOf(code)?.label[language] ?? code;
}

/** Where a finding falls, in the words of the model; '' where the mapping does not know the path. */
export function placeOf(kind: string, path: string, language: Language): string {
  const known: EntityKind | undefined = kind === 'ue' ? 'oi' : ENTITY_KINDS.find((one) => one === kind);
  return known === undefined ? '' : fieldPathLabel(stepsOfCsdPath(known, path), language);
}
