-- Each event's hash over what it says and the hash before it in its stream; null in events from before there were any,
-- until they are sealed (log_sealing) when the application starts.
alter table events add column hash varchar(64);

-- How far the sealing of the events from before has come, in the order of streams.
create table log_sealing (
    sealing_no       smallint     not null primary key check (sealing_no = 1),
    sealed           boolean      not null,
    last_stream      varchar(255),
    last_sequence    bigint,
    last_hash        varchar(64)
);

insert into log_sealing (sealing_no, sealed) select 1, not exists (select 1 from events);

-- Signed statements of what the log was up to a number. The document is what was signed, and its signature.
create table log_checkpoints (
    checkpoint_no    bigint       not null primary key,
    up_to            bigint       not null,
    signed_at        timestamp with time zone not null,
    key_id           varchar(64)  not null,
    document         varchar(4000) not null
);

-- The public keys that checkpoints were ever signed with.
create table log_keys (
    key_id           varchar(64)  not null primary key,
    public_key       varchar(400) not null,
    known_since      timestamp with time zone not null
);

create table log_verifications (
    verification_id  varchar(64)  not null primary key,
    started_at       timestamp with time zone not null,
    started_by       varchar(255) not null,
    updated_at       timestamp with time zone not null,
    state            varchar(20)  not null,
    document         varchar(1000000) not null
);

create index log_verifications_newest on log_verifications (started_at);
