-- A listing puts somebody on the roster.
create or replace function put_on_roster() returns trigger language plpgsql as $$
begin
  insert into rosters (key_group, id_hash, district, checked_by, checked_at)
  values (new.key_group, new.id_hash, new.district, new.checked_by, new.checked_at) on conflict do nothing;
  return new;
end $$;
create or replace trigger put_on_roster before insert on roster_listings for each row execute function put_on_roster();
