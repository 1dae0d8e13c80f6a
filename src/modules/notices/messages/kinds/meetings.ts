import { letter, quiet } from './kind.ts'

export const meetingsKinds = {
  meeting_request_received: letter(
    { zh: '{person}希望在“{event}”与您一对一洽谈', en: '{person} asks to meet you at {event}' },
    { zh: '一对一洽谈请求：{person}', en: 'A request to meet: {person}' },
    { zh: '{person}（{organisation}）希望在“{event}”期间与您一对一洽谈。请登录查看并答复；{until}前未答复的请求将自动失效。', en: '{person} of {organisation} asks to meet you at {event}. Sign in to answer. Unanswered, the request ends at {until}.' },
  ),
  meeting_request_declined: quiet({ zh: '{person}未接受洽谈请求，名额已退回', en: '{person} did not accept your request to meet; it counts no more' }),
  meeting_request_expired: quiet({ zh: '向{person}发出的洽谈请求已过期，名额已退回', en: 'Your request to meet {person} ran out unanswered; it counts no more' }),
  meeting_offer: letter(
    { zh: '“{event}”有一个空出的洽谈时段可供您选择：{person}，{when}', en: 'A slot has come free at {event}: you could meet {person} at {when}' },
    { zh: '可补充的一对一洽谈：{person}', en: 'You could meet {person}' },
    { zh: '因有洽谈取消，您与{person}可在{when}洽谈。任一方登录接受后即安排桌位；不接受则不作任何变动。', en: 'Because a meeting was cancelled, you and {person} could meet at {when}. Sign in to accept; otherwise nothing changes.' },
  ),
  meeting_set: letter(
    { zh: '与{person}的洽谈已安排：{when}', en: 'Your meeting with {person} is set: {when}' },
    { zh: '洽谈已安排：{person}，{when}', en: 'Meeting set: {person}, {when}' },
    { zh: '您在“{event}”与{person}的一对一洽谈安排在{when}。请登录查看桌位或会议链接，并可下载到日历。', en: 'At {event} you meet {person} at {when}. Sign in for the table or the address of the call, and for your calendar.' },
  ),
  meeting_moved: letter(
    { zh: '与{person}的洽谈改至{when}', en: 'Your meeting with {person} has moved to {when}' },
    { zh: '洽谈时间已调整：{person}', en: 'Meeting moved: {person}' },
    { zh: '您在“{event}”与{person}的洽谈已调整到{when}，请登录查看桌位。', en: 'At {event} your meeting with {person} is now at {when}. Sign in for the table.' },
  ),
  meeting_cancelled: letter(
    { zh: '与{person}的洽谈（{when}）已取消', en: 'Your meeting with {person} at {when} is cancelled' },
    { zh: '洽谈已取消：{person}', en: 'Meeting cancelled: {person}' },
    { zh: '您在“{event}”与{person}的洽谈（{when}）已取消。该时段已空出，可另行安排。', en: 'Your meeting with {person} at {event}, {when}, is cancelled. The slot is free again.' },
  ),
  meeting_soon: letter(
    { zh: '即将洽谈：{person}，{when}', en: 'Soon: {person}, {when}' },
    { zh: '提醒：与{person}洽谈，{when}', en: 'Reminder: you meet {person}, {when}' },
    { zh: '提醒您：在“{event}”与{person}的一对一洽谈于{when}开始。请登录查看桌位或会议链接。', en: 'A reminder: at {event} you meet {person} at {when}. Sign in for the table or the address of the call.' },
  ),
  meeting_outcome_asked: quiet({ zh: '与{person}谈得如何？请填写洽谈结果', en: 'How was your meeting with {person}? Say what came of it' }),
  meeting_plan_published: letter(
    { zh: '“{event}”一对一洽谈安排已公布，您有 {n} 场', en: 'The meetings of {event} are published: you have {n}' },
    { zh: '洽谈安排已公布：{event}', en: 'Your meetings at {event}' },
    { zh: '“{event}”的一对一洽谈安排已公布，您共有 {n} 场。请登录查看时间、桌位和对方信息；未能安排的意愿均附原因。', en: 'The one-to-one meetings of {event} are published, and you have {n}. Sign in for times, tables and people. Every wish that could not be met says why.' },
  ),
  meeting_run_done: quiet({ zh: '“{event}”第 {n} 次排期运算完成', en: 'Run {n} of the meetings of {event} is done' }),
  meeting_case_opened: quiet({ zh: '与{person}的洽谈已转为对接项目', en: 'Your meeting with {person} opened a partnering case' }),
} as const
