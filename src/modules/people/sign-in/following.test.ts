import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { getRequestStateAsyncLocalStorage } from '@better-auth/core/context'
import { restful } from './following.ts'

const enabled = (store: object): boolean => (store as { enabled?: boolean }).enabled === true

const hooks = Number(process.versions.node.split('.')[0]) < 24

test.skipIf(!hooks)('the stores of the library are put away a second after its last call, and serve the next one', async () => {
  const store = (await getRequestStateAsyncLocalStorage()) as AsyncLocalStorage<unknown>
  const api = restful({
    long: () => store.run({}, async () => (await pause(1_500), store.getStore() !== undefined)),
    short: () => store.run({}, async () => (await pause(10), store.getStore() !== undefined)),
  })
  const long = api.long()
  expect(await api.short()).toBe(true)
  // Another call is under way: its store stays.
  await pause(1_200)
  expect(enabled(store)).toBe(true)
  expect(await long).toBe(true)
  await pause(1_200)
  expect(enabled(store)).toBe(false)
  expect(await api.short()).toBe(true)
  await expect(restful({ fails: () => Promise.reject(new Error('no')) }).fails()).rejects.toThrow('no')
})
