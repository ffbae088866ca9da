import type { MutedRule } from '../../../shared/contract/workspace.ts';
import { guarded, immediately } from './sqlite.ts';
import type { WritableDb } from './sqlite.ts';

/** Rules and findings that a person does not want to see, and why. */
export interface MuteRows {
  /** The latest first. */
  mutedRules(): readonly MutedRule[];
  /** The same code again changes its reason. */
  muteRule(rule: MutedRule): MutedRule;
  /** Whether it was muted. */
  unmuteRule(code: string): boolean;
}

export function muteRows(db: WritableDb): MuteRows {
  const all = db.prepare<[], MutedRule>('SELECT code, reason, at FROM mute ORDER BY at DESC, code');
  const set = db.prepare('INSERT OR REPLACE INTO mute (code, reason, at) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM mute WHERE code = ?');
  return {
    mutedRules: () => guarded(db.name, () => all.all()),
    muteRule: (rule) => {
      immediately(db, () => void set.run(rule.code, rule.reason, rule.at));
      return rule;
    },
    unmuteRule: (code) => immediately(db, () => remove.run(code).changes > 0),
  };
}
