package cn.hengping.evaluation.radar;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import cn.hengping.evaluation.radar.Radar.Group;
import cn.hengping.platform.Event;
import cn.hengping.platform.UnitPath;

/** A unit's or a kind's scores were measured beside its peers'. The whole figures, each time; a later one replaces it. */
public record RadarMeasured(
        int year,
        String scopePath,
        String grouping,
        String key,
        String title,
        int evaluations,
        Map<String, BigDecimal> values,
        List<StandingPart> standings,
        Instant measuredAt)
        implements Event {

    /** A value beside the peers' median. */
    public record StandingPart(
            String measure, BigDecimal value, BigDecimal peerMedian, BigDecimal deviations, boolean outlying) {}

    public RadarMeasured {
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
        standings = List.copyOf(standings);
    }

    public static RadarMeasured of(int year, UnitPath scope, Group group, Instant at) {
        var values = new TreeMap<String, BigDecimal>();
        group.values().forEach((measure, value) -> values.put(measure.name(), value));
        return new RadarMeasured(
                year,
                scope.value(),
                group.grouping().name(),
                group.key(),
                group.title(),
                group.evaluations(),
                values,
                group.standings().stream()
                        .map(one -> new StandingPart(
                                one.measure().name(),
                                one.value(),
                                one.peerMedian(),
                                one.deviations(),
                                one.isOutlying()))
                        .toList(),
                at);
    }

    @Override
    public String topic() {
        return "evaluation.radar";
    }

    @Override
    public String type() {
        return "RadarMeasured.v1";
    }

    @Override
    public String subject() {
        return year + "/" + grouping + "/" + key;
    }
}
