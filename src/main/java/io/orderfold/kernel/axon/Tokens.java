package io.orderfold.kernel.axon;

import io.orderfold.kernel.jdbc.Databases;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How far each group's handlers have come, on whatever node: read, without claiming anything. */
@Component
public class Tokens {

    /**
     * How far one segment of a group has come.
     *
     * @param token null before its first batch
     * @param owner the node that is at it; null where none is
     */
    public record SegmentToken(
            int segment,
            @Nullable TrackingToken token,
            @Nullable String owner,
            @Nullable Instant updatedAt) {

        /** Up to where everything has been handled; 0 before the first event. */
        public long position() {
            TrackingToken reached = WrappedToken.unwrapLowerBound(token);
            return reached == null ? 0 : Math.max(0, reached.position().orElse(0));
        }
    }

    private final JdbcTemplate writeJdbc;
    private final JdbcTemplate readJdbc;
    private final Serializer serializer;

    Tokens(JdbcTemplate writeJdbc, @Qualifier(Databases.READ) JdbcTemplate readJdbc, Serializer serializer) {
        this.writeJdbc = writeJdbc;
        this.readJdbc = readJdbc;
        this.serializer = serializer;
    }

    /** The database that a group's handlers write to. */
    JdbcTemplate database(String group) {
        return group.endsWith(".projection") ? readJdbc : writeJdbc;
    }

    public List<SegmentToken> of(String group) {
        return database(group)
                .query(
                        "select segment, token_position, token_type, owner, updated_at from tracking_tokens"
                                + " where processor = ? order by segment",
                        (row, number) -> {
                            String at = row.getString("updated_at");
                            return new SegmentToken(
                                    row.getInt("segment"),
                                    token(row.getString("token_position"), row.getString("token_type")),
                                    row.getString("owner"),
                                    at == null ? null : Instant.parse(at));
                        },
                        group);
    }

    private @Nullable TrackingToken token(@Nullable String token, @Nullable String type) {
        return token == null || type == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(token, String.class, type, null));
    }

    /**
     * Whether the group's handlers are done with an event, by its position in the log and its stream. Only the segment that
     * its stream belongs to tells: others say how far they have come when they have something to do.
     */
    public BiPredicate<Long, String> handled(String group) {
        List<SegmentToken> tokens = of(group);
        int[] ids = tokens.stream().mapToInt(SegmentToken::segment).toArray();
        return (position, stream) -> tokens.stream()
                .filter(token -> Segment.computeSegment(token.segment(), ids).matches(stream))
                .anyMatch(token -> WrappedToken.unwrapLowerBound(token.token()) instanceof GapAwareTrackingToken gaps
                        && position <= gaps.getIndex()
                        && !gaps.getGaps().contains(position));
    }
}
