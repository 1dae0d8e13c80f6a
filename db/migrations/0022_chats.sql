-- Notices to a group chat: one webhook an organisation; its address opens the chat and is kept sealed.

create table chat_hook (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  provider text not null check (provider in ('wecom', 'dingtalk', 'feishu', 'teams')),
  -- What may be shown of the address.
  host text not null check (length(host) between 3 and 253),
  sealed bytea not null,
  lang text not null check (lang in ('zh', 'en')),
  kinds text[] not null check (cardinality(kinds) between 1 and 40),
  set_by uuid references person (id),
  set_at timestamptz not null,
  tested_at timestamptz,
  tested_well boolean,
  tested_answer text check (length(tested_answer) <= 300),
  ended_at timestamptz
);
create unique index chat_hook_active on chat_hook (organisation_id) where ended_at is null;
comment on column chat_hook.organisation_id is 'merge: drop';

create table chat_delivery (
  id uuid primary key,
  hook_id uuid not null references chat_hook (id) on delete cascade,
  kind text not null,
  object_type text not null,
  object_id uuid not null,
  version text not null default '',
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  tries integer not null default 0,
  error text check (length(error) <= 300),
  at timestamptz not null default now(),
  sent_at timestamptz,
  unique (hook_id, kind, object_type, object_id, version)
);
create index chat_delivery_failed on chat_delivery (at desc) where state = 'failed';

-- A notice of a kind that some chat wants is looked at by a job of the same transaction.
create function qiao_notice_to_chat() returns trigger language plpgsql as $$
begin
  if exists (select from chat_hook where ended_at is null and new.kind = any(kinds)) then
    insert into pgboss.job (name, data, singleton_key, retry_limit, retry_delay, retry_backoff, policy)
      select name, jsonb_build_object('noticeId', new.id), 'notice:' || new.id, retry_limit, retry_delay, retry_backoff, policy from pgboss.queue where name = 'chat'
      on conflict do nothing;
  end if;
  return null;
end $$;
create trigger notice_to_chat after insert on notice for each row execute function qiao_notice_to_chat();

select pgboss.create_queue('chat', '{"policy": "short", "retryLimit": 6, "retryDelay": 20, "retryBackoff": true}');
