create table products (
    sku           varchar(64)    primary key,
    version       bigint         not null,
    name          varchar(200)   not null,
    unit_price    numeric(24, 4) not null,
    currency      varchar(3)     not null,
    tax_category  varchar(40)    not null,
    backorderable boolean        not null,
    discontinued  boolean        not null,
    search_text   varchar(1000)  not null,
    document      varchar(1048576) not null
);
