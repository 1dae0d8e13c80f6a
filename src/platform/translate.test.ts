import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTranslationServer } from '../../test/world/translator.ts'
import { readConfig } from './config.ts'
import { openTranslator, piecesOf, type Translator } from './translate.ts'

const server = await openTranslationServer()
const libre: Translator = openTranslator({ url: `${server.url}/translate`, kind: 'libretranslate', model: undefined, key: 'k1' }, { timeoutMs: 1_500 })
const chat: Translator = openTranslator({ url: `${server.url}/v1`, kind: 'openai', model: 'qwen3-8b', key: 'k2' })
const libreSays = (translatedText: unknown) => () => ({ body: JSON.stringify({ translatedText }) })

beforeEach(() => {
  server.received.length = 0
  server.answer()
})

describe('the two protocols', () => {
  test('LibreTranslate: text, languages, format and key go out; the hostname stands for the model', async () => {
    await expect(libre.translate('陶瓷膜处理印染废水', 'zh', 'en')).resolves.toBe('In English: x x x x x x x x x')
    expect(server.received).toMatchObject([{ path: '/translate', body: { q: '陶瓷膜处理印染废水', source: 'zh', target: 'en', format: 'text', api_key: 'k1' } }])
    expect(libre.model).toBe('127.0.0.1')
  })

  test('a server that calls it zh-Hans is understood, once for all; one that refuses both is a fault', async () => {
    const renamed = openTranslator({ url: server.url, kind: 'libretranslate', model: undefined, key: undefined })
    server.answer(({ body }) => (body.target === 'zh' ? { status: 400, body: '{"error":"zh is not supported"}' } : undefined))
    await renamed.translate('ceramic membranes', 'en', 'zh')
    await renamed.translate('dye wastewater', 'en', 'zh')
    expect(server.received.map((one) => [one.path, one.body.target])).toEqual([['/translate', 'zh'], ['/translate', 'zh-Hans'], ['/translate', 'zh-Hans']])
    expect(server.received[0]?.body).not.toHaveProperty('api_key')
    server.answer(() => ({ status: 403, body: '{"error":"no"}' }))
    await expect(libre.translate('ceramic membranes', 'en', 'zh')).rejects.toMatchObject({ kind: 'refused' })
  })

  test('chat completions: model, key as bearer, the text as data of its own; thoughts and fences are no part of the answer', async () => {
    await expect(chat.translate('Ceramic membranes', 'en', 'zh')).resolves.toBe('译文：字 字')
    expect(server.received[0]).toMatchObject({ path: '/v1/chat/completions', headers: { authorization: 'Bearer k2' }, body: { model: 'qwen3-8b', temperature: 0 } })
    expect(server.received[0]?.body.messages).toMatchObject([{ role: 'system' }, { role: 'user', content: 'Ceramic membranes' }])
    server.answer(() => ({ body: JSON.stringify({ choices: [{ message: { content: '<think>Hm.</think>\n```\n陶瓷膜\n```' } }] }) }))
    await expect(chat.translate('Ceramic membranes', 'en', 'zh')).resolves.toBe('陶瓷膜')
  })
})

describe('what cannot be a translation is a fault that names its kind and nothing of the text', () => {
  const long = 'Ceramic membranes for the treatment of dye wastewater'
  test.each([
    ['status', () => ({ status: 500, body: 'broken' })],
    ['status', () => ({ status: 429, body: '{}' })],
    ['not_json', () => ({ body: '{"translatedText": ' })],
    ['not_json', () => ({ body: '{"text": "译文"}' })],
    ['not_json', libreSays(7)],
    ['empty', libreSays('  ')],
    ['html', () => ({ type: 'text/html', body: '<html><body>Sign in</body></html>' })],
    ['html', libreSays('<p>陶瓷膜</p>')],
    ['language', libreSays('Ceramic membranes for the treatment of dye wastewater')],
    ['length', libreSays('长'.repeat(5_000))],
    ['length', () => ({ body: `{"translatedText":"${'长'.repeat(400_000)}"}` })],
    ['timeout', () => ({ body: '{"translatedText":"陶瓷膜"}', afterMs: 4_000 })],
  ] as const)('%s', async (kind, answer) => {
    server.answer(answer)
    await expect(libre.translate(long, 'en', 'zh')).rejects.toMatchObject({ name: 'TranslationFault', kind })
    await expect(libre.translate(long, 'en', 'zh')).rejects.not.toMatchObject({ message: expect.stringContaining('Ceramic') as string })
  })

  test('a reply in Chinese is none in English; nobody there is a fault too; names and figures may stay', async () => {
    server.answer(libreSays('陶瓷膜处理印染废水'))
    await expect(libre.translate('陶瓷膜处理印染废水', 'zh', 'en')).rejects.toMatchObject({ kind: 'language' })
    server.answer(libreSays('YOLO v5, 50 mm'))
    await expect(libre.translate('YOLO v5, 50 mm', 'en', 'zh')).resolves.toBe('YOLO v5, 50 mm')
    const nobody = openTranslator({ url: 'http://127.0.0.1:1/translate', kind: 'libretranslate', model: undefined, key: undefined })
    await expect(nobody.translate(long, 'en', 'zh')).rejects.toMatchObject({ kind: 'unreachable' })
  })
})

describe('long texts', () => {
  test('go by paragraphs, whose breaks stay; what has no letters is not sent', async () => {
    const text = `${'甲'.repeat(900)}\n\n${'乙'.repeat(900)}\n— 7 —\n`
    const reply = await libre.translate(text, 'zh', 'en')
    expect(server.received.map((one) => String(one.body.q).length)).toEqual([900, 906])
    expect(reply.split('\n')).toHaveLength(5)
    await libre.translate('— 7 —', 'zh', 'en')
    expect(server.received).toHaveLength(2)
  })

  test('pieces join to the text again, none too long, none cut inside a character', () => {
    const part = fc.constantFrom('word ', 'sentence. ', '句。', '\n', '𠀀', 'x'.repeat(30), '汉'.repeat(30))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), fc.integer({ min: 4, max: 80 }), (parts, longest) => {
        const text = parts.join('')
        const pieces = piecesOf(text, longest)
        expect(pieces.join('')).toBe(text)
        for (const piece of pieces) expect(piece.length <= longest && piece !== '' && piece.isWellFormed()).toBe(true)
      }),
    )
  })
})

test('settings: the kind is guessed from the address or a model, chat needs a model, a key alone is nothing', () => {
  const read = (env: Record<string, string>) => readConfig(env).translate
  expect(read({})).toBeUndefined()
  expect(read({ QIAO_TRANSLATE_URL: 'http://t:5000' })).toMatchObject({ kind: 'libretranslate' })
  expect(read({ QIAO_TRANSLATE_URL: 'http://t/v1', QIAO_TRANSLATE_MODEL: 'm' })).toMatchObject({ kind: 'openai', model: 'm' })
  expect(read({ QIAO_TRANSLATE_URL: 'http://t/x', QIAO_TRANSLATE_MODEL: 'm' })).toMatchObject({ kind: 'openai' })
  expect(read({ QIAO_TRANSLATE_URL: 'http://t/x', QIAO_TRANSLATE_MODEL: 'm', QIAO_TRANSLATE_KIND: 'libretranslate' })).toMatchObject({ kind: 'libretranslate' })
  expect(() => read({ QIAO_TRANSLATE_URL: 'http://t/v1/chat/completions' })).toThrow('QIAO_TRANSLATE_MODEL is missing')
  expect(() => read({ QIAO_TRANSLATE_KEY: 'k' })).toThrow('QIAO_TRANSLATE_URL is missing')
  expect(() => read({ QIAO_TRANSLATE_URL: 'http://t', QIAO_TRANSLATE_KIND: 'deepl' })).toThrow('libretranslate or openai')
})
