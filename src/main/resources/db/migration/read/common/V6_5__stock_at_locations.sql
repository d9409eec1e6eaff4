-- Stock lies at locations now: the rows are made anew from the log.
alter table stock add column in_transit bigint not null default 0;

create table stock_at_locations (
    sku       varchar(64) not null,
    location  varchar(20) not null,
    on_hand   bigint      not null,
    allocated bigint      not null,
    primary key (sku, location)
);
create index stock_at_locations_by_location on stock_at_locations (location, sku);

-- All locations are decided about together: one document, and a row a location beside it.
create table location_plans (
    stream          varchar(20) primary key,
    version         bigint      not null,
    document        varchar(1048576) not null,
    allocation_rule varchar(20) not null
);
create table locations (
    stream      varchar(20)  not null,
    location    varchar(20)  not null,
    name        varchar(200) not null,
    country     varchar(2),
    postal_code varchar(20),
    priority    int          not null,
    is_open     boolean      not null,
    primary key (stream, location)
);

delete from stock;
delete from tracking_tokens where processor = 'inventory.projection';
