package io.orderfold.reports.projection;

import io.orderfold.kernel.axon.AsOf;
import io.orderfold.reports.ReportName;
import io.orderfold.reports.query.Report;
import io.orderfold.reports.query.ReportCriteria;
import io.orderfold.reports.query.ReportQuery.MakeReport;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Has each report made by whoever knows how. */
@Component
class ReportQueries {

    private final Map<ReportName, ReportSource> sources = new EnumMap<>(ReportName.class);

    ReportQueries(List<ReportSource> all) {
        all.forEach(source -> source.names().forEach(name -> sources.put(name, source)));
        for (ReportName name : ReportName.values()) {
            if (!sources.containsKey(name)) {
                throw new IllegalStateException("Nobody makes the report " + name);
            }
        }
    }

    @QueryHandler
    Report answer(MakeReport query) {
        ReportCriteria criteria = query.criteria(AsOf.now());
        Rows made = Objects.requireNonNull(sources.get(query.name())).make(query.name(), criteria);
        boolean truncated = made.rows().size() > criteria.limit();
        return new Report(
                query.name(),
                criteria.from(),
                criteria.to(),
                criteria.zone().getId(),
                criteria.per(),
                criteria.by(),
                criteria.currency(),
                made.columns(),
                truncated ? List.copyOf(made.rows().subList(0, criteria.limit())) : made.rows(),
                truncated);
    }
}
