package cn.hengping.budget.adjustment;

import cn.hengping.budget.project.Project;
import cn.hengping.budget.unit.Place;
import cn.hengping.platform.Actor;

/** The project that is adjusted, as far as lists and desks need to know it. */
public record Subject(
        String projectCode, String projectName, int year, boolean classified, Place unit, Place department) {

    static Subject of(Project project) {
        var registration = project.registration();
        return new Subject(
                project.code(),
                registration.name(),
                registration.year(),
                registration.classified(),
                project.unit(),
                project.department());
    }

    boolean isAtItsPlace(Edge edge, Actor actor) {
        return switch (edge) {
            case SUBMITTED, WITHDRAWN, GIVEN_UP -> actor.scope().equals(unit.path());
            case ENDORSED, SENT_BACK_BY_DEPARTMENT -> actor.scope().equals(department.path());
            case APPROVED_BY_BUREAU, SENT_BACK_BY_BUREAU -> actor.scope().covers(unit.path());
        };
    }
}
