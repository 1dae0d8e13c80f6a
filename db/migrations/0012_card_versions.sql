-- What a card says is kept by the row versions (xmin) of its listing and of its owner. A text that is added to a live
-- revision touches neither, so it touches the listing.
create function qiao_variant_touches_listing() returns trigger language plpgsql as $$
begin
  update listing l set updated_at = now() from listing_revision r
    where r.id in (select revision_id from fresh) and l.id = r.listing_id and l.live_revision_id = r.id;
  return null;
end $$;
create trigger listing_variant_touches after insert on listing_variant
  referencing new table as fresh for each statement execute function qiao_variant_touches_listing();
