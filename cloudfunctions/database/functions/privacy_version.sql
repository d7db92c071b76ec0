-- The version of a text that holds on a China day: the newest begun, or before any began the first.
create or replace function privacy_version(text_name text, today text) returns text language sql stable as $$
  select coalesce(max(version) filter (where version <= today), min(version)) from privacy_texts where name = text_name
$$;
