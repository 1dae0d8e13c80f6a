import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { makePerson, signedIn } from '../../../test/world/people.ts'
import { openTestSignIn } from '../../../test/world/sign-in.ts'
import { rows, sql } from '../../platform/database.ts'
import { peopleHousekeeping } from './jobs.ts'
import { sendConfirmation } from './people.ts'

const { db, url } = await freshDatabase()
const { signIn } = openTestSignIn(url)

test('what has run out is forgotten, what still counts stays', async () => {
  const personId = await makePerson(db, { emailVerified: false })
  await signedIn(db, signIn, personId)
  await signedIn(db, signIn, personId, new Date(Date.now() - 1000))
  await sendConfirmation(db, signIn, personId)
  const left = async () => [(await rows(db, sql`select 1 from sign_in_session`)).length, (await rows(db, sql`select 1 from sign_in_verification`)).length]
  await peopleHousekeeping(db, new Date())
  expect(await left()).toEqual([1, 1])
  await peopleHousekeeping(db, new Date(Date.now() + 4 * 86_400_000))
  expect(await left()).toEqual([1, 0])
})
