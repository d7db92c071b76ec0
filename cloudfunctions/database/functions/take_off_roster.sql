-- Two districts that take the same person off at once wait for each other at the roster's row, so that one is the last.
create or replace function take_off_roster() returns trigger language plpgsql as $$
begin
  perform from rosters where key_group = old.key_group and id_hash = old.id_hash for update;
  update rosters r set district = l.district, checked_by = l.checked_by, checked_at = l.checked_at
  from (
    select * from roster_listings
    where key_group = old.key_group and id_hash = old.id_hash order by checked_at, district limit 1
  ) l
  where r.key_group = old.key_group and r.id_hash = old.id_hash;
  if not found then
    delete from rosters where key_group = old.key_group and id_hash = old.id_hash;
  end if;
  return null;
end $$;
create or replace trigger take_off_roster after delete on roster_listings for each row execute function take_off_roster();
