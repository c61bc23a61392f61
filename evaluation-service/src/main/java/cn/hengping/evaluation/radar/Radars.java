package cn.hengping.evaluation.radar;

import java.util.List;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where the radar's figures are kept. */
public interface Radars {
    /** What makes a project worth a look, and how much: points from 0, the highest first. */
    record ProjectRisk(
            String projectCode,
            String projectName,
            String unitPath,
            String unitName,
            int points,
            List<String> grounds) {
        public ProjectRisk {
            grounds = List.copyOf(grounds);
        }
    }

    /** A figure of one project, from one source; sources replace their own. */
    record Figure(String projectCode, String source, int points, String ground) {}

    /** The approved evaluations of a year in a part of the tree. */
    Flux<Case> cases(int year, UnitPath scope);

    /** Replaces what was measured of this year and place, with the figures that it gives projects, and tells the dashboards. */
    Mono<Void> replace(
            int year,
            UnitPath scope,
            List<Radar.Group> groups,
            List<Figure> figures,
            List<Case> cases,
            Command command);

    /** Units within the caller's scope; kinds only for whoever sees all that was measured. */
    Mono<Page<RadarMeasured>> groups(int year, Actor actor, @Nullable String cursor, int limit);

    Mono<Page<ProjectRisk>> risks(int year, Actor actor, @Nullable String cursor, int limit);
}
