import type { Phrase } from '../../../core/text.ts'
import type { Combination } from '../combination.ts'
import type { Phase } from '../phase.ts'
import type { Blindness, CallState, CallTemplate, Outcome, RoundMode, SubmissionState } from '../rules.ts'

export const callStateWords: Record<CallState, Phrase> = {
  draft: { zh: '草稿', en: 'Draft' },
  published: { zh: '已发布', en: 'Published' },
  closed: { zh: '已结束', en: 'Closed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
}

export const templateWords: Record<CallTemplate, { name: Phrase; lead: Phrase }> = {
  open_challenge: { name: { zh: '揭榜挂帅', en: 'Open challenge' }, lead: { zh: '企业出题并给出指标与资金，解题团队揭榜，专家与企业共同评议。', en: 'A firm states its problem with indicators and money; teams answer; experts and the firm judge together.' } },
  roadshow: { name: { zh: '路演项目遴选', en: 'Roadshow selection' }, lead: { zh: '从申报中选出上台项目和候补项目。', en: 'From applications to a line-up with reserves.' } },
  competition: { name: { zh: '创新大赛', en: 'Innovation competition' }, lead: { zh: '分赛道初赛、复赛和决赛，评委评分，观众投票仅供参考。', en: 'Heats in tracks, semi-finals and a final with a jury; the audience votes, but does not decide.' } },
  joint_fund: { name: { zh: '联合基金', en: 'Joint fund' }, lead: { zh: '两家或多家资助方共用一份申请，各自审批、各自出资。', en: 'Two or more funders, one application: each decides and pays by its own rules.' } },
  flagship: { name: { zh: '旗舰挑战计划', en: 'Flagship challenge' }, lead: { zh: '年度主题，先提交构想，再提交完整方案。', en: 'A topic a year: first concepts, then full proposals.' } },
  cohort: { name: { zh: '研修班招生', en: 'Cohort admission' }, lead: { zh: '按单位分配名额，设候补名单。', en: 'Places by institution, with a waiting list.' } },
  exhibitors: { name: { zh: '参展项目征集', en: 'Exhibitor selection' }, lead: { zh: '简短申报，主席审定。', en: 'A short form, decided by the chair.' } },
  facility_time: { name: { zh: '设施机时申请', en: 'Facility time' }, lead: { zh: '申请大型科研设施的使用机时。', en: 'Time at a large facility.' } },
}

/** What applicants read of a round: the clock's word while it is open, then where it stands. */
export const phaseWords: Record<Phase, Phrase> = {
  planned: { zh: '未开放', en: 'Not open yet' },
  open: { zh: '申报中', en: 'Open' },
  grace: { zh: '宽限期', en: 'Closing' },
  closed: { zh: '已截止', en: 'Closed' },
  assigning: { zh: '分配评审', en: 'Assigning reviewers' },
  assessing: { zh: '评审中', en: 'Under review' },
  deliberating: { zh: '评议中', en: 'Deliberating' },
  decided: { zh: '评审已完成', en: 'Review completed' },
  released: { zh: '结果已公布', en: 'Results released' },
}

export const submissionStateWords: Record<SubmissionState, Phrase> = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '已提交', en: 'Submitted' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  ineligible: { zh: '不符合条件', en: 'Not eligible' },
}

export const outcomeWords: Record<Outcome, Phrase> = {
  advanced: { zh: '入选', en: 'Selected' },
  reserve: { zh: '候补', en: 'Reserve' },
  not_advanced: { zh: '未入选', en: 'Not selected' },
  disqualified: { zh: '取消资格', en: 'Disqualified' },
  withdrawn: { zh: '已退出', en: 'Withdrew' },
}

export const blindnessWords: Record<Blindness, Phrase> = {
  open: { zh: '公开评审：双方互知', en: 'Open: both sides know each other' },
  single: { zh: '单盲：申报人不知评审人', en: 'Single-blind: applicants do not know the reviewers' },
  double: { zh: '双盲：双方互不知情', en: 'Double-blind: neither side knows the other' },
}

export const modeWords: Record<RoundMode, Phrase> = {
  rubric: { zh: '按评分表打分', en: 'Marks by a rubric' },
  pairwise: { zh: '两两比较', en: 'Pairs compared' },
  chair: { zh: '主席审定', en: 'The chair decides' },
}

export const combinationWords: Record<Combination, Phrase> = {
  all: { zh: '各资助方均同意方予立项', en: 'Funded when every funder agrees' },
  lead: { zh: '由牵头资助方决定', en: 'The lead agency decides' },
  either: { zh: '任一资助方同意即可立项', en: 'Funded when any funder agrees' },
}
