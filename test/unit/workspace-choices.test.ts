import assert from 'node:assert/strict';
import test from 'node:test';
import { settings, workspace } from '../../shared/contract/workspace.ts';

test('given nothing chosen when settings are read then every one has its default', () => {
  assert.deepEqual(settings.parse({}), {
    language: 'system',
    theme: 'system',
    textScale: 1,
    keepGenerations: 1,
    keepLoads: 10,
    lockMinutes: 15,
    fullEveryDays: 7,
    deltaEveryHours: 24,
    testEveryHours: 24,
    overlapHours: 6,
    answerDays: 30,
    answerMegabytes: 2000,
    proxy: 'system',
  });
});

test('given one choice when it is saved then no default is saved with it', () => {
  for (const [key, value] of Object.entries(settings.parse({}))) {
    assert.deepEqual(workspace.saveSettings.input.parse({ [key]: value }), { [key]: value });
  }
  assert.deepEqual(workspace.saveSettings.input.parse({}), {});
});

test('given a choice that is none when it is saved then it is refused', () => {
  const wrong = [{ theme: 'pink' }, { textScale: 2 }, { keepLoads: 0 }, { proxy: 'somewhere' }, { unknown: 1 }];
  for (const input of wrong) assert.equal(workspace.saveSettings.input.safeParse(input).success, false);
});
