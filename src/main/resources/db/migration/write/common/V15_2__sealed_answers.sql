-- An answer that tells of customers is encrypted by their keys.
alter table idempotent_requests add column answer_sealed boolean default false not null;
