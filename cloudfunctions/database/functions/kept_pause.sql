-- Until when a person is paused from before somebody deleted themself; null when they are not.
create or replace function kept_pause(person uuid, at bigint) returns bigint language sql stable as $$
  select max(kept.until) from persons p join pauses kept on kept.id_hash = p.id_hash
  where p.id = person and kept.until > at and (kept.name_hash = p.name_hash or not card_seen(p.id))
$$;
