import { z } from 'zod'
import type { EmbeddingsConfig } from './config.ts'
import { postJson, ServiceFault } from './json-service.ts'

/** Makes vectors of texts. `model` is stored with them: vectors of two models cannot be compared. */
export type Embedder = {
  readonly model: string
  /** One vector of length 1 a text, in their order. @throws ServiceFault when the service fails or answers nonsense */
  embed(texts: readonly string[]): Promise<Float32Array[]>
}

/** Texts that are sent at once, and characters of each: what models of this kind read at most is about 8,000 tokens. */
const atOnce = 32
const longestText = 6_000
const timeoutMs = 60_000
/** 32 vectors of 4,096 numbers as text. */
const longest = 8_000_000

const reply = z.object({ data: z.array(z.object({ index: z.number().int().nonnegative().optional(), embedding: z.array(z.number()).min(1).max(16_384) })) })

/** The `/v1/embeddings` of OpenAI's protocol, which Ollama, vLLM, TEI and others speak. Nothing is asked before the first text. */
export function openEmbedder({ url, model, key }: EmbeddingsConfig, options: { timeoutMs?: number } = {}): Embedder {
  const bare = url.replace(/\/+$/, '')
  const address = bare.endsWith('/embeddings') ? bare : /\/v\d+$/.test(bare) ? `${bare}/embeddings` : `${bare}/v1/embeddings`
  const posting = { headers: key ? { authorization: `Bearer ${key}` } : undefined, timeoutMs: options.timeoutMs ?? timeoutMs, longest }
  const some = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const input = texts.map((text) => text.slice(0, longestText).toWellFormed())
    const { data } = await postJson(address, { model, input, encoding_format: 'float' }, reply, posting)
    const vectors = Array.from<Float32Array | undefined>({ length: texts.length })
    data.forEach(({ index, embedding }, place) => (vectors[index ?? place] = unit(embedding)))
    const whole = vectors.slice(0, texts.length).filter((one) => one !== undefined)
    if (data.length !== texts.length || whole.length !== texts.length || whole.some((one) => one.length !== whole[0]?.length)) throw new ServiceFault('not_json')
    return whole
  }
  return {
    model,
    async embed(texts) {
      const done: Float32Array[] = []
      for (let from = 0; from < texts.length; from += atOnce) done.push(...(await some(texts.slice(from, from + atOnce))))
      return done
    },
  }
}

/** The vector at length 1; undefined for one without direction. */
function unit(values: readonly number[]): Float32Array | undefined {
  const length = Math.hypot(...values)
  return Number.isFinite(length) && length > 0 ? Float32Array.from(values, (value) => value / length) : undefined
}
