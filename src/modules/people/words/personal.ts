import { address, deed, name, type PersonalPart, secret, text, theirs } from '../../../platform/personal.ts'

const untilErased = { zh: '注销账号时', en: 'Until the account is erased' }
const byNumber = { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' }
const signingIn = { zh: '登录', en: 'Signing in' }

export const peoplePersonal: PersonalPart = {
  tables: [
    {
      table: 'person',
      data: { zh: '中英文姓名、邮箱、国家/地区、时区、语言、ORCID', en: 'Name in both scripts, address, country, time zone, language, ORCID iD' },
      purpose: { zh: '登录、通信、向合作方表明身份', en: 'Signing in, letters, being known to partners' },
      basis: 'contract',
      until: { zh: '注销账号时；保留不含个人信息的编号', en: 'Until the account is erased; the row stays as a tombstone with its number' },
      columns: {
        id: theirs('number'), name: name('id', 'own'), display_name: name('id', 'own'), email: { holds: 'address', of: 'id', fate: 'own' }, image: name('id', 'own'),
        orcid: name('id', 'own'), country: name('id', 'own'), zone: name('id', 'own'),
      },
    },
    {
      table: 'sign_in_session',
      data: { zh: '会话：令牌、浏览器名称、时间，不记录网络地址', en: 'Sessions: token, browser name, times; no network address' },
      purpose: { zh: '保持登录', en: 'Staying signed in' },
      basis: 'contract',
      until: { zh: '退出登录，或最后一次使用后 30 天', en: '30 days after the last use, or signing out' },
      columns: { user_id: theirs('row'), token: secret, ip_address: text('user_id'), user_agent: text('user_id') },
      retention: [{ rule: 'sign_in_session', after: 0, sql: 'delete from sign_in_session where expires_at < :before' }],
    },
    {
      table: 'sign_in_account',
      data: { zh: '密码摘要', en: 'Digest of the password' },
      purpose: signingIn,
      basis: 'contract',
      until: untilErased,
      columns: { user_id: theirs('row'), account_id: text('user_id'), access_token: secret, refresh_token: secret, id_token: secret, password: secret },
    },
    {
      table: 'sign_in_two_factor',
      data: { zh: '第二重验证的密钥和恢复码', en: 'Secret of the second factor, recovery codes' },
      purpose: signingIn,
      basis: 'contract',
      until: { zh: '关闭第二重验证，或注销账号时', en: 'Until it is turned off, or the account is erased' },
      columns: { user_id: theirs('row'), secret, backup_codes: secret },
    },
    {
      table: 'sign_in_verification',
      data: { zh: '验证邮箱和设置密码的链接（摘要）', en: 'Links to confirm an address or set a password (hashes)' },
      purpose: { zh: '核实邮箱归属', en: 'Proof of the address' },
      basis: 'contract',
      until: { zh: '使用后失效，最长 3 天', en: 'Used, or 3 days at most' },
      columns: { value: theirs('row'), identifier: secret },
      retention: [{ rule: 'sign_in_verification', after: 0, sql: 'delete from sign_in_verification where expires_at < :before' }],
    },
    {
      table: 'api_token',
      data: { zh: 'API 令牌：名称、权限、摘要、最后使用时间', en: 'API tokens: name, scopes, digest, last use' },
      purpose: { zh: '代表本人运行的程序', en: 'Programs that act for the person' },
      basis: 'contract',
      until: { zh: '撤销或到期后 90 天', en: '90 days after it was revoked or ran out' },
      columns: { person_id: theirs('row'), name: text('person_id'), token_hash: secret },
      retention: [{ rule: 'api_token', after: 90, sql: 'delete from api_token where coalesce(revoked_at, expires_at) < :before' }],
    },
    {
      table: 'organisation',
      data: { zh: '机构联系人；由谁创建和核验；简介', en: 'The contact of an organisation; who made and verified it; its description' },
      purpose: { zh: '便于联系', en: 'Being reached' },
      basis: 'legitimate',
      until: { zh: '由机构修改；注销时清除联系人', en: 'Until the organisation changes it; the contact is cleared by an erasure' },
      columns: { contact_name: { ...name('contact_email'), also: [{ of: '(contact_name = any(:names))', fate: 'cleared' }] }, contact_email: address(), about: text('created_by', 'unnamed'), verified_by: deed, created_by: deed },
    },
    {
      table: 'affiliation',
      data: { zh: '所属机构、角色、部门、起止时间', en: 'Affiliations: organisation, role, department, from, to' },
      purpose: { zh: '确认谁可以代表机构', en: 'Who may act for whom, and who might at the time' },
      basis: 'legitimate',
      until: byNumber,
      columns: { person_id: theirs(), department: text('person_id', 'cleared'), ended_by: deed },
    },
    {
      table: 'platform_role',
      data: { zh: '平台角色：授予人和时间', en: 'Roles on the platform: who granted them, when' },
      purpose: { zh: '可追溯', en: 'Accountability' },
      basis: 'legitimate',
      until: byNumber,
      columns: { person_id: theirs(), granted_by: deed },
    },
    {
      table: 'mandate',
      data: { zh: '发布委托：授予人、时间，以及企业同意的记录', en: 'Mandates: who granted them, when, and the record of the firm’s consent' },
      purpose: { zh: '证明企业已同意', en: 'Proof that the firm has agreed' },
      basis: 'legal',
      until: byNumber,
      columns: { granted_by: deed, consent: text('granted_by', 'kept'), consent_by: text('granted_by', 'kept') },
    },
    {
      table: 'invitation',
      data: { zh: '加入机构的邀请：邮箱、角色、时间', en: 'Invitations to an organisation: address, role, times' },
      purpose: { zh: '加入机构', en: 'Joining an organisation' },
      basis: 'legitimate',
      until: { zh: '有效期 14 天；一年后清除邮箱', en: 'Open for 14 days; the address is cleared after a year' },
      columns: { email: address('cleared', `'erased@invalid'`), token_hash: secret, invited_by: deed, accepted_by: theirs() },
      retention: [{ rule: 'invitation', after: 365, sql: `update invitation set email = 'erased@invalid' where expires_at < :before and email <> 'erased@invalid'` }],
    },
  ],
  plain: {
    person: [], sign_in_account: ['provider_id', 'scope'], api_token: ['scopes'],
    organisation: ['slug', 'name', 'region', 'city', 'website', 'ror', 'uscc', 'entered_uscc', 'default_field'],
  },
}

