import { address, deed, mark, name, type PersonalPart, text, theirs } from '../../../platform/personal.ts'

const byNumber = { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' }
const publishing = { zh: '机构发布供需信息', en: 'What an organisation publishes' }
const organisations = { zh: '随机构发布的内容保留；去除姓名和邮箱', en: 'With what the organisation publishes; their name and address are taken out by an erasure' }

/** A contact without an address, by its name. */
const named = { of: '(contact_name = any(:names))', fate: 'cleared' } as const
/** What is about an expert: the person of that ORCID iD, or the contact of an expertise that is one person's. */
const expert = `(orcid = (select orcid from person where id = :person) or (expert_kind = 'person' and lower(contact_email) = (select lower(email) from person where id = :person and email_verified)))`

export const listingPersonal: PersonalPart = {
  tables: [
    {
      table: 'listing',
      data: { zh: '供需信息由谁创建、由谁联系', en: 'Who began a listing, and who is its contact' },
      purpose: publishing,
      basis: 'legitimate',
      until: { zh: '注销时不再是联系人；此后仅保留编号', en: 'By an erasure no contact any more; then by number only' },
      columns: { contact_id: theirs('cleared'), created_by: deed },
    },
    {
      table: 'listing_draft',
      data: { zh: '草稿及审核意见', en: 'Drafts, and what a moderator said of them' },
      purpose: publishing,
      basis: 'legitimate',
      until: organisations,
      columns: { saved_by: theirs(), content: text('saved_by', 'unnamed'), comment: text('saved_by', 'unnamed') },
    },
    {
      table: 'listing_revision',
      data: { zh: '已发布版本的联系人：姓名、邮箱、电话；专家的 ORCID 和网页；提交人和批准人', en: 'The contact of a published version: name, address, telephone; an expert’s ORCID iD and page; who submitted and approved it' },
      purpose: { zh: '便于联系', en: 'Being reached' },
      basis: 'legitimate',
      until: { zh: '由机构修改；注销时从所有版本中清除', en: 'Until the organisation changes it; an erasure clears it in every version' },
      columns: {
        contact_phone: { ...name('contact_email'), also: [named] }, contact_name: { ...name('contact_email'), also: [named] }, contact_email: address(), submitted_by: deed, approved_by: deed,
        website: text(expert, 'cleared'), orcid: text(expert, 'cleared'), result_owner: text('submitted_by', 'kept'), level_assessor: text('submitted_by', 'kept'),
      },
    },
    {
      table: 'listing_variant',
      data: { zh: '已发布的文字及其译文，由谁所写', en: 'Published texts and their translations, and who wrote them' },
      purpose: publishing,
      basis: 'legitimate',
      until: { zh: '属于机构的公开发布，可能已被引用；保留，注销后仅保留编号', en: 'They are the organisation’s publication and may be cited: they stay; after an erasure by number only' },
      columns: { by: theirs(), body: text('by', 'kept') },
    },
    {
      table: 'listing_confidential',
      data: { zh: '保密内容', en: 'Confidential detail' },
      purpose: publishing,
      basis: 'legitimate',
      until: organisations,
      columns: { updated_by: deed, detail: text('updated_by', 'unnamed') },
    },
    {
      table: 'listing_grant',
      data: { zh: '保密内容由谁授权查看', en: 'Who let whom see confidential detail' },
      purpose: { zh: '可追溯', en: 'Accountability' },
      basis: 'legitimate',
      until: byNumber,
      columns: { granted_by: deed },
    },
    {
      table: 'listing_space',
      data: { zh: '由谁纳入联盟', en: 'Who brought a listing into an alliance' },
      purpose: { zh: '可追溯', en: 'Accountability' },
      basis: 'legitimate',
      until: byNumber,
      columns: { added_by: deed },
    },
    {
      table: 'listing_review',
      data: { zh: '审核：评分、意见、审核人', en: 'Reviews: scores, comment, who reviewed' },
      purpose: { zh: '内容质量', en: 'Quality of what is published' },
      basis: 'legitimate',
      until: { zh: '评分保留；注销时删除意见文字', en: 'Scores stay; the words of the comment are deleted by an erasure' },
      columns: { reviewer_id: theirs(), comment: text('reviewer_id', 'cleared') },
    },
    {
      table: 'bookmark',
      data: { zh: '收藏', en: 'Bookmarks' },
      purpose: { zh: '方便再次查找', en: 'Finding things again' },
      basis: 'contract',
      until: { zh: '本人删除，或注销账号时', en: 'Until the person deletes it, or their account' },
      columns: { person_id: theirs('row') },
    },
    {
      table: 'listing_view_seen',
      data: { zh: '当日去重标识，盐值每日更换', en: 'Who was seen today, as a hash under a salt that is forgotten with the day' },
      purpose: { zh: '统计浏览次数', en: 'Counting views' },
      basis: 'legitimate',
      until: { zh: '次日', en: 'The next day' },
      columns: { visitor: mark },
    },
    {
      table: 'release',
      data: { zh: '定时发布：由谁准备和批准；企业方由谁同意', en: 'Held releases: who prepared and approved them; who consented for the firms' },
      purpose: { zh: '证明企业已同意', en: 'Proof that the firms have agreed' },
      basis: 'legitimate',
      until: { zh: '同意的记录随发布保留；其余注销后仅保留编号', en: 'The record of the consent stays with what was published; the rest after an erasure by number only' },
      columns: {
        created_by: deed, approved_by: deed, consent_by: text('*', 'kept'), consent_words: text('*', 'kept'), title: text('created_by', 'unnamed'), ended_reason: text('created_by', 'unnamed'),
      },
    },
    {
      table: 'release_move',
      data: { zh: '发布时间由谁更改、理由', en: 'Who moved the hour of a release, and why' },
      purpose: { zh: '可追溯', en: 'Accountability' },
      basis: 'legitimate',
      until: byNumber,
      columns: { by: deed, reason: text('by', 'unnamed') },
    },
    {
      table: 'import_run',
      data: { zh: '批量导入：文件名、前几行、未通过说明、导入人', en: 'Imports: file name, first rows, what was left out, who imported' },
      purpose: { zh: '核对导入结果', en: 'Checking what came of a file' },
      basis: 'legitimate',
      until: { zh: '行内容 180 天；注销后仅保留编号', en: 'The rows 180 days; after an erasure by number only' },
      columns: {
        started_by: theirs(), file_name: text('started_by', 'unnamed'), preview: text('started_by', 'cleared', { becomes: `'[]'` }), notes: text('started_by', 'unnamed'), error: text('started_by', 'unnamed'),
      },
      retention: [{ rule: 'import_run.preview', after: 180, sql: `update import_run set preview = '[]' where at < :before and preview <> '[]'` }],
    },
  ],
  plain: {
    listing: ['reference', 'external_id', 'closed_reason', 'excluded_countries'],
    listing_revision: [
      'fields', 'profile', 'stage', 'ipr', 'patents', 'partnerships', 'partner_types', 'countries_sought', 'next_steps', 'level', 'need_class', 'indicators', 'video', 'amount_currency', 'digest',
      'chain', 'priorities', 'working_languages', 'department', 'doi', 'funding', 'institution_ref', 'location', 'manufacturers', 'model', 'related_equipment',
    ],
    release: ['reference', 'excluded_countries', 'hour_zone'],
    listing_variant: ['field', 'model'],
    listing_vector: ['model', 'vector'],
    listing_view_salt: ['salt'],
    listing_import: ['digest'],
    import_run: ['mapping', 'headers'],
  },
}
