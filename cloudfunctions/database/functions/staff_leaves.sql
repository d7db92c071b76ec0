-- Remembers since when an account is switched off.
create or replace function staff_leaves() returns trigger language plpgsql as $$
begin
  new.left_at := case when new.active then null
    else coalesce(old.left_at, (extract(epoch from clock_timestamp()) * 1000)::bigint) end;
  return new;
end $$;
create or replace trigger staff_leaves before update of active on staff for each row execute function staff_leaves();
