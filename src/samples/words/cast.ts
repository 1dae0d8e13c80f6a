import type { AffiliationRole, PlatformRole } from '../../core/actor.ts'
import type { Lang } from '../../core/text.ts'

/** Somebody of the sample exhibition with whose sign-in a visitor may look at the platform through one role. */
export type CastMember = {
  role: { zh: string; en: string }
  email: string
  name: { zh: string; en: string }
  lang: Lang
  country: string
  platform?: PlatformRole
  organisation?: string
  as?: AffiliationRole
  department?: string
}

/** One person for every role, all made up; addresses end in .example, which no mail reaches. */
export const cast: readonly CastMember[] = [
  { role: { zh: '平台管理员', en: 'Platform administrator' }, email: 'administrator@qiao.example', name: { zh: '许清越', en: 'Xu Qingyue' }, lang: 'zh', country: 'CN', platform: 'administrator' },
  { role: { zh: '审核员', en: 'Moderator' }, email: 'moderator@qiao.example', name: { zh: '海伦·阿什当', en: 'Helen Ashdown' }, lang: 'en', country: 'GB', platform: 'moderator' },
  { role: { zh: '活动组织者', en: 'Organiser' }, email: 'organiser@qiao.example', name: { zh: '周若溪', en: 'Zhou Ruoxi' }, lang: 'zh', country: 'CN', platform: 'organiser' },
  {
    role: { zh: '高校成果转化专员', en: 'University transfer officer' }, email: 'lin.zhiyuan@yunze.example', name: { zh: '林知远', en: 'Lin Zhiyuan' }, lang: 'zh', country: 'CN',
    organisation: 'yunze-tech', as: 'officer', department: '科技成果转化中心',
  },
  {
    role: { zh: '英国高校管理员', en: 'University administrator (UK)' }, email: 'owen.hartley@harrowmere.example', name: { zh: '欧文·哈特利', en: 'Owen Hartley' }, lang: 'en', country: 'GB',
    organisation: 'harrowmere', as: 'administrator', department: 'Research and Enterprise Office',
  },
  {
    role: { zh: '科研人员', en: 'Researcher' }, email: 'isla.renwick@aldermoss.example', name: { zh: '艾拉·伦威克', en: 'Isla Renwick' }, lang: 'en', country: 'GB',
    organisation: 'aldermoss', as: 'researcher', department: 'Water Engineering',
  },
  {
    role: { zh: '企业管理员', en: 'Enterprise administrator' }, email: 'su.minglan@hanyue.example', name: { zh: '苏明澜', en: 'Su Minglan' }, lang: 'zh', country: 'CN',
    organisation: 'hanyue-battery', as: 'administrator', department: '总经办',
  },
  {
    role: { zh: '企业研发经理', en: 'R&D manager' }, email: 'james.colverton@ellershaw.example', name: { zh: '詹姆斯·科尔弗顿', en: 'James Colverton' }, lang: 'en', country: 'GB',
    organisation: 'ellershaw', as: 'officer', department: 'Process Development',
  },
  {
    role: { zh: '园区专员（受托发布）', en: 'Park officer with mandates' }, email: 'tang.jingxing@shulan.example', name: { zh: '唐景行', en: 'Tang Jingxing' }, lang: 'zh', country: 'CN',
    organisation: 'shulan-park', as: 'officer', department: '企业服务部',
  },
  {
    role: { zh: '投资人', en: 'Investor' }, email: 'daniel.ashcombe@thornhythe.example', name: { zh: '丹尼尔·阿什科姆', en: 'Daniel Ashcombe' }, lang: 'en', country: 'GB',
    organisation: 'thornhythe', as: 'officer',
  },
  {
    role: { zh: '评审专家', en: 'Reviewer' }, email: 'he.jingchuan@lanhe.example', name: { zh: '何静川', en: 'He Jingchuan' }, lang: 'zh', country: 'CN',
    organisation: 'lanhe-semiconductor', as: 'researcher', department: '封装工艺研究室',
  },
]
