import { beforeAll, describe, expect, test } from 'vitest'
import { showId } from '../../src/core/id.ts'
import { axe, hasBrowser } from '../browser.ts'
import { makeAgreement, makeTwo, signingCode, tokensOf, type Two } from '../world/agreements.ts'
import { fits, openServed, type Served } from './served.ts'

describe.skipIf(!hasBrowser)('an agreement in two languages', () => {
  let served: Served
  let two: Two
  let made: { id: string; version: number }

  beforeAll(async () => {
    served = await openServed()
    two = await makeTwo(served.site.db, new Date())
    made = await makeAgreement(served.site.db, two, { type: 'nda_mutual' })
  }, 120_000)

  test('is sent by one side in Chinese, and signed by both on a phone without an account', { timeout: 90_000 }, async () => {
    const { page, complaints } = await served.open({ person: two.first.personId!, locale: 'zh-CN' })
    await page.goto(`/zh/agreements/${showId(made.id)}`)
    expect(await axe(page)).toEqual([])
    await page.getByRole('link', { name: '主要条件' }).first().click()
    await page.waitForURL(/terms/)
    expect(await axe(page)).toEqual([])
    await page.goto(`/zh/agreements/${showId(made.id)}/signature`)
    for (const n of [0, 1]) {
      await page.fill(`[name=s${n}_name_en]`, `Signatory ${n}`)
      await page.fill(`[name=s${n}_email]`, `signatory-${n}@example.org`)
    }
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '提交签署' }).click()
    await page.waitForURL(/agreements\/\w+$/)
    for (const one of await tokensOf(served.site.db, made.id)) {
      const phone = await served.open({ viewport: { width: 360, height: 780 }, colorScheme: 'dark' })
      await phone.page.goto(`/en/sign/${one.token}`)
      expect(await fits(phone.page)).toBe(true)
      expect(await axe(phone.page)).toEqual([])
      await phone.page.getByRole('button', { name: 'Send me a code' }).click()
      await phone.page.locator('[name=code]').waitFor()
      await phone.page.fill('[name=code]', await signingCode(served.site.db, one.id))
      await phone.page.check('[name=agree]')
      await phone.page.getByRole('button', { name: 'Sign', exact: true }).click()
      await phone.page.getByText(/You have signed|All have signed/).waitFor()
    }
    await page.goto(`/zh/agreements/${showId(made.id)}/versions`)
    expect(await fits(page)).toBe(true)
    expect(await axe(page)).toEqual([])
    expect(complaints.filter((one) => !one.includes('favicon'))).toEqual([])
  })
})
