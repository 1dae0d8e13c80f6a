// ../../../tmp/dig.ts
import { createHash } from "node:crypto";

// src/core/id.ts
var alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
var readable = new Map([...alphabet].map((letter, index) => [letter, index]));
readable.set("o", 0).set("i", 1).set("l", 1);

// src/platform/database.ts
import { drizzle } from "drizzle-orm/node-postgres";
import { PgDialect } from "drizzle-orm/pg-core";
import pg from "pg";
import { sql } from "drizzle-orm";
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
var dialect = new PgDialect();

// src/platform/queue.ts
import PgBoss from "pg-boss";

// src/modules/consents/words/notice.ts
var noticeChapters = [
  {
    id: "reading",
    title: { zh: "\u6D4F\u89C8\u516C\u5F00\u5185\u5BB9", en: "Reading public pages" },
    paragraphs: [
      { zh: "\u6D4F\u89C8\u516C\u5F00\u9875\u9762\u65E0\u9700\u767B\u5F55\uFF0C\u4E5F\u4E0D\u8BBE\u7F6E\u8DDF\u8E2A\u7528\u7684 Cookie\u3002\u9875\u9762\u4E0D\u52A0\u8F7D\u4EFB\u4F55\u7B2C\u4E09\u65B9\u5185\u5BB9\uFF0C\u56E0\u6B64\u6CA1\u6709\u7B2C\u4E09\u65B9\u4F1A\u5F97\u77E5\u60A8\u7684\u8BBF\u95EE\u3002", en: "Public pages need no account and set no tracking cookie. Nothing is loaded from third parties, so no third party learns that you were here." },
      { zh: "\u5185\u5BB9\u7684\u6D4F\u89C8\u6B21\u6570\u6309\u65E5\u7EDF\u8BA1\uFF0C\u5E76\u53BB\u9664\u673A\u5668\u8BBF\u95EE\u548C\u91CD\u590D\u8BBF\u95EE\u3002\u7528\u4E8E\u53BB\u91CD\u7684\u6807\u8BC6\u7ECF\u8FC7\u6BCF\u65E5\u66F4\u6362\u7684\u968F\u673A\u503C\u5904\u7406\uFF0C\u4E0D\u80FD\u8FD8\u539F\u4E3A\u7F51\u7EDC\u5730\u5740\uFF0C\u4E5F\u4E0D\u80FD\u8DE8\u65E5\u5173\u8054\u3002", en: "Views of a listing are counted by day, without robots and repeats. The mark used to find repeats is made with a random value that changes daily; it cannot be turned back into an address or joined across days." }
    ]
  },
  {
    id: "cookies",
    title: { zh: "\u4F7F\u7528\u7684 Cookie", en: "Cookies" },
    paragraphs: [
      { zh: "\u767B\u5F55\u540E\u8BBE\u7F6E\u4E00\u4E2A\u4F1A\u8BDD Cookie\uFF0C\u7528\u4E8E\u8BC6\u522B\u767B\u5F55\u72B6\u6001\u3002\u9009\u62E9\u6D45\u8272\u6216\u6DF1\u8272\u5916\u89C2\u540E\uFF0C\u4FDD\u5B58\u4E00\u4E2A\u8BB0\u5F55\u8BE5\u9009\u62E9\u7684 Cookie\u3002\u64CD\u4F5C\u5B8C\u6210\u540E\u7684\u4E00\u6B21\u6027\u63D0\u793A\u4F7F\u7528\u4E00\u4E2A\u77ED\u65F6 Cookie\u3002\u6B64\u5916\u6CA1\u6709\u5176\u4ED6 Cookie\u3002", en: "Signing in sets one session cookie. Choosing light or dark keeps that choice in a cookie. A short-lived cookie carries the notice that follows a finished action. There are no others." },
      { zh: "\u7F16\u8F91\u65F6\uFF0C\u5C1A\u672A\u4FDD\u5B58\u6210\u529F\u7684\u6587\u5B57\u4F1A\u6682\u5B58\u5728\u60A8\u7684\u6D4F\u89C8\u5668\u4E2D\uFF0C\u670D\u52A1\u5668\u786E\u8BA4\u540E\u5373\u5220\u9664\uFF0C\u6700\u957F\u4E0D\u8D85\u8FC7 14 \u5929\u3002", en: "While you edit, text that the server has not yet confirmed is kept in your browser; it is removed on confirmation, and after 14 days at the latest." }
    ]
  },
  {
    id: "account",
    title: { zh: "\u8D26\u53F7\u4E0E\u673A\u6784\u4FE1\u606F", en: "Accounts and organisations" },
    paragraphs: [
      { zh: "\u8D26\u53F7\u4FDD\u5B58\u60A8\u7684\u59D3\u540D\u3001\u90AE\u7BB1\u3001\u8BED\u8A00\u548C\u65F6\u533A\uFF0C\u4EE5\u53CA\u60A8\u5728\u673A\u6784\u4E2D\u7684\u89D2\u8272\uFF0C\u7528\u4E8E\u767B\u5F55\u3001\u901A\u77E5\u548C\u786E\u8BA4\u6743\u9650\u3002\u5BC6\u7801\u53EA\u4FDD\u5B58\u4E0D\u53EF\u8FD8\u539F\u7684\u6458\u8981\u3002", en: "An account holds your name, e-mail address, language, time zone and your roles in organisations, so that you can sign in, be told what waits for you, and act for them. Passwords are kept only as a one-way digest." },
      { zh: "\u60A8\u53D1\u5E03\u7684\u5185\u5BB9\u548C\u8054\u7CFB\u65B9\u5F0F\uFF0C\u6309\u60A8\u8BBE\u5B9A\u7684\u53EF\u89C1\u8303\u56F4\u663E\u793A\u3002\u5408\u4F5C\u610F\u5411\u4E2D\u7684\u5185\u5BB9\u4EC5\u53CC\u65B9\u53EF\u89C1\uFF1B\u5185\u90E8\u5907\u6CE8\u4EC5\u672C\u673A\u6784\u53EF\u89C1\u3002", en: "What you publish, and the contact you give, is shown to the readers you choose. An expression of interest is seen by its two sides; private notes by your organisation alone." }
    ]
  },
  {
    id: "record",
    title: { zh: "\u64CD\u4F5C\u8BB0\u5F55", en: "The record of what happened" },
    paragraphs: [
      { zh: "\u6BCF\u9879\u53D8\u66F4\u8BB0\u5F55\u64CD\u4F5C\u8005\u7F16\u53F7\u3001\u52A8\u4F5C\u3001\u5BF9\u8C61\u548C\u65F6\u95F4\uFF0C\u4E0D\u542B\u59D3\u540D\u3001\u90AE\u7BB1\u548C\u6B63\u6587\uFF0C\u7528\u4E8E\u6838\u67E5\u548C\u7EDF\u8BA1\u3002\u6CE8\u9500\u8D26\u53F7\u540E\u8BE5\u8BB0\u5F55\u4FDD\u7559\uFF0C\u4F46\u4E0D\u518D\u6307\u5411\u53EF\u8BC6\u522B\u7684\u4E2A\u4EBA\u3002", en: "Each change is recorded as who (by number), what, on which object and when, without names, addresses or text, so that figures can be checked. It stays when an account is erased, but then points to nobody who can be identified." }
    ]
  },
  {
    id: "rights",
    title: { zh: "\u60A8\u7684\u6743\u5229", en: "Your rights" },
    paragraphs: [
      { zh: "\u767B\u5F55\u540E\uFF0C\u53EF\u5728\u201C\u8D26\u53F7\u201D\u9875\u67E5\u770B\u548C\u66F4\u6B63\u4E2A\u4EBA\u4FE1\u606F\u3001\u4E0B\u8F7D\u5168\u90E8\u4E2A\u4EBA\u6570\u636E\u3001\u7ED3\u675F\u5176\u4ED6\u4F1A\u8BDD\uFF0C\u6216\u6CE8\u9500\u8D26\u53F7\u3002\u6CE8\u9500\u540E\uFF0C\u59D3\u540D\u3001\u90AE\u7BB1\u548C\u767B\u5F55\u4FE1\u606F\u5373\u88AB\u5220\u9664\uFF1B\u4EE5\u673A\u6784\u540D\u4E49\u53D1\u5E03\u548C\u7B7E\u7F72\u7684\u5185\u5BB9\u5C5E\u4E8E\u8BE5\u673A\u6784\uFF0C\u4E88\u4EE5\u4FDD\u7559\uFF0C\u4E0D\u518D\u6307\u5411\u60A8\u3002", en: "On your account page you can see and correct your details, download everything kept about you, end other sessions, or erase the account. Erasing removes your name, address and sign-in; what was published or signed in the name of an organisation is the organisation\u2019s and stays, without pointing to you." },
      { zh: "\u60A8\u4E5F\u53EF\u4EE5\u5728\u8BE5\u9875\u63D0\u51FA\u67E5\u9605\u3001\u66F4\u6B63\u3001\u5220\u9664\u6216\u53CD\u5BF9\u5904\u7406\u7684\u7533\u8BF7\uFF0C\u7531\u4E13\u4EBA\u529E\u7406\uFF1A\u9002\u7528\u4E2D\u56FD\u6CD5\u5F8B\u7684\uFF0C\u5341\u4E94\u4E2A\u5DE5\u4F5C\u65E5\u5185\u7B54\u590D\uFF1B\u9002\u7528\u82F1\u56FD\u6CD5\u5F8B\u7684\uFF0C\u4E00\u4E2A\u6708\u5185\u7B54\u590D\u3002\u5BF9\u7B54\u590D\u4E0D\u6EE1\u610F\u7684\uFF0C\u53EF\u5411\u6709\u5173\u76D1\u7BA1\u673A\u6784\u6295\u8BC9\u3002", en: "There you can also ask for access, correction, erasure, or object to what is done with your data. A named person answers: within one month where the law of the United Kingdom applies, within fifteen working days where that of China does. If the answer does not satisfy you, you may complain to the authority that supervises data protection." }
    ]
  },
  {
    id: "retention",
    title: { zh: "\u4FDD\u5B58\u671F\u9650", en: "How long things are kept" },
    paragraphs: [
      { zh: "\u6BCF\u7C7B\u4FE1\u606F\u7684\u7528\u9014\u3001\u4F9D\u636E\u3001\u4FDD\u5B58\u671F\u9650\u4EE5\u53CA\u6CE8\u9500\u65F6\u5982\u4F55\u5904\u7406\uFF0C\u5747\u5217\u4E8E\u201C\u4E2A\u4EBA\u4FE1\u606F\u6E05\u5355\u201D\u3002\u5230\u671F\u7684\u5185\u5BB9\u7531\u7CFB\u7EDF\u6BCF\u65E5\u81EA\u52A8\u5220\u9664\u5E76\u7559\u6709\u8BB0\u5F55\u3002\u767B\u5F55\u540E\uFF0C\u53EF\u5728\u201C\u6211\u7684\u6570\u636E\u201D\u9875\u9010\u9879\u67E5\u770B\u4E0E\u60A8\u6709\u5173\u7684\u5185\u5BB9\u3002", en: "For every kind of data there is one list that says why it is kept, on what legal basis, for how long, and what an erasure does to it. What has run out is deleted each night, and the deletion is recorded. When you are signed in, the page \u201CMy data\u201D shows everything that concerns you, item by item." }
    ]
  },
  {
    id: "transfer",
    title: { zh: "\u8DE8\u5883\u8BBF\u95EE", en: "Across borders" },
    paragraphs: [
      { zh: "\u60A8\u7684\u4E2A\u4EBA\u4FE1\u606F\u5C06\u88AB\u53E6\u4E00\u56FD\u5BB6/\u5730\u533A\u7684\u4EBA\u67E5\u770B\u65F6\uFF08\u5728\u5883\u5916\u670D\u52A1\u5668\u6CE8\u518C\u3001\u52A0\u5165\u5883\u5916\u673A\u6784\u3001\u5411\u5883\u5916\u673A\u6784\u63D0\u4EA4\u5408\u4F5C\u610F\u5411\uFF09\uFF0C\u5E73\u53F0\u5355\u72EC\u5F81\u5F97\u60A8\u7684\u540C\u610F\uFF0C\u5E76\u8BB0\u5F55\u60A8\u540C\u610F\u65F6\u7684\u8BF4\u660E\u7248\u672C\u3002\u60A8\u53EF\u4EE5\u968F\u65F6\u5728\u201C\u8D26\u53F7\u201D\u9875\u64A4\u56DE\uFF1A\u64A4\u56DE\u540E\uFF0C\u60A8\u7684\u59D3\u540D\u548C\u8054\u7CFB\u65B9\u5F0F\u4E0D\u518D\u5411\u8BE5\u56FD\u5BB6/\u5730\u533A\u7684\u8BFB\u8005\u663E\u793A\uFF0C\u4E5F\u4E0D\u80FD\u518D\u5411\u8BE5\u5904\u63D0\u4EA4\u65B0\u7684\u5408\u4F5C\u610F\u5411\uFF1B\u64A4\u56DE\u4E0D\u5F71\u54CD\u6B64\u524D\u7684\u5904\u7406\u3002", en: "Before people in another country or region see your personal data (you sign up on a server abroad, join an organisation abroad, or express interest to one), you are asked for your separate consent, and the version of this notice is kept with it. You can withdraw it on your account page at any time: your name and contact are then no longer shown to readers there, and no new interest can be sent there; what was done before stays lawful." },
      { zh: "\u516C\u5F00\u5185\u5BB9\u5728\u5404\u56FD\u5BB6/\u5730\u533A\u5747\u53EF\u9605\u8BFB\uFF0C\u53D1\u5E03\u65B9\u53EF\u4EE5\u6392\u9664\u7279\u5B9A\u56FD\u5BB6/\u5730\u533A\u7684\u8BFB\u8005\u3002\u6570\u636E\u4FDD\u5B58\u5728\u8FD0\u8425\u65B9\u9009\u5B9A\u7684\u670D\u52A1\u5668\u4E0A\uFF1B\u673A\u5668\u7FFB\u8BD1\u7B49\u5916\u90E8\u670D\u52A1\u9ED8\u8BA4\u5173\u95ED\uFF0C\u4EC5\u5728\u8FD0\u8425\u65B9\u542F\u7528\u540E\u4F7F\u7528\u3002", en: "Public listings can be read from every country or region, unless their publisher excludes some. Data stays on the server that the operator has chosen; outside services such as machine translation are off unless the operator turns them on." }
    ]
  }
];

// src/modules/consents/notice.ts
var columns = sql`id, number, since, data_country as "dataCountry"`;
function noticeText(lang, controller) {
  const facts = controller ? [controller.name[lang], controller.address[lang], controller.contact, controller.dataCountry, controller.representative?.[lang] ?? ""] : [];
  return [...facts, ...noticeChapters.flatMap(({ title, paragraphs }) => [title[lang], ...paragraphs.map((one) => one[lang])])].filter(Boolean).join("\n\n");
}

// ../../../tmp/dig.ts
console.log(createHash("sha256").update(noticeText("zh", void 0) + noticeText("en", void 0)).digest("hex").slice(0, 16));
