-- Answers to requests that came with an Idempotency-Key, for a day: the same request again gets the same answer again.
create table idempotent_requests (
    requested_by     varchar(255) not null,
    idempotency_key  varchar(255) not null,
    fingerprint      varchar(64)  not null,
    requested_at     timestamp with time zone not null,
    answer_status    int,
    content_type     varchar(255),
    location         varchar(2048),
    etag             varchar(255),
    answer           text,
    primary key (requested_by, idempotency_key)
);
create index idempotent_requests_by_age on idempotent_requests (requested_at);
