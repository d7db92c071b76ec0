-- Whose misses count for a person: their own, and of the number's other claims while nobody saw the card.
create or replace function counted_with(person uuid) returns setof uuid language sql stable as $$
  select other.id from persons own join persons other on other.id_hash = own.id_hash
  where own.id = person and (other.id = own.id or not card_seen(own.id))
$$;
