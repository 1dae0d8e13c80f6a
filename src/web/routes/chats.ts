import { get, post, language as l } from '../route.ts'

export const chatsRoutes = {
  chats: {
    show: get(`${l}/organisations/:slug/chat`, 'person'),
    save: post(`${l}/organisations/:slug/chat`, 'person'),
    try: post(`${l}/organisations/:slug/chat/test`, 'person', { limit: 'mail' }),
    end: post(`${l}/organisations/:slug/chat/end`, 'person'),
    dead: get(`${l}/desk/chats`, 'person'),
    again: post(`${l}/desk/chats/:id/retry`, 'person'),
  },
} as const
