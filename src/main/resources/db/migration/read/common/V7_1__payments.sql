-- A row a payment: the whole view as a document, and what lists show in columns of its own.
create table payments (
    payment_id    varchar(36)  primary key,
    version       bigint       not null,
    document      varchar(1048576) not null,
    order_id      varchar(36)  not null,
    status        varchar(30)  not null,
    provider      varchar(100) not null,
    method        varchar(100),
    currency      varchar(3)   not null,
    amount        numeric(30, 6) not null,
    authorized    numeric(30, 6) not null,
    captured      numeric(30, 6) not null,
    refunded      numeric(30, 6) not null,
    requested_at  timestamp with time zone not null
);
create index payments_of_order on payments (order_id, requested_at);
