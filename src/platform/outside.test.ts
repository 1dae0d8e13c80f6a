import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openLocker } from './locked.ts'
import { isPublicAddress, postOutside } from './outside.ts'

test('addresses of this machine, of private networks and of documentation are not outside', () => {
  for (const address of ['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '203.0.113.5',
    '::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2001:db8::1', '2002:7f00:1::', 'ff02::1', 'example.org', '']) {
    expect(isPublicAddress(address), address).toBe(false)
  }
  for (const address of ['8.8.8.8', '101.226.0.1', '172.32.0.1', '2400:3200::1', '2606:4700::1111']) expect(isPublicAddress(address), address).toBe(true)
})

test('nothing is posted to what is not outside, in whatever form it is written', async () => {
  const post = postOutside({ timeoutMs: 2_000 })
  for (const url of ['https://127.0.0.1/x', 'https://localhost/x', 'https://[::1]/x', 'https://2130706433/x', 'https://0x7f.1/x', 'http://8.8.8.8/x', 'https://user:pass@8.8.8.8/x', 'https://[::ffff:7f00:1]/x']) {
    await expect(post(new URL(url), '{}'), url).rejects.toMatchObject({ kind: 'private' })
  }
})

test('what is locked is read again by the same secret and purpose alone', () => {
  const locker = openLocker('a secret', 'chats')
  fc.assert(fc.property(fc.string(), (text) => locker.unlock(locker.lock(text)) === text))
  const bytes = locker.lock('https://qyapi.weixin.qq.com/x?key=KEY')
  expect(bytes.includes('KEY')).toBe(false)
  expect(openLocker('another', 'chats').unlock(bytes)).toBeUndefined()
  expect(openLocker('a secret', 'other').unlock(bytes)).toBeUndefined()
  expect(locker.unlock(Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes.at(-1)! ^ 1])]))).toBeUndefined()
  expect(locker.unlock(Buffer.alloc(3))).toBeUndefined()
})
