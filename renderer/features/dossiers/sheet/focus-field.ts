import type { Sheet } from '../../../../shared/domain/onboarding/sheet.ts';

/** Puts the cursor in a field of the sheet, in the middle of the screen. */
export function focusField(field: keyof Sheet): void {
  const place = document.getElementById(`sheet-${field}`);
  place?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: 'center' });
}
