-- The customers' keys: what the log, and everything made of it, says of a person is encrypted by one. Each is encrypted
-- itself, by the master key, which is never in here. Of somebody who was erased the row stays, without the key.
create table personal_data_keys (
    customer_id varchar(64) primary key,
    wrapped_key varchar(200),
    created_at  timestamp with time zone not null,
    erased_at   timestamp with time zone
);
create index personal_data_keys_erased on personal_data_keys (erased_at);

-- A value that the right master key alone decrypts: told at start from a wrong one.
create table personal_data_master_key (
    id          int          primary key,
    check_value varchar(200) not null
);

-- What was written plain, before there were keys, is encrypted once: which part of it, and how far that has come.
create table personal_data_steps (
    step     varchar(40) primary key,
    position bigint      not null,
    done_at  timestamp with time zone
);
