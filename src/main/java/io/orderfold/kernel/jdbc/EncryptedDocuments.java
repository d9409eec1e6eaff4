package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.encryption.EncryptedLog;
import io.orderfold.kernel.personal.PersonalData;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Encrypts, once, what is personal in the read side's documents of versions before this one; before anything is projected. */
@Component
class EncryptedDocuments implements SmartInitializingSingleton {

    private final EncryptedLog log;
    private final ObjectProvider<ViewProjection<?, ?>> projections;
    private final JdbcTemplate readJdbc;
    private final TransactionTemplate transaction;

    EncryptedDocuments(
            EncryptedLog log,
            ObjectProvider<ViewProjection<?, ?>> projections,
            @Qualifier(Databases.READ) JdbcTemplate readJdbc,
            @Qualifier(Databases.READ) PlatformTransactionManager readTransactionManager) {
        this.log = log;
        this.projections = projections;
        this.readJdbc = readJdbc;
        this.transaction = new TransactionTemplate(readTransactionManager);
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (ViewProjection<?, ?> projection : projections) {
            if (tellsOfPersons(projection.views(), new HashSet<>())) {
                log.once(projection.views().getSimpleName(), readJdbc, transaction, jdbc -> projection.sealDocuments());
            }
        }
    }

    private static boolean tellsOfPersons(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return false;
        }
        if (type instanceof ParameterizedType generic) {
            return Stream.of(generic.getActualTypeArguments()).anyMatch(argument -> tellsOfPersons(argument, seen));
        }
        if (!(type instanceof Class<?> plain)) {
            return false;
        }
        return PersonalData.class.isAssignableFrom(plain)
                || plain.isRecord()
                        && Stream.of(plain.getRecordComponents())
                                .map(RecordComponent::getGenericType)
                                .anyMatch(component -> tellsOfPersons(component, seen));
    }
}
