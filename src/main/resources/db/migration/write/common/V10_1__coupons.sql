-- The terms of each coupon and how often it has been used, and by which orders: looked at before an order uses one.
create table coupon_terms (
    code                   varchar(40)    primary key,
    name                   varchar(200)   not null,
    kind                   varchar(20)    not null,
    percent                numeric(7, 4),
    amount                 numeric(24, 4),
    minimum                numeric(24, 4),
    currency               varchar(3),
    valid_from             timestamp(6) with time zone,
    valid_until            timestamp(6) with time zone,
    most_uses              integer,
    most_uses_per_customer integer,
    combinable             boolean        not null,
    withdrawn              boolean        not null,
    uses                   bigint         not null
);
create table coupon_uses (
    code        varchar(40)  not null,
    order_id    varchar(100) not null,
    customer_id varchar(64)  not null,
    primary key (code, order_id)
);
create index coupon_uses_of_customer on coupon_uses (code, customer_id);
