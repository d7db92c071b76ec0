-- What was shown to people stays as it was shown.
create or replace function privacy_texts_stay() returns trigger language plpgsql as $$
begin
  raise exception 'a privacy text is never changed or taken away: add a version';
end $$;
create or replace trigger privacy_texts_stay before update or delete on privacy_texts
  for each row execute function privacy_texts_stay();
