import type {Page} from '@playwright/test';

/** What a person needs at least to fill in a form, in ms: who is quicker is held for a confirmation by mail. */
const PERSON = 1600;

/** Takes as long over a form as a person does. */
export function takeTime(page: Page): Promise<void> {
  return page.waitForTimeout(PERSON);
}
