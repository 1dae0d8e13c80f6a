import type { DoorPages } from '../../modules/doors/doors.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'

const pages = { problem: routes.problems.show, enquiry: routes.enquiries.show, complaint: routes.complaints.show } as const

/** The absolute addresses of pages for people without an account. */
export const doorPages = (origin: string): DoorPages => (lang, door, token) => origin + href(pages[door], { lang, token })
