package cn.hengping.budget.project;

import static cn.hengping.budget.project.Stage.APPROVED;
import static cn.hengping.budget.project.Stage.DRAFTING;

import java.util.UUID;

import cn.hengping.budget.objective.Objective;
import cn.hengping.budget.objective.WeightSchemes;
import cn.hengping.budget.project.ProjectRefusal.BudgetApprovedAlready;
import cn.hengping.budget.project.ProjectRefusal.CodeIsFixed;
import cn.hengping.budget.project.ProjectRefusal.NoSuchBasis;
import cn.hengping.budget.project.ProjectRefusal.NotDrafting;
import cn.hengping.budget.project.ProjectRefusal.TooManyBasisFiles;
import cn.hengping.platform.Command;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import org.jspecify.annotations.Nullable;

/** What a unit may change of its own project while it drafts; of nobody else's, and not any more once it is submitted. */
record Drafting(Project project) {

    Drafting(Project project, Command command) {
        this(project);
        project.requireOwner(command.actor());
        if (project.stage() == APPROVED) {
            throw new BudgetApprovedAlready(project.code()).asError();
        }
        if (project.stage() != DRAFTING) {
            throw new NotDrafting(project.stage()).asError();
        }
        command.requireCurrent(project.version());
    }

    Project rewrite(
            Registration changed, Lineage lineage, EconomicClassification classification, WeightSchemes schemes) {
        var unit = project.unit();
        var before = project.registration();
        var objective = project.objective();
        if (!changed.projectCode().equals(project.code()) || !changed.unitCode().equals(unit.unitCode())) {
            throw new CodeIsFixed(project.code()).asError();
        }
        NotAcceptable.unless(changed.faults(classification, lineage, before));
        if (objective != null && changed.year() != before.year()) {
            NotAcceptable.unless(objective.faults(schemes, changed.year(), unit.path()));
        }
        return next(changed, objective, project.papers().keeping(changed));
    }

    Project aim(Objective aimed, WeightSchemes schemes) {
        NotAcceptable.unless(aimed.faults(schemes, project.registration().year(), project.path()));
        return next(project.registration(), aimed, project.papers());
    }

    Project attach(BasisFile file) {
        if (!project.registration().hasBasis(file.documentNumber())) {
            throw new NoSuchBasis(file.documentNumber()).asError();
        }
        if (project.papers().files().size() >= BasisFile.MOST) {
            throw new TooManyBasisFiles(BasisFile.MOST).asError();
        }
        return next(
                project.registration(), project.objective(), project.papers().with(file));
    }

    Project detach(UUID id) {
        project.file(id);
        return next(
                project.registration(), project.objective(), project.papers().without(id));
    }

    private Project next(Registration registration, @Nullable Objective objective, Annex annex) {
        return project.with(registration, objective, annex, project.version() + 1);
    }
}
