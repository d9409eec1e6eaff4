package io.orderfold.imports.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.command.ProductCommand.ChangePrice;
import io.orderfold.catalogue.command.ProductCommand.RegisterProduct;
import io.orderfold.catalogue.query.ProductQuery.ReadProductFromLog;
import io.orderfold.catalogue.query.ProductView;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.imports.ImportMode;
import io.orderfold.imports.process.Products.Sold;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.axon.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/**
 * Makes the products and customers known that the orders will name. A product that the catalogue has already stays as it
 * is, and the orders use the catalogue's name for it.
 */
@Component
class RegisterWhatIsNew {

    private static final int BATCH = 250;
    private static final String USUAL_TAX_CATEGORY = "standard";

    private final ImportJobs jobs;
    private final StagedRows rows;
    private final Products products;
    private final JobTransaction transaction;
    private final QueryGateway queries;
    private final Log log;

    RegisterWhatIsNew(
            ImportJobs jobs,
            StagedRows rows,
            Products products,
            JobTransaction transaction,
            QueryGateway queries,
            Log log) {
        this.jobs = jobs;
        this.rows = rows;
        this.products = products;
        this.transaction = transaction;
        this.queries = queries;
        this.log = log;
    }

    long total(Job job) {
        return products.count(job.no()) + rows.customerCount(job.no());
    }

    /** @return false when told to stop before it was through */
    boolean run(Job job, BooleanSupplier goOn) {
        long done = 0;
        List<Sold> sold = products.unregistered(job.no(), BATCH);
        while (!sold.isEmpty()) {
            List<Sold> batch = sold;
            done += batch.size();
            long soFar = done;
            transaction.run(job, () -> {
                registerProducts(job, batch);
                jobs.progress(job.no(), soFar);
            });
            if (!goOn.getAsBoolean()) {
                return false;
            }
            sold = products.unregistered(job.no(), BATCH);
        }
        List<String> customers = rows.customers(job.no(), "", BATCH);
        while (!customers.isEmpty()) {
            List<String> batch = customers;
            done += batch.size();
            long soFar = done;
            transaction.run(job, () -> {
                batch.forEach(customer -> registerCustomer(job, customer));
                jobs.progress(job.no(), soFar);
            });
            if (!goOn.getAsBoolean()) {
                return false;
            }
            customers = rows.customers(job.no(), batch.get(batch.size() - 1), BATCH);
        }
        return true;
    }

    private void registerProducts(Job job, List<Sold> batch) {
        List<Products.Known> known = new ArrayList<>();
        for (Sold sold : batch) {
            Sku sku = new Sku(sold.sku());
            Money price = new Money(sold.price(), job.currency());
            Optional<ProductView> there = inCatalogue(sku);
            if (there.isEmpty()) {
                transaction.send(job, new RegisterProduct(sku, sold.name(), price, USUAL_TAX_CATEGORY, false));
                known.add(new Products.Known(sold.sku(), sold.name(), USUAL_TAX_CATEGORY, false));
            } else {
                ProductView product = there.get();
                if (job.mode() == ImportMode.LIVE && lacksPrice(product, job)) {
                    transaction.send(job, new ChangePrice(sku, price));
                }
                known.add(
                        new Products.Known(sold.sku(), product.name(), product.taxCategory(), product.discontinued()));
            }
        }
        products.registered(job.no(), known);
    }

    private Optional<ProductView> inCatalogue(Sku sku) {
        return log.version("product:" + sku).isEmpty()
                ? Optional.empty()
                : queries.query(new ReadProductFromLog(sku), ResponseTypes.optionalInstanceOf(ProductView.class))
                        .join();
    }

    private static boolean lacksPrice(ProductView product, Job job) {
        return !product.discontinued()
                && product.prices().stream().noneMatch(price -> price.currency().equals(job.currency()));
    }

    private void registerCustomer(Job job, String customer) {
        CustomerId id = new CustomerId(customer);
        if (log.version("customer:" + id).isEmpty()) {
            transaction.send(job, RegisterCustomer.unnamed(id));
        }
    }
}
