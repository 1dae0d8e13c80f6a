import type { ClauseWords } from '../../clauses.ts'

/** How the parties treat what they learn, publish, pay and pass across borders. */
export const conductClauses = {
  confidentiality: {
    heading: { zh: '保密', en: 'Confidentiality' },
    text: {
      zh: '接收保密信息的一方应以不低于保护自身同类信息的注意程度予以保护，仅可为本协议目的使用，并仅可向因工作需要知悉且负有同等保密义务的人员披露。\n保密义务不适用于下列信息：非因违约已为公众知悉的；接收前已合法持有的；自有权披露的第三方合法取得的；独立开发的。\n依法律、法规或者有权机关要求披露的，应在法律允许的范围内事先告知披露方，并限于必需的范围。\n保密义务自披露之日起持续 {confidentialityYears} 年；属于商业秘密的，至其不再构成商业秘密之日止。\n一方书面要求时，对方应返还或销毁保密信息，依法或为存档所需的一份副本除外。',
      en: 'A party that receives Confidential Information protects it with no less care than its own, uses it for the purposes of this agreement alone and passes it only to people who need it for their work and are bound to the same secrecy.\nThis does not apply to information that is public other than by a breach, was lawfully held before, was lawfully obtained from a third party entitled to disclose it, or was developed independently.\nWhere a law or a competent authority requires disclosure, the party tells the discloser beforehand as far as the law allows and discloses no more than it must.\nThe duty lasts {confidentialityYears} years from disclosure; for trade secrets it lasts as long as they are secret.\nOn written request Confidential Information is returned or destroyed, except one copy that the law or the archive requires.',
    },
  },
  publication: {
    heading: { zh: '成果发表', en: 'Publication' },
    text: {
      zh: '一方拟发表或以其他方式公开成果的，应至少提前 {publicationDays} 日将文稿提交其他各方。\n其他各方可在该期限内书面要求删除其保密信息，或为申请专利要求推迟公开，推迟期自提出要求之日起不超过九十日；逾期未答复的，视为同意。\n署名应符合学术规范，如实反映各方贡献，并注明资助来源。',
      en: 'A party that wishes to publish or otherwise disclose Results sends the manuscript to the others at least {publicationDays} days before.\nWithin that time the others may ask in writing to remove their Confidential Information, or to delay publication for a patent application by at most ninety days from the request; silence counts as consent.\nAuthorship follows academic custom and the real contributions, and funding is acknowledged.',
    },
  },
  payment: {
    heading: { zh: '费用与支付', en: 'Payment' },
    text: {
      zh: '本合同金额为 {amount}（{payment}），由{payer}支付给{payee}。\n收款方应开具合法票据；付款方应在收到票据后三十日内支付。\n本合同项下的税费由各方依法各自承担；须代扣代缴的，付款方应提供完税凭证。\n逾期付款的，每逾期一日按应付未付金额的万分之三支付违约金。',
      en: 'The price under this agreement is {amount} ({payment}), paid by {payer} to {payee}.\nThe payee issues a proper invoice, and the payer pays within thirty days of receiving it.\nEach party bears the taxes that the law puts on it; where tax is withheld the payer provides the certificate.\nLate payment bears 0.03 % of the amount overdue for each day.',
    },
  },
  royalty: {
    heading: { zh: '提成与账目', en: 'Royalties and accounts' },
    text: {
      zh: '提成按使用本合同技术的产品净销售额的 {royalty} 计算，每半年结算一次，于结算期满后三十日内支付。\n净销售额指开具发票的销售额扣除折扣、退货、运费和税费后的金额。\n付款方应保存完整账目至少六年，收款方可委托独立审计机构每年核查一次；核查发现少付超过百分之五的，核查费用由付款方承担。',
      en: 'Royalties are {royalty} of the net sales of products that use the technology, settled every six months and paid within thirty days of the end of each period.\nNet sales are invoiced sales less discounts, returns, freight and taxes.\nThe payer keeps full accounts for at least six years. Once a year the payee may have them examined by an independent auditor, at the payer’s expense where more than five per cent was underpaid.',
    },
  },
  costs: {
    heading: { zh: '费用', en: 'Costs' },
    text: { zh: '各方自行承担因商谈、签订和履行本文件产生的费用，另有书面约定的除外。', en: 'Unless agreed otherwise in writing each party bears its own costs of negotiating, signing and carrying out this document.' },
  },
  data: {
    heading: { zh: '数据与个人信息', en: 'Data and personal information' },
    text: {
      zh: '各方处理个人信息和研究数据，应遵守适用的数据保护法律，包括《中华人民共和国个人信息保护法》《数据安全法》和英国《通用数据保护条例》（UK GDPR）。\n向境外提供个人信息或重要数据的，提供方应事先完成法律要求的安全评估、标准合同备案、认证或者其他保障措施；完成前不得传输。\n涉及人类遗传资源的，应依法事先取得批准或者备案。',
      en: 'The parties process personal and research data in line with the laws that apply, including the Personal Information Protection Law and the Data Security Law of the People’s Republic of China and the UK GDPR.\nBefore personal information or important data leaves a country the party that provides it completes the security assessment, the filing of standard contracts, the certification or other safeguard that the law requires; until then nothing is transferred.\nWork with human genetic resources begins only with the approval or filing that the law requires.',
    },
  },
  export: {
    heading: { zh: '进出口管制与合规', en: 'Export control and compliance' },
    text: {
      zh: '各方应遵守适用的技术进出口、两用物项、制裁和国家安全审查规定，包括《中华人民共和国技术进出口管理条例》《出口管制法》以及英国《出口管制令》和《国家安全与投资法》。\n须取得许可、审批、登记或者备案的，负有义务的一方应在进行相应转让或披露前完成；取得前，相关义务中止履行，不构成违约。\n任何一方不得将本协议项下的技术用于军事最终用途或者受禁止的用途，也不得提供给受制裁的主体。\n属于技术进出口合同的，应在合同生效后六十日内依法办理技术进出口合同登记。',
      en: 'The parties comply with the rules on the import and export of technology, dual-use items, sanctions and national security that apply, including the technology import and export regulations and the Export Control Law of the People’s Republic of China, and the Export Control Order and the National Security and Investment Act of the United Kingdom.\nWhere a licence, approval, registration or filing is needed, the party bound to obtain it does so before the transfer or disclosure; until then the duties concerned are suspended, which is no breach.\nNo party uses technology under this agreement for a military end use or a prohibited one, or passes it to a sanctioned person.\nA contract for the import or export of technology is registered as the law requires within sixty days of taking effect.',
    },
  },
  integrity: {
    heading: { zh: '廉洁与科研诚信', en: 'Integrity' },
    text: {
      zh: '各方不得为订立或履行本协议提供或收受不正当利益，并应遵守反商业贿赂法律。\n各方应遵守科研诚信和科技伦理规范；涉及人体、实验动物的研究应事先通过伦理审查。',
      en: 'No party offers or takes an undue advantage to conclude or carry out this agreement, and all comply with the laws against bribery.\nThe parties keep to the standards of research integrity and ethics; research on people or animals passes ethical review beforehand.',
    },
  },
  personnel: {
    heading: { zh: '人员与安全', en: 'People and safety' },
    text: {
      zh: '一方人员在另一方场所工作的，应遵守该场所的安全和管理制度，其与派出单位的劳动关系不变。\n各方为自身人员的人身伤害投保，并对因自身过错造成的损害承担责任。',
      en: 'People of one party who work on another’s premises follow its rules on safety and conduct; their employment is unchanged.\nEach party insures its own people against injury and answers for damage that it causes by its fault.',
    },
  },
  name_use: {
    heading: { zh: '名称与标识', en: 'Names and marks' },
    text: { zh: '未经对方书面同意，任何一方不得在广告或宣传中使用对方的名称、标识或人员姓名；如实披露合作关系的存在除外。', en: 'Without written consent no party uses another’s name, mark or the names of its people in advertising or publicity, except to state truthfully that they cooperate.' },
  },
} as const satisfies Record<string, ClauseWords>
