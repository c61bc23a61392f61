package cn.hengping.budget.adjustment;

import static cn.hengping.budget.adjustment.Stage.DRAFTING;
import static cn.hengping.platform.Role.PREPARER;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import cn.hengping.budget.adjustment.AdjustmentRefusal.AdjustmentNotDrafting;
import cn.hengping.budget.project.BasisFile;
import cn.hengping.budget.project.ProjectRefusal.NoSuchBasis;
import cn.hengping.budget.project.ProjectRefusal.TooManyBasisFiles;
import cn.hengping.platform.Command;

/** What a unit may change of its own adjustment while it drafts: what it asks for, and the files of the documents that it names. */
record Papers(Adjustment adjustment) {
    /** One document carries an adjustment; annexes of it, and documents that come to the project, may have files of their own. */
    static final int MOST = 10;

    Papers(Adjustment adjustment, Command command) {
        this(adjustment);
        command.actor().requireRole(PREPARER);
        command.actor().requireOwn(adjustment.subject().unit().path());
        if (adjustment.stage() != DRAFTING) {
            throw new AdjustmentNotDrafting(adjustment.stage()).asError();
        }
        command.requireCurrent(adjustment.version());
    }

    Adjustment rewrite(Proposal changed) {
        var files = adjustment.papers().stream()
                .filter(file -> names(changed, file.documentNumber()))
                .toList();
        return with(changed, files);
    }

    private boolean names(Proposal proposal, String documentNumber) {
        return proposal.documentNumber().equals(documentNumber)
                || proposal.over(adjustment.before()).basis().stream()
                        .anyMatch(basis -> basis.documentNumber().equals(documentNumber));
    }

    Adjustment attach(BasisFile file) {
        if (!names(adjustment.proposal(), file.documentNumber())) {
            throw new NoSuchBasis(file.documentNumber()).asError();
        }
        if (adjustment.papers().size() >= MOST) {
            throw new TooManyBasisFiles(MOST).asError();
        }
        return with(
                adjustment.proposal(),
                Stream.concat(adjustment.papers().stream(), Stream.of(file)).toList());
    }

    Adjustment detach(UUID id) {
        var taken = adjustment.file(id);
        return with(
                adjustment.proposal(),
                adjustment.papers().stream().filter(file -> !file.equals(taken)).toList());
    }

    private Adjustment with(Proposal proposal, List<BasisFile> files) {
        return new Adjustment(
                adjustment.subject(),
                adjustment.number(),
                proposal,
                adjustment.before(),
                DRAFTING,
                null,
                null,
                adjustment.sentBackFor(),
                adjustment.askedAt(),
                null,
                adjustment.version() + 1,
                files);
    }
}
