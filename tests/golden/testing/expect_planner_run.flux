// What does not hold fails a run as well, once its results are out.
import "array"
import "planner"
import "testing/expect"

option planner.disableLogicalRules = ["NoSuchRule", "vectorizeMapRule"]

expect.planner(rules: ["vectorizeMapRule": 0])
array.from(rows: [{_value: 1}]) |> map(fn: (r) => ({_value: r._value + 1}))

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,2
//
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"`expect.planner`: rule `vectorizeMapRule`: want 0 ×, got 1 ×
//   at expect_planner_run.flux:8:1",
// --- stderr
// fluxc: warning: option `planner.disableLogicalRules`: there is no rule `NoSuchRule`; the rules are vectorizeMapRule, AbsentTagRule, CountOfGroupsRule, CatalogueRule, FoldConstantsRule, RemoveNegationRule, RegexAsEqualityRule, SetMembershipRule, AggregateWindowRule, AggregateWindowCreateEmptyRule, PushRangeIntoScanRule, ConstantFilterRule, IdentityMapRule, RedundantRenameRule, RedundantUnionRule, RedundantTableFillRule, RedundantGroupRule, MergeProjectsRule, RedundantProjectRule, RedundantSortRule, SortUnderCountRule, MergeLimitsRule, RedundantLimitRule, SortLimitRule, PushIntoSourceRule, FactsOfSeriesRule, FilterPastSortRule, FilterPastDuplicateRule, FilterPastSetRule, FilterPastProjectRule, FilterPastRenameRule, FilterPastMapRule, FilterPastUnionRule, FilterPastGroupRule, FilterPastJoinRule, LimitPastMapRule, LimitPastProjectRule, LimitUnderGroupRule, AggregateUnderGroupRule, LimitUnderUnionRule, MergeFiltersRule, DropRepeatedConjunctsRule, RepeatedSubplansRule, PruneColumnsRule, CountedColumnRule, DistinctLimitRule, FuseGroupAggregateRule, FusePipelineRule, experimental/table.IdempotentTableFill, influxdata/influxdb.MergeRemoteRangeRule, RemoveTrivialFilterRule, universe/RemoveRedundantSort
// fluxc: warning: option `planner.disableLogicalRules`: kernels always run what they can, so `vectorizeMapRule` cannot be left out
// fluxc: `expect.planner`: rule `vectorizeMapRule`: want 0 ×, got 1 ×
//   at expect_planner_run.flux:8:1
//   |
// 8 | expect.planner(rules: ["vectorizeMapRule": 0])
//   | ^^^^^^^^^^^^^^
// --- exit 1
