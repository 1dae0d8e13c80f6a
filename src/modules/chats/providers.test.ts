import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { postingOf, readAnswer, readHookUrl } from './providers.ts'

const at = new Date('2026-11-29T08:00:00Z')
const message = { line: '[Qiao] A test', link: 'https://qiao.example/en/desk', lang: 'en' as const }

test('an address is one of its provider or of a host that the operator allows; anything else is refused', () => {
  const why = (provider: Parameters<typeof readHookUrl>[0], text: string, allowed: string[] = []) => readHookUrl(provider, text, allowed).why
  expect(why('wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=K')).toBeUndefined()
  expect(why('teams', 'https://example.webhook.office.com/webhookb2/x')).toBeUndefined()
  expect(why('teams', 'https://prod-01.uksouth.logic.azure.com/workflows/x')).toBeUndefined()
  expect(why('feishu', 'https://open.larksuite.com/open-apis/bot/v2/hook/x')).toBeUndefined()
  for (const text of ['https://qyapi.weixin.qq.com.evil.example/x', 'https://evil.example/?qyapi.weixin.qq.com', 'https://oapi.dingtalk.com/x', 'https://127.0.0.1/x', 'https://webhook.office.com.example/x']) expect(why('wecom', text), text).toBe('host')
  for (const text of ['', 'x', 'http://qyapi.weixin.qq.com/x', 'https://a:b@qyapi.weixin.qq.com/x', 'https://qyapi.weixin.qq.com:8443/x', 'file:///etc/passwd', `https://qyapi.weixin.qq.com/${'x'.repeat(1000)}`]) expect(why('wecom', text), text).toBe('address')
  expect(why('teams', 'https://.webhook.office.com/x')).not.toBeUndefined()
  expect(why('wecom', 'https://chat.example.org/x', ['chat.example.org'])).toBeUndefined()
})

test('each provider is spoken to in its form, with its way of signing', () => {
  expect(postingOf({ provider: 'wecom', url: 'https://qyapi.weixin.qq.com/s?key=K' }, message, at)).toMatchObject({ body: { msgtype: 'text', text: { content: '[Qiao] A test\nhttps://qiao.example/en/desk' } } })
  const ding = postingOf({ provider: 'dingtalk', url: 'https://oapi.dingtalk.com/robot/send?access_token=T', secret: 'SEC1' }, message, at)
  expect(ding.url.searchParams.get('access_token')).toBe('T')
  expect(ding.url.searchParams.get('sign')).toBe(createHmac('sha256', 'SEC1').update(`${at.getTime()}\nSEC1`).digest('base64'))
  expect(ding.url.search).toContain('sign=')
  expect(ding.body).toMatchObject({ msgtype: 'link', link: { messageUrl: message.link } })
  const seconds = String(at.getTime() / 1000)
  expect(postingOf({ provider: 'feishu', url: 'https://open.feishu.cn/x', secret: 'S' }, message, at).body).toMatchObject({ timestamp: seconds, sign: createHmac('sha256', `${seconds}\nS`).update('').digest('base64'), msg_type: 'text' })
  expect(postingOf({ provider: 'feishu', url: 'https://open.feishu.cn/x' }, message, at).body).not.toHaveProperty('sign')
  expect(postingOf({ provider: 'teams', url: 'https://x.webhook.office.com/x' }, message, at).body).toMatchObject({ attachments: [{ content: { type: 'AdaptiveCard', actions: [{ url: message.link }] } }] })
})

test('a refusal with status 200 is a refusal', () => {
  const of = (provider: Parameters<typeof readAnswer>[0], status: number, text: string) => readAnswer(provider, { status, text })
  expect(of('wecom', 200, '{"errcode":0,"errmsg":"ok"}')).toMatchObject({ well: true })
  expect(of('wecom', 200, '{"errcode":93000,"errmsg":"invalid webhook url"}')).toEqual({ well: false, said: '200 93000 invalid webhook url' })
  expect(of('dingtalk', 200, '{"errcode":310000,"errmsg":"sign not match"}').well).toBe(false)
  expect(of('feishu', 200, '{"code":19021,"msg":"sign match fail or timestamp is not within one hour from current time"}').well).toBe(false)
  expect(of('feishu', 200, '{"StatusCode":0,"StatusMessage":"success"}').well).toBe(true)
  expect(of('teams', 202, '').well).toBe(true)
  expect(of('teams', 200, 'Webhook message delivery failed with error').well).toBe(false)
  expect(of('wecom', 302, '').well).toBe(false)
  expect(of('wecom', 200, '<html>captive portal</html>').well).toBe(false)
  expect(of('wecom', 500, 'x'.repeat(5000)).said.length).toBeLessThanOrEqual(300)
})
