-- Whoever is put on a roster itself is on it by the list of that district.
create or replace function list_on_roster() returns trigger language plpgsql as $$
begin
  insert into roster_listings values (new.key_group, new.id_hash, new.district, new.checked_by, new.checked_at)
  on conflict do nothing;
  return null;
end $$;
create or replace trigger list_on_roster after insert on rosters for each row when (pg_trigger_depth() = 0)
  execute function list_on_roster();
