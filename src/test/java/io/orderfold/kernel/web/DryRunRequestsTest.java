package io.orderfold.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderfold.kernel.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DryRunRequestsTest {

    @ParameterizedTest
    @ValueSource(strings = {"dryRun=true", "reason=x&dryRun=true", "%64ryRun=true", "dryRun=%74rue", "dryRun=true&x"})
    void hearsThatItIsNotForReal(String query) {
        assertThat(DryRunRequests.isAsked(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dryRun=false", "reason=dryRun", "drying=true", "a=%zz&b"})
    void hearsThatItIs(String query) {
        assertThat(DryRunRequests.isAsked(query)).isFalse();
    }

    @Test
    void asksForNothingWhereThereIsNoQuery() {
        assertThat(DryRunRequests.isAsked(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dryRun",
                "dryRun=",
                "dryRun=1",
                "dryRun=TRUE",
                "dryRun=yes",
                "dryRun=true&dryRun=true",
                "dryRun=true&%64ryRun=false",
                "dryrun=true",
                "DRYRUN=true",
                "dry-run=true",
                "dry_run",
                "%64ryrun=true"
            })
    void refusesWhatMayHaveBeenMeantAsOne(String query) {
        assertThatThrownBy(() -> DryRunRequests.isAsked(query))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo("malformed-dry-run"));
    }
}
