import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Lang } from '../../core/text.ts'
import { chatMessages } from './messages.ts'

export const providers = ['wecom', 'dingtalk', 'feishu', 'teams'] as const
export type Provider = (typeof providers)[number]

/** Where a message goes: the address of the webhook and, where the group asks for signatures, its secret. */
export type Hook = { provider: Provider; url: string; secret?: string }

/** What is said: one line and the way there. */
export type ChatMessage = { line: string; link: string; lang: Lang }

/** Hosts at which a provider's webhooks lie; a dot in front stands for any name below it. */
const hosts: Record<Provider, readonly string[]> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com', 'api.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
  teams: ['.webhook.office.com', '.logic.azure.com', '.api.powerplatform.com'],
}

/** The address if it may be one of the provider, or of a host that the operator has allowed: https, no port, no user, no fragment. */
export function readHookUrl(provider: Provider, text: string, allowed: readonly string[]): { url?: URL; why?: 'address' | 'host' } {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined
  if (!url || url.protocol !== 'https:' || url.username || url.password || url.port || text.length > 1000) return { why: 'address' }
  url.hash = ''
  const fits = (one: string): boolean => (one.startsWith('.') ? url.hostname.endsWith(one) && url.hostname.length > one.length : url.hostname === one)
  return hosts[provider].some(fits) || allowed.includes(url.hostname) ? { url } : { why: 'host' }
}

/** Whether a provider's group may ask for signatures. */
export const signs = (provider: Provider): boolean => provider === 'dingtalk' || provider === 'feishu'

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64')

type Posting = { url: URL; body: unknown }

/** The request of a message in its provider's form, as of `at`. */
export function postingOf({ provider, url: text, secret }: Hook, { line, link, lang }: ChatMessage, at: Date): Posting {
  const url = new URL(text)
  const words = `${line}\n${link}`
  const open = chatMessages.open[lang]
  switch (provider) {
    case 'wecom':
      return { url, body: { msgtype: 'text', text: { content: words } } }
    case 'dingtalk': {
      // The text is timestamp and secret, the key is the secret (DingTalk, "security settings of custom robots").
      if (secret) {
        url.searchParams.set('timestamp', String(at.getTime()))
        url.searchParams.set('sign', hmac(secret, `${at.getTime()}\n${secret}`))
      }
      return { url, body: { msgtype: 'link', link: { title: line, text: open, messageUrl: link } } }
    }
    case 'feishu': {
      // Here timestamp and secret are the key, in seconds, and the text is empty (Feishu, "custom bot guide").
      const seconds = String(Math.floor(at.getTime() / 1000))
      return { url, body: { ...(secret ? { timestamp: seconds, sign: hmac(`${seconds}\n${secret}`, '') } : {}), msg_type: 'text', content: { text: words } } }
    }
    case 'teams':
      return {
        url,
        body: {
          type: 'message',
          attachments: [{
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: {
              $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', type: 'AdaptiveCard', version: '1.4', body: [{ type: 'TextBlock', text: line, wrap: true }],
              actions: [{ type: 'Action.OpenUrl', title: open, url: link }],
            },
          }],
        },
      }
  }
}

const coded = z.object({ errcode: z.number(), errmsg: z.string().optional() })
const feishu = z.union([z.object({ code: z.number(), msg: z.string().optional() }), z.object({ StatusCode: z.number(), StatusMessage: z.string().optional() })])

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * What a provider's answer means: all four may refuse with status 200 and say so in the body. `said` is what it said, for
 * people who mend the hook.
 */
export function readAnswer(provider: Provider, { status, text }: { status: number; text: string }): { well: boolean; said: string } {
  const said = (words: string): string => `${status} ${words}`.trim().slice(0, 300).toWellFormed()
  const plain = text.replace(/\s+/g, ' ').trim()
  if (status < 200 || status > 299) return { well: false, said: said(plain) }
  if (provider === 'teams') return { well: plain === '' || plain === '1' || status === 202, said: said(plain) }
  const json = jsonOf(text)
  if (provider === 'feishu') {
    const read = feishu.safeParse(json)
    if (!read.success) return { well: false, said: said(plain) }
    const [code, words] = 'code' in read.data ? [read.data.code, read.data.msg] : [read.data.StatusCode, read.data.StatusMessage]
    return { well: code === 0, said: said(`${code} ${words ?? ''}`) }
  }
  const read = coded.safeParse(json)
  return read.success ? { well: read.data.errcode === 0, said: said(`${read.data.errcode} ${read.data.errmsg ?? ''}`) } : { well: false, said: said(plain) }
}
