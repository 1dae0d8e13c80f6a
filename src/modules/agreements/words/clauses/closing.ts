import type { ClauseWords } from '../../clauses.ts'

/** Term, liability, law and signature: the clauses with which an agreement closes. */
export const closingClauses = {
  term: {
    heading: { zh: '生效与期限', en: 'Commencement and term' },
    text: {
      zh: '本协议自{start}起生效，有效期 {months} 个月，经各方书面同意可以延长。',
      en: 'This agreement takes effect on {start} and lasts {months} months. It may be extended by written agreement of all parties.',
    },
  },
  termination: {
    heading: { zh: '解除与终止', en: 'Termination' },
    text: {
      zh: '任何一方可提前 {noticeDays} 日书面通知其他各方终止本协议。\n一方严重违约，且在收到书面催告后三十日内未予改正的，守约方有权解除本协议。\n本协议终止不影响已产生的权利义务，以及保密、知识产权、费用结算、责任和争议解决条款的效力。',
      en: 'Each party may end this agreement by giving the others {noticeDays} days’ written notice.\nWhere a party commits a serious breach and does not put it right within thirty days of a written demand, a party that kept the agreement may end it.\nTermination leaves untouched the rights that have arisen and the clauses on confidentiality, intellectual property, settlement of accounts, liability and disputes.',
    },
  },
  liability: {
    heading: { zh: '违约责任', en: 'Liability' },
    text: {
      zh: '一方违反本协议给对方造成损失的，应当承担赔偿责任，赔偿范围不包括对方的间接损失和可得利益损失。\n除法律不允许限制的情形外，每一方的赔偿总额以本协议约定的合同金额为限；无合同金额的，以直接损失为限。\n前款限制不适用于故意或者重大过失、侵犯知识产权、违反保密义务以及造成人身损害的责任。',
      en: 'A party whose breach causes loss to another makes it good, but not indirect loss or loss of profit.\nExcept where the law allows no limit, the liability of each party is limited in all to the price under this agreement, and where there is none to direct loss.\nThe limit does not apply to intent or gross negligence, infringement of intellectual property, breach of confidentiality or personal injury.',
    },
  },
  nda_liability: {
    heading: { zh: '违约责任', en: 'Remedies' },
    text: {
      zh: '违反保密义务的一方应赔偿披露方因此遭受的直接损失，并应采取一切合理措施制止损失扩大。\n金钱赔偿不足以弥补损害的，披露方有权请求停止侵害或者采取保全措施。',
      en: 'A party that breaks its duty of confidentiality makes good the direct loss of the discloser and does everything reasonable to keep the loss from growing.\nWhere money is no sufficient remedy, the discloser may ask for an injunction or an interim measure.',
    },
  },
  force_majeure: {
    heading: { zh: '不可抗力', en: 'Force majeure' },
    text: {
      zh: '因不能预见、不能避免且不能克服的客观情况不能履行本协议的，根据其影响部分或者全部免除责任。受影响的一方应及时告知其他各方，并在合理期限内提供证明；持续超过九十日的，任何一方可以解除本协议。',
      en: 'A party is released, in whole or in part, as far as circumstances that it could not foresee, avoid or overcome keep it from performing. It tells the others without delay and gives evidence within a reasonable time; after ninety days any party may end this agreement.',
    },
  },
  notices: {
    heading: { zh: '通知', en: 'Notices' },
    text: {
      zh: '本协议项下的通知应以书面形式送达首部载明的地址或者各方指定的电子邮箱；以电子邮件送达的，以进入对方系统之日为送达日。地址变更的，应提前七日书面告知。',
      en: 'Notices are given in writing at the address stated at the head of this agreement or the e-mail address that a party has named; an e-mail is received on the day on which it enters the recipient’s system. Changes of address are notified in writing seven days before.',
    },
  },
  general: {
    heading: { zh: '其他约定', en: 'General' },
    text: {
      zh: '本协议及其附件构成各方就本协议事项达成的完整约定，取代此前的口头和书面约定。\n本协议的变更须经各方书面同意；未经其他各方书面同意，任何一方不得转让本协议项下的权利义务。\n各方均为独立主体，本协议不使任何一方成为他方的合伙人、代理人或雇员。\n本协议任一条款无效的，不影响其他条款的效力。',
      en: 'This agreement and its schedules are the whole of what the parties have agreed on its subject and replace what was agreed before, orally or in writing.\nIt is changed only in writing and by all parties; without the written consent of the others no party assigns its rights or duties.\nThe parties are independent: none becomes the partner, agent or employee of another.\nIf a provision is void the others stand.',
    },
  },
  language: {
    heading: { zh: '文本与语言', en: 'Language' },
    text: {
      zh: '本协议以中文和英文书就，{governing}。以电子方式签署的文本与纸质签署文本具有同等效力。',
      en: 'This agreement is made in Chinese and English. {governing}. A text signed electronically has the same force as one signed on paper.',
    },
  },
  law: {
    heading: { zh: '适用法律与争议解决', en: 'Law and disputes' },
    text: {
      zh: '本协议适用{law}。\n因本协议产生的争议，各方应首先友好协商；自一方书面提出之日起三十日内协商不成的，任何一方可将争议提交{forum}解决。\n提交仲裁的，按照申请时有效的仲裁规则进行，裁决是终局的，对各方均有约束力。',
      en: 'This agreement is governed by {law}.\nThe parties first try to settle any dispute amicably. If they have not done so within thirty days of one of them raising it in writing, any party may bring it before {forum}.\nAn arbitration follows the rules in force when it is requested; the award is final and binds the parties.',
    },
  },
  soft_law: {
    heading: { zh: '适用法律与争议解决', en: 'Law and disputes' },
    text: {
      zh: '本文件中具有约束力的条款适用{law}。因本文件产生的分歧，由各方友好协商解决；协商不成的，可提交{forum}解决。',
      en: 'The binding clauses of this document are governed by {law}. The parties settle differences amicably; failing that they may be brought before {forum}.',
    },
  },
  statement_close: {
    heading: { zh: '生效与退出', en: 'Effect and withdrawal' },
    text: {
      zh: '本声明自{start}起发布。联署单位可随时书面通知秘书处退出联署，退出不影响其他单位。',
      en: 'This statement is issued on {start}. A Signatory may withdraw at any time by writing to the secretariat; the others are not affected.',
    },
  },
} as const satisfies Record<string, ClauseWords>
