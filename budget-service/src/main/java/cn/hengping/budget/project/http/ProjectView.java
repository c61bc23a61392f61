package cn.hengping.budget.project.http;

import java.time.Instant;
import java.util.List;

import cn.hengping.budget.objective.Objective;
import cn.hengping.budget.project.Basis;
import cn.hengping.budget.project.BasisFile;
import cn.hengping.budget.project.Fund;
import cn.hengping.budget.project.Item;
import cn.hengping.budget.project.Origin;
import cn.hengping.budget.project.Project;
import cn.hengping.budget.project.ProjectKind;
import cn.hengping.budget.project.Reason;
import cn.hengping.budget.project.Stage;
import cn.hengping.budget.unit.Place;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Money;
import org.jspecify.annotations.Nullable;

/** A project as one caller sees it: with the steps that this caller may take now. */
record ProjectView(
        String projectCode,
        int year,
        String name,
        ProjectKind kind,
        boolean classified,
        Place unit,
        Place department,
        List<Basis> basis,
        String content,
        String purpose,
        List<Fund> funds,
        List<Item> items,
        @Nullable String parentCode,
        List<BasisFile> basisFiles,
        @Nullable LastYear lastYear,
        Money initialBudgetYuan,
        @Nullable Objective objective,
        Stage stage,
        List<Reason> sentBackFor,
        @Nullable Instant approvedAt,
        int edition,
        List<String> warnings,
        List<String> may) {

    /** Which project it was copied from, and what of that is still there. */
    record LastYear(String projectCode, int year, List<Origin.Mark> marks) {
        static @Nullable LastYear of(Project project) {
            var origin = project.papers().origin();
            return origin == null
                    ? null
                    : new LastYear(
                            origin.registration().projectCode(),
                            origin.registration().year(),
                            origin.marks(project.registration(), project.objective()));
        }
    }

    static ProjectView of(Project project, Actor actor) {
        var registration = project.registration();
        return new ProjectView(
                project.code(),
                registration.year(),
                registration.name(),
                registration.kind(),
                registration.classified(),
                project.unit(),
                project.department(),
                registration.basis(),
                registration.content(),
                registration.purpose(),
                registration.funds(),
                registration.items(),
                registration.parentCode(),
                project.papers().files(),
                LastYear.of(project),
                registration.budget(),
                project.objective(),
                project.stage(),
                project.sentBackFor(),
                project.approvedAt(),
                project.edition(),
                registration.warnings(),
                project.may(actor));
    }
}
