package cn.hengping.evaluation.offline;

import java.util.List;

import cn.hengping.evaluation.selfevaluation.Results;

/**
 * What a form that came back would make of the results. Nothing is saved by reading it.
 *
 * @param version the evaluation's when the form was taken along
 */
public record Returned(long version, Results results, List<CellFault> faults) {
    public Returned {
        faults = List.copyOf(faults);
    }
}
