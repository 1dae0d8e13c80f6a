/** The face of module chats: an organisation's group chat is told that something waits. */
export { canKeepChat, type ChatHook, deliveriesTo, type Delivery, endHook, type HookInput, hookOf, setHook } from './hooks.ts'
export { type Provider, providers, signs } from './providers.ts'
export { canSeeDeadLetters, chatJobs, type ChatTools, type DeadLetter, deadLetters, mostTries, sendAgain, tryHook } from './sending.ts'
export { type ChatKind, chatKinds, isChatKind, providerWords } from './words/kinds.ts'
