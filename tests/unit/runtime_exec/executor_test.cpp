#include "runtime/exec/executor.h"

#include <boost/test/unit_test.hpp>

#include "runtime/column/bitmap.h"
#include "runtime/exec/aggregate_states.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/plan/specs/yield.h"
#include "tests/unit/runtime_exec/bench_plan.h"

namespace flux::exec {
namespace {

using plan::MakeNode;

std::vector<Table> OneTable() { return {MakeTable({}, {{"_time time", "1 2 3"}, {"_value int", "4 5 6"}})}; }

plan::NodeRef Yield(plan::NodeRef input, std::string name) {
  plan::YieldSpec spec;
  spec.result_name = std::move(name);
  return MakeNode(spec, {std::move(input)});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(executor)

BOOST_AUTO_TEST_CASE(SharedNodesRunOnceAndFeedAll) {
  Bench bench;
  const auto shared = TablesNode(OneTable());
  plan::AggregateSpec sum;
  sum.fn = &exec::aggregates::kSum;
  const auto results = bench.Execute({Yield(shared, "rows"), Yield(MakeNode(sum, {shared}), "sum"), shared}, 2);
  BOOST_REQUIRE(results.has_value());
  BOOST_TEST((*results)[0].name == "rows");
  BOOST_TEST(Dump((*results)[0].tables) == Dump(OneTable()));
  BOOST_TEST((*results)[1].name == "sum");
  BOOST_TEST(Dump((*results)[1].tables) == "{} _value:int\n  15\n");
  BOOST_TEST((*results)[2].name == "_result");
  BOOST_TEST(bench.stats[shared.get()].tables_out == 1u);
  BOOST_TEST(bench.stats[shared.get()].rows_out == 3u);
  BOOST_TEST(bench.stats[shared.get()].chunks_out == 2u);
}

BOOST_AUTO_TEST_CASE(FailuresNamePositionAndOperationOnce) {
  Bench bench;
  plan::AggregateSpec mean;
  mean.fn = &exec::aggregates::kMean;
  mean.column = "missing";
  const auto node = MakeNode(mean, {TablesNode(OneTable())}, {{.file = "main.flux", .line = 3, .column = 8}});
  BOOST_TEST(bench.Run(Yield(node, "x")) ==
             "error: `mean`: no column `missing` in table {}; `column` names the one to use\n  at main.flux:3:8");
}

BOOST_AUTO_TEST_CASE(ScansAskTheCatalog) {
  Bench bench;
  bench.catalog.tables = OneTable();
  plan::ScanSpec spec;
  spec.from.bucket = "fake";
  const auto scan = MakeNode(spec, {});
  BOOST_TEST(bench.Run(scan) == Dump(OneTable()));
  BOOST_TEST(bench.stats[scan.get()].scan.rows_read == 3u);
  spec.from.bucket = "other";
  BOOST_TEST(bench.Run(MakeNode(spec, {})) == "error: scan: bucket `other` does not exist");
}

BOOST_AUTO_TEST_CASE(CancellationEndsTheRun) {
  Bench bench;
  bench.cancel.Cancel();
  BOOST_TEST(bench.Run(Yield(TablesNode(OneTable()), "x")) == "error: canceled");
}

BOOST_AUTO_TEST_CASE(MemoryIsLimited) {
  Bench bench;
  std::vector<std::string> kept;
  bench.kernels.AddFilter("keep much", [&](const Chunk&, const Schema&, size_t) {
    kept.emplace_back(1 << 20, 'x');
    return true;
  });
  plan::FilterSpec filter;
  filter.fn = Named("keep much");
  const auto node = MakeNode(filter, {TablesNode(OneTable())});
  bench.memory_limit = 100'000;
  BOOST_TEST(bench.Run(node).starts_with("error: filter: memory limit of 100 KB reached"));
  bench.memory_limit = 10'000'000;
  BOOST_TEST(!bench.Run(node).starts_with("error"));
}

BOOST_AUTO_TEST_CASE(CompactSlicesRunsAndGathersTheRest) {
  const ColumnRef column = Column::FlatInt({1, 2, 3, 4});
  const auto select = [&](uint64_t bits) {
    return Compact(KernelOutput{{column}, 4, std::make_shared<const std::vector<uint64_t>>(1, bits)});
  };
  BOOST_TEST(select(0b1111).columns[0].get() == column.get());
  BOOST_TEST(select(0b0110).columns[0]->IntAt(1) == 3);
  BOOST_TEST(select(0b1001).columns[0]->IntAt(1) == 4);
  BOOST_TEST(select(0).rows == 0u);
  BOOST_TEST(select(0).columns[0]->length() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux::exec
