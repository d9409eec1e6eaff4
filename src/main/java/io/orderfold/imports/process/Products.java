package io.orderfold.imports.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the catalogue calls the products of a running job. */
@Component
class Products {

    /** A product as order lines name it. */
    record Known(String sku, String name, String taxCategory, boolean discontinued) {}

    private final JdbcTemplate writeJdbc;

    Products(JdbcTemplate writeJdbc) {
        this.writeJdbc = writeJdbc;
    }

    void insert(long jobNo, List<Known> products) {
        writeJdbc.batchUpdate(
                "insert into import_products (job_no, sku, name, tax_category, discontinued) values (?, ?, ?, ?, ?)",
                products.stream()
                        .map(product -> new Object[] {
                            jobNo, product.sku(), product.name(), product.taxCategory(), product.discontinued()
                        })
                        .toList());
    }

    Map<String, Known> find(long jobNo, Collection<String> skus) {
        Map<String, Known> found = new HashMap<>();
        if (skus.isEmpty()) {
            return found;
        }
        List<Object> arguments = new ArrayList<>();
        arguments.add(jobNo);
        arguments.addAll(skus);
        writeJdbc.query(
                "select sku, name, tax_category, discontinued from import_products where job_no = ? and sku in ("
                        + String.join(", ", Collections.nCopies(skus.size(), "?")) + ")",
                row -> {
                    found.put(
                            row.getString("sku"),
                            new Known(
                                    row.getString("sku"),
                                    row.getString("name"),
                                    row.getString("tax_category"),
                                    row.getBoolean("discontinued")));
                },
                arguments.toArray());
        return found;
    }
}
