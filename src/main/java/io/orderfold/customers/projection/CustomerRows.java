package io.orderfold.customers.projection;

import io.orderfold.customers.query.CustomerPage;
import io.orderfold.customers.query.CustomerQuery.SearchCustomers;
import io.orderfold.customers.query.CustomerView;
import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.Keyset;
import io.orderfold.kernel.jdbc.ReadTables;
import io.orderfold.kernel.jdbc.ViewTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table {@code customers}. What is personal stands in its document and in no column of its own. */
@Component
class CustomerRows {

    private static final Keyset BY_ID = new Keyset("customerId", "customer_id", "customer_id", true, Keyset.Type.TEXT);

    private final ViewTable<CustomerView> table;

    CustomerRows(ReadTables tables, Documents documents) {
        table = new ViewTable<>(
                        tables,
                        documents,
                        CustomerView.class,
                        "customers",
                        "customer_id",
                        customer -> customer.customerId().value())
                .column("registered_at", CustomerView::registeredAt)
                .column("updated_at", CustomerView::updatedAt)
                .column("merged_into", CustomerRows::mergedInto);
    }

    private static @Nullable String mergedInto(CustomerView customer) {
        return customer.mergedInto() == null ? null : customer.mergedInto().value();
    }

    ViewTable<CustomerView> table() {
        return table;
    }

    CustomerPage search(SearchCustomers query) {
        List<Object> arguments = new ArrayList<>();
        String condition = "";
        if (query.cursor() != null) {
            condition = "where " + BY_ID.condition() + " ";
            arguments.addAll(BY_ID.arguments(query.cursor()));
        }
        // One more than asked for tells whether there is a next page.
        arguments.add(query.limit() + 1);
        List<CustomerView> found = table.select(condition + BY_ID.order() + " limit ?", arguments.toArray());
        List<CustomerView> page = found.subList(0, Math.min(found.size(), query.limit()));
        return new CustomerPage(List.copyOf(page), found.size() > query.limit() ? cursor(page) : null);
    }

    private static String cursor(List<CustomerView> page) {
        String last = page.get(page.size() - 1).customerId().value();
        return BY_ID.cursor(last, last);
    }
}
