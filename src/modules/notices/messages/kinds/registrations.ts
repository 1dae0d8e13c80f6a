import { letter } from './kind.ts'

export const registrationsKinds = {
  registration_confirmed: letter(
    { zh: '报名已确认：{event}', en: 'You have a seat: {event}' },
    { zh: '报名确认：{event}', en: 'Your seat at {event}' },
    { zh: '您报名的“{event}”已确认。请登录下载参会证，现场凭证上的二维码签到。', en: 'You are registered for “{event}”. Sign in to download your badge; its code is read at the door.' },
  ),
  registration_waiting: letter(
    { zh: '已列入候补：{event}', en: 'You are in the line: {event}' },
    { zh: '候补登记：{event}', en: 'You are in the line for {event}' },
    { zh: '“{event}”的席位已满，您已列入候补名单。一旦有空位，系统会按登记顺序自动通知您。', en: 'All seats of “{event}” are taken. You are in the line: a seat that comes free is offered in the order of registration, by itself.' },
  ),
  registration_asked: letter(
    { zh: '有新的报名待审核：{event}', en: 'A registration waits for you: {event}' },
    { zh: '报名待审核：{event}', en: 'A registration for {event} waits' },
    { zh: '有人报名参加“{event}”，请登录审核。', en: 'Somebody asks to take part in “{event}”. Sign in to answer.' },
  ),
  registration_declined: letter(
    { zh: '报名未通过：{event}', en: 'No seat at {event}' },
    { zh: '关于您报名的“{event}”', en: 'Your registration for {event}' },
    { zh: '很抱歉，您报名的“{event}”未能通过。原因：{reason}', en: 'We are sorry: there is no seat for you at “{event}”. The organiser says: {reason}' },
  ),
  seat_offered: letter(
    { zh: '为您保留了席位：{event}', en: 'A seat is held for you: {event}' },
    { zh: '请确认席位：{event}', en: 'A seat at {event} is held for you' },
    { zh: '“{event}”有空位了，已为您保留。请尽快登录确认（最迟 {until}，具体时间见页面），逾期将转给下一位。', en: 'A seat at “{event}” has come free and is held for you. Sign in and take it soon (until {until}; the page says the hour): afterwards it goes to the next in line.' },
  ),
  seat_lapsed: letter(
    { zh: '保留的席位已过期：{event}', en: 'The seat went on: {event}' },
    { zh: '席位已转给下一位：{event}', en: 'The seat at {event} went to the next in line' },
    { zh: '为您保留的“{event}”席位未在期限内确认，已转给下一位。如仍希望参加，可重新报名候补。', en: 'The seat at “{event}” was not taken in time and went to the next in line. If you still wish to come, register again to join the line.' },
  ),
  exhibit_asked: letter(
    { zh: '有展品待确认：{title}', en: 'An exhibit waits for you: {title}' },
    { zh: '“{event}”有展品待确认', en: 'An exhibit for {event} waits' },
    { zh: '“{title}”申请进入“{event}”展厅，请登录确认。', en: '“{title}” asks for a place in the hall of “{event}”. Sign in to answer.' },
  ),
  exhibit_shown: letter(
    { zh: '已进入展厅：{title}', en: 'In the hall: {title}' },
    { zh: '“{title}”已进入“{event}”展厅', en: '“{title}” is in the hall of {event}' },
    { zh: '“{title}”已在“{event}”展厅展出，可登录补充展位介绍、视频和资料。', en: '“{title}” is now in the hall of “{event}”. Sign in to add words, a film and papers to your booth.' },
  ),
  exhibit_declined: letter(
    { zh: '未进入展厅：{title}', en: 'Not in the hall: {title}' },
    { zh: '关于“{title}”的参展申请', en: 'Your exhibit “{title}”' },
    { zh: '主办方未将“{title}”列入“{event}”展厅。如有疑问，请与主办方联系。', en: 'The organiser did not take “{title}” into the hall of “{event}”. Ask them if you would like to know why.' },
  ),
} as const
