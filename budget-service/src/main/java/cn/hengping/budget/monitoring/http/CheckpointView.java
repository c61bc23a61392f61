package cn.hengping.budget.monitoring.http;

import java.util.List;

import cn.hengping.budget.monitoring.Account;
import cn.hengping.budget.monitoring.Checkpoint;
import cn.hengping.budget.monitoring.Edition;
import cn.hengping.budget.monitoring.Reading;
import cn.hengping.budget.monitoring.Stage;
import cn.hengping.budget.objective.Indicator;
import cn.hengping.budget.unit.Place;
import cn.hengping.platform.Actor;
import org.jspecify.annotations.Nullable;

/** A checkpoint as one caller sees it: with the steps that this caller may take now. */
record CheckpointView(
        String projectCode,
        String projectName,
        int year,
        int month,
        Place unit,
        Place department,
        List<Indicator> indicators,
        Account account,
        Reading reading,
        Stage stage,
        @Nullable Edition submitted,
        Checkpoint.@Nullable Question question,
        @Nullable String acknowledgedBy,
        List<String> may) {

    static CheckpointView of(Checkpoint checkpoint, Actor actor) {
        return new CheckpointView(
                checkpoint.projectCode(),
                checkpoint.projectName(),
                checkpoint.year(),
                checkpoint.month(),
                checkpoint.unit(),
                checkpoint.department(),
                checkpoint.indicators(),
                checkpoint.account(),
                checkpoint.reading(),
                checkpoint.stage(),
                checkpoint.submitted(),
                checkpoint.question(),
                checkpoint.acknowledgedBy(),
                checkpoint.may(actor));
    }
}
