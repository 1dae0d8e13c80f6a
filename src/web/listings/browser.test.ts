import { beforeAll, describe, expect, test } from 'vitest'
import { axe, hasBrowser } from '../../../test/browser.ts'
import { fits, openServed, type Served } from '../../../test/e2e/served.ts'
import { makeDraft, makeListing, someContent } from '../../../test/world/listings.ts'
import { makeActor, makeOrganisation } from '../../../test/world/people.ts'
import { showId } from '../../core/id.ts'
import { draftFor, submitListing } from '../../modules/listings/listings.ts'

describe.skipIf(!hasBrowser)('listing pages in a browser', () => {
  let served: Served
  let officer: string
  let moderator: string
  let listing: string
  let draft: string
  let waiting: string

  beforeAll(async () => {
    served = await openServed()
    const { db, room } = served.site
    const ownerId = await makeOrganisation(db, { name: { zh: '港城大学', en: 'Harbour University' }, trusted: true })
    officer = (await makeActor(db, { role: 'administrator', organisationId: ownerId })).personId!
    moderator = (await makeActor(db, { platform: 'moderator' })).personId!
    const zh = { title: '疏水膜电极', summary: '可在海水中直接制氢的疏水膜电极。', description: '首段。\n\n第二段。' }
    const en = { title: 'Hydrophobic membrane electrode', summary: 'Makes hydrogen from sea water.' }
    const facts = { fields: ['energy' as const], stage: 'lab_tested' as const, trl: 4, patents: [{ number: 'CN123456789A', owners: 'Harbour University', status: 'granted' as const }], indicators: [{ name: 'Faradaic efficiency', operator: '≥' as const, value: '98', unit: '%' }] }
    listing = (await makeListing(db, { ownerId, content: someContent({ source: 'zh', texts: { zh, en }, facts }) })).id
    draft = (await makeDraft(db, { ownerId })).id
    const unknown = await makeDraft(db)
    waiting = unknown.id
    await submitListing(db, await makeActor(db, { role: 'officer', organisationId: unknown.ownerId }), { id: unknown.id })
    await room.matcher.refresh()
  }, 120_000)

  /** Axe looks at each page once by day and once by night; the other widths of each language are about what fits. */
  const looks = [
    ['zh', 'light', 360, 'every page fits, keeps the policy, and axe finds nothing'],
    ['en', 'dark', 1440, 'every page fits, keeps the policy, and axe finds nothing'],
    ['en', 'light', 360, 'what visitors see fits and keeps the policy'],
    ['zh', 'dark', 1440, 'what visitors see fits and keeps the policy'],
  ] as const

  test.each(looks)('%s %s at %i pixels: %s', async (lang, colorScheme, width, which) => {
    const look = { colorScheme, viewport: { width, height: 900 } }
    const [shown, desk] = [`/${lang}/listings/${showId(listing)}`, `/${lang}/desk/listings`]
    const edit = `${desk}/${showId(draft)}/edit`
    const rooms: [string | undefined, string[]][] = [
      [undefined, [`/${lang}/hall`, `/${lang}/hall?q=membrane&field=energy&kind=offer`, `/${lang}/hall?q=qqqq`, shown, `${shown}?text=both`, `${shown}/-/versions`, `${shown}/-/print`]],
      [officer, [desk, `${desk}/new`, edit, ...['access', 'confidential', 'files', 'state'].map((part) => `${edit}?part=${part}`), `${desk}/${showId(draft)}/preview`]],
      [moderator, [`/${lang}/moderation`, `/${lang}/moderation/${showId(waiting)}`, `/${lang}/moderation/organisations`]],
    ]
    const whole = which.startsWith('every page')
    for (const [person, paths] of whole ? rooms : rooms.slice(0, 1)) {
      const { page, complaints } = await served.open({ person, ...look })
      for (const path of paths) {
        const answer = await page.goto(path)
        expect([path, answer?.status()]).toEqual([path, 200])
        expect([path, await fits(page)]).toEqual([path, true])
        if (whole) expect([path, await axe(page)]).toEqual([path, []])
      }
      expect(complaints).toEqual([])
      await page.context().close()
    }
  }, 120_000)

  test('a draft saves by itself, is published by a button, and is found', async () => {
    const { page } = await served.open({ person: officer })
    await page.goto(`/en/desk/listings/${showId(draft)}/edit`)
    await page.locator('#f-title_zh').fill('自动保存的陶瓷膜')
    await page.locator('[data-autosave-target=state][data-state=saved]').waitFor({ timeout: 10_000 })
    const actor = await makeActor(served.site.db, { personId: officer })
    expect((await draftFor(served.site.db, actor, draft)).draft.texts.zh?.title).toBe('自动保存的陶瓷膜')
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.waitForURL(/\/en\/listings\//)
    await served.site.room.matcher.refresh()
    await page.goto(`/zh/hall?q=${encodeURIComponent('陶瓷膜')}`)
    expect(await page.getByRole('link', { name: '自动保存的陶瓷膜' }).count()).toBe(1)
    await page.context().close()
  }, 60_000)

  test('a button pressed while the text is on its way waits for the answer, and is no conflict with oneself', async () => {
    const { page } = await served.open({ person: officer })
    const edit = `/en/desk/listings/${showId(listing)}/edit`
    await page.goto(edit)
    let answered = (): void => {}
    const told = new Promise<void>((resolve) => (answered = resolve))
    let stored = (): void => {}
    const held = new Promise<void>((resolve) => (stored = resolve))
    await page.route(/\/desk\/listings\//, async (route) => {
      if (!(await route.request().headerValue('accept'))?.includes('application/json')) return route.continue()
      const response = await route.fetch()
      stored()
      await told
      await route.fulfill({ response })
    })
    await page.locator('#f-partnerRole_en').fill('To test in the sea')
    await held
    await page.locator('#f-partnerRole_en').fill('To test in the sea and in brine')
    await page.getByRole('button', { name: 'Save draft' }).click()
    answered()
    await page.locator('.editor-theirs').or(page.getByText('Saved.', { exact: true })).first().waitFor()
    expect(await page.locator('.editor-theirs').count()).toBe(0)
    expect(await page.locator('#f-partnerRole_en').inputValue()).toBe('To test in the sea and in brine')
    await page.context().close()
  }, 60_000)

  test('without scripts: filters by a button, saves by a button, and a conflict shows both texts', async () => {
    const { page } = await served.open({ person: officer, javaScriptEnabled: false })
    await page.goto('/en/hall')
    await page.locator('input[name=field][value=energy]').check()
    await page.getByRole('button', { name: 'Apply filters' }).click()
    expect(page.url()).toContain('field=energy')
    const path = `/en/desk/listings/${showId(listing)}/edit`
    await page.goto(path)
    const other = await served.open({ person: officer, javaScriptEnabled: false })
    await other.page.goto(path)
    await other.page.locator('#f-partnerRole_en').fill('First hand')
    await other.page.getByRole('button', { name: 'Save draft' }).click()
    await page.locator('#f-partnerRole_en').fill('Second hand')
    await page.getByRole('button', { name: 'Save draft' }).click()
    expect(await page.locator('#f-partnerRole_en').inputValue()).toBe('Second hand')
    expect(await page.locator('.editor-theirs').innerText()).toContain('First hand')
    await page.getByRole('button', { name: 'Save draft' }).click()
    expect(await page.locator('#f-partnerRole_en').inputValue()).toBe('Second hand')
    expect(await page.locator('.editor-theirs').count()).toBe(0)
    await page.context().close()
    await other.page.context().close()
  }, 60_000)
})
