-- A ticket keeps the number of who holds it, so that a number has one place, whatever name it was registered with.
create or replace function ticket_number() returns trigger language plpgsql as $$
begin
  new.id_hash := (select p.id_hash from persons p where p.id = new.person_id);
  return new;
end $$;
create or replace trigger ticket_number before insert or update of person_id on tickets
  for each row execute function ticket_number();
