-- What is asked of the log: a fold over its events, how far it has come, and what it came to.
create table report_queries (
    query_id      varchar(36)  not null primary key,
    spec          text         not null,
    asked_by      varchar(200) not null,
    asked_at      timestamp with time zone not null,
    run_state     varchar(10)  not null,
    position      bigint       not null,
    last_position bigint       not null,
    event_count   bigint       not null,
    result        text,
    finished_at   timestamp with time zone,
    failure_code  varchar(60),
    failure_text  varchar(1000),
    expires_at    timestamp with time zone not null
);
