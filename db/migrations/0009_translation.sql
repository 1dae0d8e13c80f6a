-- Reading across languages: who asks for a translation, what a machine wrote and which, and where no machine may.

-- The language that a reader asks for.
alter table request add column lang text check (lang in ('zh', 'en'));
-- Whom it is for follows from the listing: a withheld owner must not be read off a request.
update request set to_organisation = null, lang = coalesce((select case l.source_lang when 'zh' then 'en' else 'zh' end from listing l where l.id = object_id), 'en') where kind = 'translation';
alter table request add constraint request_translation_lang check (kind <> 'translation' or lang is not null);
create index request_translation on request (object_id, lang) where kind = 'translation' and state = 'submitted';

-- public: a machine translates while anybody may read it · always: the owner asks for it whoever may read it · never.
alter table listing add column machine_translation text not null default 'public' check (machine_translation in ('public', 'always', 'never'));

-- The machine that wrote a text; it stays named when a person has approved what it wrote.
alter table listing_variant add column model text check (length(model) between 1 and 120);
alter table listing_variant add constraint listing_variant_model check (model is null or origin in ('machine', 'approved'));

-- As before, with the model; a machine's texts are not read where the owner wants none.
create or replace view listing_text as
select distinct on (variant.revision_id, variant.field, variant.lang)
  variant.id as variant_id, variant.revision_id, revision.listing_id, variant.field, variant.lang, variant.body, variant.origin,
  variant.of_rev, revision.text_rev, variant.of_rev < revision.text_rev as stale, variant.at, variant.by, variant.model
from listing_variant variant
join listing_revision revision on revision.id = variant.revision_id
join listing on listing.id = revision.listing_id
where variant.origin <> 'machine' or listing.machine_translation <> 'never'
order by variant.revision_id, variant.field, variant.lang, variant.at desc, variant.id desc;

-- "short": an equal key that still waits is not queued twice.
select pgboss.create_queue('translation', '{"policy": "short", "retryLimit": 6, "retryDelay": 30, "retryBackoff": true}');
