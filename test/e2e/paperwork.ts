import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Fills fields by their names as a person would: types, chooses, ticks. */
export async function fill(page: Page, values: Record<string, string>, within = 'main'): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`${within} [name="${name}"]`).first()
    const kind = await field.evaluate((one) => (one as HTMLInputElement).type)
    if (kind === 'radio' || kind === 'checkbox') await page.locator(`${within} [name="${name}"][value="${value}"]`).check()
    else if (kind.startsWith('select')) await field.selectOption(value)
    else await field.fill(value)
  }
}

/** Answers every question of a screen with no. */
export async function refuseAll(page: Page): Promise<void> {
  for (const one of await page.locator('main input[type=radio][value=no]').all()) await one.check()
}

/** Presses a button of a form, waits for the page that answers, and sees that nothing was refused. */
export async function press(page: Page, name: string, within = 'main'): Promise<void> {
  await page.evaluate(() => document.body.setAttribute('data-left', ''))
  await page.locator(within).getByRole('button', { name, exact: true }).first().click()
  await page.locator('body:not([data-left])').waitFor({ state: 'attached' })
  const refused = await page.locator('.notice-error').allTextContents()
  expect(refused, `${name} at ${page.url()}`).toEqual([])
}
