#include "runtime/exec/executor.h"

#include "runtime/exec/plan_run.h"
#include "runtime/plan/specs/yield.h"

namespace flux::exec {

Status ExecuteInto(const PhysicalPlan& plan, std::span<TableSink* const> sinks, const Registry& registry,
                   ExecContext& context, PlanStats* stats, RunRemains* remains) {
  const MemoryScope counted(&context.memory);
  PlanStats own;
  auto run = std::make_shared<PlanRun>(registry, context, stats != nullptr ? *stats : own);
  FLUX_TRY_STATUS(run->Build(plan, sinks));
  Status done = run->RunSources();
  run->SayAbsentColumns();
  if (!done && remains != nullptr) *remains = std::move(run);
  return done;
}

Result<std::vector<ResultSet>> Execute(std::span<const plan::NodeRef> roots, const Registry& registry,
                                       ExecContext& context, PlanStats* stats) {
  std::vector<CollectingSink> collected(roots.size());
  std::vector<TableSink*> sinks;
  for (CollectingSink& sink : collected) sinks.push_back(&sink);
  PlanFacts facts(registry);
  FLUX_TRY_STATUS(ExecuteInto(Lower(roots, facts, registry), sinks, registry, context, stats));
  std::vector<ResultSet> results;
  for (size_t i = 0; i < roots.size(); ++i) {
    const auto* yield = roots[i]->As<plan::YieldSpec>();
    results.push_back(ResultSet{yield != nullptr ? yield->result_name : "_result", std::move(collected[i].tables)});
  }
  return results;
}

}  // namespace flux::exec
