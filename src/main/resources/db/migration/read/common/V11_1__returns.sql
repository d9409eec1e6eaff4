-- A row a return: the whole view as a document, and what lists show in columns of its own.
create table returns (
    return_id    varchar(36)  primary key,
    version      bigint       not null,
    document     varchar(1048576) not null,
    order_id     varchar(36)  not null,
    status       varchar(20)  not null,
    refunded     numeric(30, 6) not null,
    fees         numeric(30, 6) not null,
    currency     varchar(3)   not null,
    requested_at timestamp with time zone not null
);
create index returns_of_order on returns (order_id, requested_at, return_id);
create index returns_by_time on returns (requested_at, return_id);
create index returns_by_status on returns (status, requested_at, return_id);
