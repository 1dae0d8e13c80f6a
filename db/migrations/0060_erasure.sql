-- What an erasure takes out of rows that are otherwise never altered.

-- As in 0020; of an expert also the ORCID iD and the page.
create or replace function qiao_revision_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a revision is never deleted' using errcode = 'restrict_violation'; end if;
  if to_jsonb(old) - '{approved_by,approved_at,completeness,contact_name,contact_email,contact_phone,orcid,website}'::text[]
      <> to_jsonb(new) - '{approved_by,approved_at,completeness,contact_name,contact_email,contact_phone,orcid,website}'::text[]
    or (new.contact_name is not null and new.contact_name is distinct from old.contact_name)
    or (new.contact_email is not null and new.contact_email is distinct from old.contact_email)
    or (new.contact_phone is not null and new.contact_phone is distinct from old.contact_phone)
    or (new.orcid is not null and new.orcid is distinct from old.orcid)
    or (new.website is not null and new.website is distinct from old.website)
    or (old.approved_at is not null and old.approved_at is distinct from new.approved_at) then
    raise exception 'a revision is frozen' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- The words of a remark whose author was erased make room for a mark; nothing else of it ever changes.
create function qiao_remark_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(old) - 'words' <> to_jsonb(new) - 'words' or new.words not in (old.words, '••') then
    raise exception 'a remark is never altered' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
drop trigger call_remark_append_only on call_remark;
create trigger call_remark_append_only before update or delete on call_remark for each row execute function qiao_remark_stands();

-- An objection that was little more than a name is shorter without it. Ten characters are asked of whoever objects.
alter table call_objection drop constraint call_objection_words_check, add constraint call_objection_words_check check (length(words) between 1 and 8000);
