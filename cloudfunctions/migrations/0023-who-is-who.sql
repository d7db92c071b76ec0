-- A claim to be somebody is a number and a name; which of the accounts that make it decides is settled by what was proved.
-- `hash-names.ts` fills in the hashes of the names that are there, in the same transaction.

alter table persons add column name_hash bytea, drop constraint persons_id_hash_key;
comment on column persons.name_hash is 'Keyed hash of the name in its comparable form: with another name the same number is another claim, until a card is seen.';

alter table account_persons
  add column phone_sealed bytea,
  add column proved_at instant,
  add column proved_by text check (proved_by in ('desk')),
  add constraint account_persons_proved check ((proved_at is null) = (proved_by is null));
comment on column account_persons.phone_sealed is 'The number this account gave, where another account is asked for the person''s; only this account is shown it.';
comment on column account_persons.proved_at is 'When staff saw the card with whoever holds this account; null: it only claims to act for the person.';
