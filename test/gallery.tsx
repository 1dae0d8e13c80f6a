import { visitor } from '../src/core/actor.ts'
import type { Lang } from '../src/core/text.ts'
import { stages } from '../src/modules/listings/words/facts.ts'
import { Badge, EndingBadge, KindBadge, LangsBadge, NewBadge, SampleBadge, StateBadge, VerifiedBadge } from '../src/web/ui/badges.tsx'
import { Bridge, type BridgeProps, CompactBridge } from '../src/web/ui/bridge.tsx'
import { Actions, Button, LinkButton, PostButton } from '../src/web/ui/buttons.tsx'
import { Card, Facts, ResultCard, ResultGrid } from '../src/web/ui/card.tsx'
import { BarChart, LineChart } from '../src/web/ui/chart.tsx'
import { Checkbox, Checkboxes, Radios, Select, optionsOf } from '../src/web/ui/choices.tsx'
import { StageDots } from '../src/web/ui/dots.tsx'
import { EmptyState } from '../src/web/ui/empty.tsx'
import { DateField, FileField, TextArea, TextField } from '../src/web/ui/fields.tsx'
import { Fieldset, Form, SaveState } from '../src/web/ui/form.tsx'
import { Layout } from '../src/web/ui/layout.tsx'
import { Amount } from '../src/web/ui/money.tsx'
import { Notice } from '../src/web/ui/notice.tsx'
import { Page, PageHead, Section, Split } from '../src/web/ui/page.tsx'
import { Pager } from '../src/web/ui/pager.tsx'
import { Provenance } from '../src/web/ui/provenance.tsx'
import { StageLine } from '../src/web/ui/steps.tsx'
import { Table } from '../src/web/ui/table.tsx'
import { Tabs } from '../src/web/ui/tabs.tsx'
import { Clocks } from '../src/web/ui/time.tsx'

const at = new Date('2026-11-21T08:00:00Z')

/** The separator match of the mock: a Chinese need and an English offer. */
export const separator = (lang: Lang): BridgeProps => ({
  lang,
  need: { title: '高润湿性固态电池隔膜涂层的低成本工艺', lang: 'zh', kicker: lang === 'zh' ? '苏州 · 先进制造' : 'Suzhou · Advanced manufacturing', text: '现有陶瓷涂层隔膜在 80℃ 以上收缩率大于 5%，需要一种可连续涂布、吸液率不低于 200% 的涂层工艺。', who: lang === 'zh' ? '企业名称未公开，由园区代为发布' : 'Firm not named; published by its park', href: '#' },
  offer: { title: 'Plasma-treated ceramic separator coating for solid-state cells', lang: 'en', kicker: lang === 'zh' ? '利物浦 · TRL 5' : 'Liverpool · TRL 5', text: 'A roll-to-roll alumina coating whose shrinkage stays below 2 % at 130 °C; validated on 200 m of film with an industrial partner.', who: 'Lakeside University', href: '#' },
  planks: [
    { left: '隔膜涂层', leftLang: 'zh', right: 'separator coating', rightLang: 'en', weight: 0.29, via: 'learned' },
    { left: '润湿性', leftLang: 'zh', right: 'wettability', rightLang: 'en', weight: 0.24, via: 'dictionary' },
    { left: '固态电池', leftLang: 'zh', right: 'solid-state cell', rightLang: 'en', weight: 0.18, via: 'learned' },
    { left: '热收缩率', leftLang: 'zh', right: 'thermal shrinkage', rightLang: 'en', weight: 0.13, via: 'dictionary' },
    { left: 'Al₂O₃', leftLang: 'zh', right: 'Al₂O₃', rightLang: 'en', weight: 0.1, via: 'same' },
    { left: '涂布', leftLang: 'zh', right: 'roll-to-roll', rightLang: 'en', weight: 0.06, via: 'learned' },
  ],
  missing: [{ label: '吸液率 ≥ 200%', lang: 'zh' }, { label: '低成本', lang: 'zh' }],
})

const Forms = ({ lang }: { lang: Lang }) => (
  <Form lang={lang} action="/x" version={3} autosave="/y" errors={{ email: { zh: '请填写完整的邮箱地址。', en: 'Write the whole address.' } }}>
    <Fieldset lang={lang} legend={{ zh: '联系人', en: 'Contact' }} hint={{ zh: '仅对达成意向的合作方显示。', en: 'Shown to partners whose interest you accept.' }}>
      <TextField lang={lang} name="name" label={{ zh: '姓名', en: 'Name' }} value="林晓" writing="zh" required />
      <TextField lang={lang} name="email" type="email" label={{ zh: '邮箱', en: 'E-mail' }} value="lin@" error={{ zh: '请填写完整的邮箱地址。', en: 'Write the whole address.' }} />
      <TextArea lang={lang} name="summary" label={{ zh: '摘要', en: 'Summary' }} limit={500} value="一种可连续涂布的工艺。" writing="zh" hint={{ zh: '用三句话说明。', en: 'Three sentences.' }} />
      <Select lang={lang} name="stage" label={{ zh: '发展阶段', en: 'Stage' }} options={optionsOf(stages)} value="lab_tested" />
      <Radios lang={lang} name="kind" label={{ zh: '类型', en: 'Kind' }} options={[{ value: 'offer', label: { zh: '成果', en: 'Technology' } }, { value: 'need', label: { zh: '需求', en: 'Need' } }]} value="need" columns required error={{ zh: '请选择类型。', en: 'Choose one.' }} />
      <Checkboxes lang={lang} name="stages" label={{ zh: '可接受的阶段', en: 'Stages welcome' }} options={optionsOf(stages).map((one, index) => ({ ...one, count: index * 7 }))} values={['concept']} columns required error={{ zh: '请至少选择一项。', en: 'Choose at least one.' }} />
      <Checkbox lang={lang} name="agree" label={{ zh: '同意公开', en: 'May be public' }} checked />
      <DateField lang={lang} name="until" label={{ zh: '截止日期', en: 'Until' }} value="2026-12-31" optional />
      <FileField lang={lang} name="file" label={{ zh: '附件', en: 'File' }} accept=".pdf" />
    </Fieldset>
    <SaveState />
    <Actions><Button kind="primary">{{ zh: '发布', en: 'Publish' }[lang]}</Button><Button>{{ zh: '预览', en: 'Preview' }[lang]}</Button><Button kind="danger">{{ zh: '放弃草稿', en: 'Discard' }[lang]}</Button><LinkButton href="#" kind="quiet">{{ zh: '取消', en: 'Cancel' }[lang]}</LinkButton></Actions>
  </Form>
)

const Lists = ({ lang }: { lang: Lang }) => (
  <>
    <Tabs lang={lang} tabs={[{ href: '#', label: { zh: '全部', en: 'All' }, count: 240, current: true }, { href: '#', label: { zh: '成果', en: 'Technologies' }, count: 120 }, { href: '#', label: { zh: '需求', en: 'Needs' }, count: 120 }]} />
    <ResultGrid>
      {[0, 1, 2].map((index) => (
        <ResultCard lang={lang} href="#" kicker={<><KindBadge lang={lang} kind={index ? 'offer' : 'need'} /> · {lang === 'zh' ? '储能与电池' : 'Energy storage and batteries'}</>} badges={index === 0 ? <EndingBadge lang={lang} on="2026-12-31" /> : <NewBadge lang={lang} />}
          title={{ text: index ? 'Plasma-treated ceramic separator coating for solid-state cells' : '高润湿性固态电池隔膜涂层的低成本工艺', lang: index ? 'en' : 'zh' }} other={index === 1 ? { text: '用于固态电池的等离子处理陶瓷隔膜涂层', lang: 'zh' } : undefined}
          line={{ text: 'A roll-to-roll alumina coating whose shrinkage stays below 2 % at 130 °C.', lang: 'en' }}>
          <span>Lakeside University</span><StageDots lang={lang} stage="demonstration" /><span>TRL 5</span><LangsBadge lang={lang} has={['zh', 'en']} stale={index === 1 ? ['zh'] : []} />
        </ResultCard>
      ))}
    </ResultGrid>
    <Pager lang={lang} page={4} size={20} total={241} href={(page) => `?page=${page}`} />
    <Table lang={lang} caption={{ zh: '我的发布', en: 'My listings' }} sorting={{ by: 'views', descending: true, href: (by, down) => `?by=${by}&down=${down}` }}
      columns={[{ key: 'title', label: { zh: '名称', en: 'Title' } }, { key: 'state', label: { zh: '状态', en: 'State' } }, { key: 'views', label: { zh: '浏览', en: 'Views' }, number: true, sortable: true }, { key: 'amount', label: { zh: '金额', en: 'Amount' }, number: true }]}
      rows={['published', 'returned', 'submitted', 'draft'].map((state, index) => ({ cells: { title: <a href="#">{lang === 'zh' ? '固态电池隔膜涂层' : 'Separator coating for solid-state cells'}</a>, state: <StateBadge lang={lang} state={state} label={state} />, views: String(1200 - index * 311), amount: <Amount lang={lang} money={{ minor: 80_000_000, currency: 'CNY' }} /> } }))} />
  </>
)

/** Every piece once, as a page. */
export const Gallery = ({ lang, assets }: { lang: Lang; assets: Record<string, string> }) => (
  <Layout lang={lang} actor={{ ...visitor(at), kind: 'person', name: '林晓 Lin Xiao', roles: ['moderator'] }} title="Gallery" path={`/${lang}/gallery?x=1`} origin="https://qiao.example" assets={assets} active="hall" samples waiting={3}
    flash={{ kind: 'done', text: { zh: '已发布。', en: 'Published.' }[lang] }} jsonLd={{ '@type': 'Product', name: '</script><b>' }}>
    <Page>
      <PageHead lang={lang} trail={[{ href: '#', label: { zh: '我的需求', en: 'My needs' } }]} title={{ zh: '该需求提出八项要求，其中六项有对应成果', en: 'Eight things this need asks for, six of them offered' }} lead={{ zh: '需求为中文，成果为英文。', en: 'The need is in Chinese, the technology in English.' }} actions={<><PostButton lang={lang} kind="primary" action="/x" label={{ zh: '提交合作意向', en: 'Express interest' }} /><LinkButton href="#">{{ zh: '请求译文', en: 'Ask for a translation' }[lang]}</LinkButton></>} />
      <Bridge {...separator(lang)} />
      <Section lang={lang} title={{ zh: '列表中的桥', en: 'The bridge in a list' }}><Card lang={lang} id="line"><CompactBridge lang={lang} planks={separator(lang).planks} missing={separator(lang).missing} /></Card></Section>
      <Section lang={lang} title={{ zh: '列表', en: 'Lists' }}><Lists lang={lang} /></Section>
      <Section lang={lang} title={{ zh: '表单', en: 'Forms' }}>
        <Split main={<Forms lang={lang} />} side={<>
          <Card lang={lang} title={{ zh: '概况', en: 'Facts' }}><Facts lang={lang} items={[{ label: { zh: '阶段', en: 'Stage' }, value: <StageDots lang={lang} stage="lab_tested" /> }, { label: { zh: '截止', en: 'Until' }, value: <Clocks lang={lang} at={at} /> }, { label: { zh: '空', en: 'Empty' }, value: undefined }]} /><p><VerifiedBadge lang={lang} /> <SampleBadge lang={lang} /> <Badge tone="accent" solid>!</Badge></p></Card>
          <Card lang={lang} tone="private" title={{ zh: '内部备注', en: 'Private notes' }}><p>{{ zh: '仅本机构可见。', en: 'Your organisation alone sees this.' }[lang]}</p></Card>
          <Provenance lang={lang} source={false} origin="machine" stale olderBy={21 * 86_400_000} originalHref="#" />
        </>} />
      </Section>
      <Section lang={lang} title={{ zh: '进展', en: 'Progress' }}>
        <StageLine lang={lang} label={{ zh: '阶段', en: 'Stages' }} steps={[{ label: { zh: '意向', en: 'Interest' }, state: 'done' }, { label: { zh: '接受', en: 'Accepted' }, state: 'done', gate: { label: { zh: '合作方核查', en: 'Partner check' }, open: true } }, { label: { zh: '审查', en: 'Screened' }, state: 'current', gate: { label: { zh: '出口管制', en: 'Export control' }, open: false } }, { label: { zh: '洽谈', en: 'Negotiating' }, state: 'ahead' }, { label: { zh: '签约', en: 'Agreed' }, state: 'ahead' }]} />
        <Notice lang={lang} kind="warning" title={{ zh: '译文待更新', en: 'The translation is stale' }}><p>{{ zh: '原文已有修改。', en: 'The original has changed.' }[lang]}</p></Notice>
        <BarChart lang={lang} title={{ zh: '先进制造的成果最多', en: 'Most technologies are in manufacturing' }} unit={{ zh: '数量', en: 'Number' }} nameOf={{ zh: '领域', en: 'Field' }} rows={[{ label: { zh: '先进制造', en: 'Manufacturing' }, value: 48, href: '#' }, { label: { zh: '医药健康', en: 'Healthcare' }, value: 41 }, { label: { zh: '环境', en: 'Environment' }, value: 31 }]} />
        <LineChart lang={lang} title={{ zh: '浏览量上升', en: 'Views rise' }} unit={{ zh: '次', en: 'Views' }} nameOf={{ zh: '月份', en: 'Month' }} rows={[3, 5, 4, 9, 12].map((value, index) => ({ label: `2026-0${index + 1}`, value }))} />
        <EmptyState lang={lang} title={{ zh: '这里将显示您的匹配结果', en: 'Your matches will be here' }} text={{ zh: '发布第一条需求后，系统会立即给出匹配的成果。', en: 'Publish a need and the technologies that answer it appear at once.' }} action={{ href: '#', label: { zh: '发布需求', en: 'Publish a need' } }} level={3} />
      </Section>
    </Page>
  </Layout>
)
