// The fused window aggregate must give what the steps it stands for give, at every chunk size.

#include "runtime/plan/specs/aggregate_window.h"

#include <boost/test/unit_test.hpp>
#include <random>

#include "runtime/exec/aggregate_states.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/duplicate.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/pipeline.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/plan/specs/table_fill.h"
#include "runtime/plan/specs/window.h"
#include "tests/unit/runtime_exec/bench_plan.h"

namespace flux::exec {
namespace {

using plan::AggregateWindowSpec;
using plan::MakeNode;

plan::NodeRef Unfused(const AggregateWindowSpec& spec, plan::NodeRef input) {
  plan::WindowSpec window;
  window.shape = spec.shape;
  window.create_empty = spec.create_empty;
  plan::AggregateSpec aggregate;
  aggregate.fn = spec.fn;
  aggregate.column = spec.column;
  plan::DuplicateSpec duplicate;
  duplicate.column = spec.time_is_start ? "_start" : "_stop";
  duplicate.as = "_time";
  plan::WindowSpec whole;
  whole.shape.every.ns = whole.shape.period.ns = plan::WindowShape::kForever;
  plan::NodeRef node = MakeNode(aggregate, {MakeNode(window, {std::move(input)})});
  if (spec.create_empty) node = MakeNode(plan::TableFillSpec{}, {node});
  return MakeNode(whole, {MakeNode(duplicate, {node})});
}

enum class Times { kRegular, kBursts, kOutside, kNone };

// Two series in time order; one row in five has no value when `has_nulls`.
std::vector<Table> Series(Times times, bool has_nulls, bool is_ordered, uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Table> tables;
  for (const std::string host : {"a", "b"}) {
    std::string time_text, value_text, other_text;
    int64_t t = times == Times::kOutside ? -60 : 0;
    for (int i = 0; i < (times == Times::kNone ? 0 : 150); ++i) {
      time_text += std::to_string(t) + " ";
      const bool is_null = has_nulls && random() % 5 == 0;
      value_text +=
          is_null ? "- "
                  : std::to_string(static_cast<int64_t>(random() % 1000)) + "." + std::to_string(random() % 10) + " ";
      other_text += std::to_string(i) + " ";
      t += times == Times::kRegular ? 2 : static_cast<int64_t>(random() % 12 == 0 ? random() % 70 : random() % 3);
    }
    Table table = MakeTable({"_start", "_stop", "host"},
                            {{"_start time", "0"},
                             {"_stop time", "303"},
                             {"_time time", time_text},
                             {"_value float", value_text},
                             {"host string", host},
                             {"n int", other_text}},
                            is_ordered);
    if (times == Times::kRegular) {
      Chunk& chunk = table.chunks[0];
      chunk.columns[2] = Column::Sequence(ColumnType::kTime, 0, 2, chunk.rows);
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

// Bounds come from a scan's range, rows are as the source gives them.
plan::NodeRef Scan(Bench& bench, std::vector<Table> tables) {
  bench.catalog.tables = std::move(tables);
  plan::ScanSpec spec;
  spec.from.bucket = "fake";
  spec.range = {Time{0}, Time{303}};
  return MakeNode(spec, {});
}

constexpr const plan::AggregateDef* kKinds[] = {
    &exec::aggregates::kCount, &exec::aggregates::kSum,   &exec::aggregates::kMean, &exec::aggregates::kMin,
    &exec::aggregates::kMax,   &exec::aggregates::kFirst, &exec::aggregates::kLast};

std::vector<Table> Split(const std::vector<Table>& tables, size_t rows) {
  std::vector<Table> split;
  for (const Table& table : tables) {
    split.push_back(Table{table.header, {}});
    for (const Chunk& chunk : table.chunks) {
      for (Chunk& piece : SplitChunk(chunk, rows)) split.back().chunks.push_back(std::move(piece));
    }
  }
  return split;
}

void CheckAll(plan::WindowShape shape, Times times, bool has_nulls) {
  const std::vector<Table> tables = Series(times, has_nulls, true, 5);
  for (const plan::AggregateDef* kind : kKinds) {
    for (const int variant : {0, 1, 2, 3}) {
      AggregateWindowSpec spec;
      spec.shape = shape;
      spec.fn = kind;
      spec.create_empty = variant % 2 == 1;
      spec.time_is_start = variant >= 2;
      Bench bench;
      const std::string expected = bench.Run(Unfused(spec, Scan(bench, tables)));
      for (const size_t rows : {size_t{1}, size_t{3}, size_t{1000}}) {
        const plan::NodeRef scan = Scan(bench, Split(tables, rows));
        BOOST_TEST(bench.Run(MakeNode(spec, {scan}), rows) == expected);
        BOOST_TEST(bench.Run(Unfused(spec, scan), rows) == expected);
      }
    }
  }
}

plan::WindowShape Shape(int64_t every, int64_t period, int64_t offset) {
  plan::WindowShape shape;
  shape.every.ns = every;
  shape.period.ns = period;
  shape.offset.ns = offset;
  return shape;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(aggregate_window)

BOOST_AUTO_TEST_CASE(FusedEqualsUnfused) {
  for (const Times times : {Times::kRegular, Times::kBursts, Times::kOutside, Times::kNone}) {
    for (const bool has_nulls : {false, true}) {
      CheckAll(Shape(10, 10, 0), times, has_nulls);
      CheckAll(Shape(7, 7, 3), times, has_nulls);
      CheckAll(Shape(1000, 1000, 0), times, has_nulls);
      CheckAll(Shape(200, 200, 50), times, has_nulls);
    }
  }
}

BOOST_AUTO_TEST_CASE(OverlappingAndSparseWindowsEqualUnfused) {
  CheckAll(Shape(10, 25, 0), Times::kBursts, true);
  CheckAll(Shape(25, 10, 0), Times::kBursts, true);
  CheckAll(Shape(40, 700, 0), Times::kOutside, true);
  CheckAll(Shape(plan::WindowShape::kForever, plan::WindowShape::kForever, 0), Times::kBursts, true);
}

BOOST_AUTO_TEST_CASE(UnorderedTablesGiveTheSameRowsForOrderFreeAggregates) {
  AggregateWindowSpec spec;
  spec.shape = Shape(10, 10, 0);
  spec.fn = &exec::aggregates::kCount;
  Bench bench;
  const std::string ordered = bench.Run(MakeNode(spec, {Scan(bench, Series(Times::kBursts, true, true, 5))}));
  BOOST_TEST(bench.Run(MakeNode(spec, {Scan(bench, Series(Times::kBursts, true, false, 5))})) == ordered);
}

BOOST_AUTO_TEST_CASE(RowsWithoutTimeAreInNoWindow) {
  AggregateWindowSpec spec;
  spec.shape = Shape(10, 10, 0);
  spec.fn = &exec::aggregates::kSum;
  spec.create_empty = false;
  const std::vector<ColumnText> columns = {
      {"_start time", "0"}, {"_stop time", "303"}, {"_time time", "- - 5 12 13"}, {"_value float", "1 2 3 4 5"}};
  for (const size_t rows : {size_t{1}, size_t{2}, size_t{1000}}) {
    Bench bench;
    const auto scan = Scan(bench, Split({MakeTable({"_start", "_stop"}, columns)}, rows));
    BOOST_TEST(bench.Run(MakeNode(spec, {scan})) ==
               "{_start=0 _stop=303} _start:time _stop:time _value:float _time:time\n  0 303 3 10\n  0 303 9 20\n");
  }
}

BOOST_AUTO_TEST_CASE(FoldIsUsedForSeriesInTimeOrder) {
  Bench bench;
  AggregateWindowSpec spec;
  spec.shape = Shape(100, 100, 0);
  spec.fn = &exec::aggregates::kMax;
  const auto node = MakeNode(spec, {Scan(bench, Series(Times::kRegular, false, true, 5))});
  BOOST_TEST(bench.Run(node).starts_with("{_start=0 _stop=303 host=a} _start:time _stop:time _time:time _value:float"));
  BOOST_TEST(bench.stats[node.get()].note == "");
}

BOOST_AUTO_TEST_CASE(PipelinesFuseFiltersAndTheAggregate) {
  Bench bench;
  bench.kernels.AddFilter("odd", [](const Chunk& chunk, const Schema& schema, size_t row) {
    return chunk.columns[*schema.Find("n")]->IntAt(row) % 2 == 1;
  });
  auto aggregate = std::make_shared<AggregateWindowSpec>();
  aggregate->shape = Shape(10, 10, 0);
  aggregate->fn = &exec::aggregates::kSum;
  plan::PipelineSpec pipeline;
  pipeline.steps = {{plan::ChainStep::Kind::kFilter, Named("odd"), false}};
  pipeline.aggregate = aggregate;
  plan::FilterSpec filter;
  filter.fn = Named("odd");
  const auto scan = Scan(bench, Series(Times::kBursts, true, true, 5));
  BOOST_TEST(bench.Run(MakeNode(pipeline, {scan})) == bench.Run(Unfused(*aggregate, MakeNode(filter, {scan}))));
}

BOOST_AUTO_TEST_CASE(TooManyWindowsAreRefusedBeforeRunning) {
  Bench bench;
  AggregateWindowSpec spec;
  spec.fn = &aggregates::kMean;
  spec.shape = Shape(1, 1, 0);
  plan::ScanSpec scan;
  scan.from.bucket = "fake";
  scan.range = {Time{0}, Time{kNsPerSecond}};
  const auto result = bench.Execute({MakeNode(spec, {MakeNode(scan, {})})});
  BOOST_TEST((result.error().code == ErrorCode::kResourceExhausted));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux::exec
