// Tables that threads take in pieces leave as they are without help.

#include <boost/test/unit_test.hpp>
#include <thread>

#include "runtime/base/worker_pool.h"
#include "runtime/exec/aggregate_states.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/scan.h"
#include "tests/unit/runtime_exec/bench_plan.h"

namespace flux::exec {
namespace {

constexpr int64_t kRows = 600;

// Two tables of which the filter keeps a few rows, far from each other.
struct PiecesFixture {
  PiecesFixture() {
    for (const char* id : {"a", "b"}) {
      std::string times, values, ids, starts, stops;
      for (int64_t row = 0; row < kRows; ++row) {
        times += std::to_string(100 + 10 * row) + " ";
        values += std::to_string(row % 97) + " ";
        ids += std::string(id) + " ";
        starts += "0 ";
        stops += "9000 ";
      }
      bench.catalog.tables.push_back(MakeTable({"_start", "_stop", "id"}, {{"_start time", starts},
                                                                           {"_stop time", stops},
                                                                           {"_time time", times},
                                                                           {"id string", ids},
                                                                           {"_value int", values}}));
    }
    bench.kernels.AddFilter("value is rare", [](const Chunk& chunk, const Schema& schema, size_t row) {
      return chunk.columns[*schema.Find("_value")]->IntAt(row) == 30;
    });
    plan::ScanSpec spec;
    spec.from.bucket = "fake";
    spec.range = {Time{0}, Time{9000}};
    scan = plan::MakeNode(spec, {});
    plan::FilterSpec filter_spec;
    filter_spec.fn = Named("value is rare");
    filter = plan::MakeNode(filter_spec, {scan});
  }

  plan::NodeRef Windowed(const plan::AggregateDef& fn, bool create_empty, plan::NodeRef input) {
    plan::AggregateWindowSpec spec;
    spec.shape = {.every = {0, 70}, .period = {0, 70}, .offset = {}, .location = {}};
    spec.fn = &fn;
    spec.create_empty = create_empty;
    return plan::MakeNode(std::move(spec), {std::move(input)});
  }

  PhysicalPlan Plan(const plan::NodeRef& root) {
    PlanFacts facts(bench.registry);
    return Lower({&root, 1}, facts, bench.registry);
  }

  // Pieces of several sizes, taken by several threads, give the same tables, and are counted as tables.
  void Check(const plan::NodeRef& root) {
    bench.workers = nullptr;
    const std::string alone = bench.Run(root);
    const PlanStats counted = bench.stats;
    for (const size_t rows : {7, 50, 100, 350}) {
      bench.catalog.piece_rows = rows;
      for (const size_t helpers : {1, 6}) {
        WorkerPool pool(helpers);
        bench.workers = &pool;
        for (int run = 0; run < 3; ++run) {
          BOOST_TEST(bench.Run(root) == alone);
          for (const auto& [node, stats] : counted) {
            BOOST_TEST(bench.stats[node].tables_out == stats.tables_out);
            BOOST_TEST(bench.stats[node].rows_out == stats.rows_out);
          }
        }
      }
    }
  }

  Bench bench;
  plan::NodeRef scan, filter;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pieces, PiecesFixture)

BOOST_AUTO_TEST_CASE(PlansSayHowFarPiecesGo) {
  const PhysicalPlan plan = Plan(filter);
  BOOST_REQUIRE(plan.nodes[0].pieces.has_value());
  BOOST_TEST(plan.nodes[0].pieces->last == 1u);
  BOOST_TEST(!plan.nodes[0].pieces->is_held);
  const PhysicalPlan windows = Plan(Windowed(aggregates::kMean, true, filter));
  BOOST_TEST(windows.nodes[0].pieces->last == 2u);
  BOOST_TEST(windows.nodes[0].pieces->is_held);
  // Nothing is done to rows, or they are folded where they arrive.
  plan::AggregateSpec mean;
  mean.fn = &aggregates::kMean;
  BOOST_TEST(!Plan(scan).nodes[0].pieces);
  BOOST_TEST(!Plan(plan::MakeNode(std::move(mean), {filter})).nodes[0].pieces);
  // Cuts are where windows begin.
  BOOST_TEST(windows.nodes[0].pieces->cuts(Time{209}).ns == 140);
  BOOST_TEST(windows.nodes[0].pieces->cuts(Time{210}).ns == 210);
}

BOOST_AUTO_TEST_CASE(RowsByThemselves) { Check(filter); }

BOOST_AUTO_TEST_CASE(Windows) {
  for (const plan::AggregateDef* fn : {&aggregates::kMean, &aggregates::kCount, &aggregates::kLast}) {
    for (const bool create_empty : {false, true}) {
      Check(Windowed(*fn, create_empty, scan));
      Check(Windowed(*fn, create_empty, filter));
    }
  }
}

BOOST_AUTO_TEST_CASE(TablesOfWhichNothingIsLeft) {
  bench.kernels.AddFilter("value is rare", [](const Chunk& chunk, const Schema& schema, size_t row) {
    return chunk.columns[*schema.Find("id")]->StringAt(row) == "b" &&
           chunk.columns[*schema.Find("_time")]->IntAt(row) > 5100;
  });
  Check(Windowed(aggregates::kCount, true, filter));
}

// What a window aggregate makes of the first pieces does not leave when a later one fails.
BOOST_AUTO_TEST_CASE(AFailureInALaterPieceComesFirst) {
  bench.catalog.piece_rows = 50;
  WorkerPool pool(3);
  bench.workers = &pool;
  bench.catalog.before_piece = [](const plan::TimeRange& times) -> Status {
    if (times.start.ns > 2000) return Fail(ErrorCode::kUnavailable, "rows are lost");
    return {};
  };
  const plan::NodeRef windows = Windowed(aggregates::kMean, true, scan);
  CollectingSink sink;
  const Status status = bench.ExecutePlanInto(Plan(windows), sink, 8192);
  BOOST_REQUIRE(!status);
  BOOST_TEST(status.error().Text() == "scan: rows are lost");
  BOOST_TEST(sink.tables.empty());
}

// Keeps one row of each table.
class OneRowSink final : public TableSink {
 public:
  Status Begin(TableHeaderRef header) override {
    rows_ = 0;
    ++tables;
    return kept.Begin(std::move(header));
  }
  Status Push(const Chunk& chunk) override {
    rows_ += chunk.rows;
    return kept.Push(chunk);
  }
  Status End() override { return kept.End(); }
  Status Finish() override { return kept.Finish(); }
  bool WantsRows() const override { return rows_ == 0; }
  CollectingSink kept;
  size_t tables = 0;

 private:
  size_t rows_ = 0;
};

BOOST_AUTO_TEST_CASE(PiecesThatNobodyWantsAreLeftOut) {
  bench.catalog.piece_rows = 5;
  WorkerPool pool(1);
  bench.workers = &pool;
  std::atomic<size_t> sent = 0;
  bench.catalog.before_piece = [&](const plan::TimeRange&) -> Status {
    ++sent;
    return {};
  };
  // A function that cannot fail, so that rows may be left out.
  expr::Function never_fails{.params = {"r"}, .nodes = {}};
  never_fails.body = never_fails.Add({.kind = expr::NodeKind::kLiteral, .value = Value::Bool(true)});
  bench.kernels.AddFilter("all", [](const Chunk&, const Schema&, size_t) { return true; });
  plan::FilterSpec all;
  all.fn = {std::make_shared<const expr::Function>(std::move(never_fails)), Value(), "all"};
  OneRowSink sink;
  BOOST_REQUIRE(bench.ExecutePlanInto(Plan(plan::MakeNode(std::move(all), {scan})), sink, 8192).has_value());
  BOOST_TEST(sink.tables == 2u);
  BOOST_TEST(sink.kept.tables[1].header->key.Find("id")->value.AsString() == "b");
  BOOST_TEST(sent < 40u);
}

BOOST_AUTO_TEST_CASE(CancellationEndsAllPieces) {
  bench.catalog.piece_rows = 5;
  WorkerPool pool(2);
  bench.workers = &pool;
  bench.catalog.before_piece = [&](const plan::TimeRange& times) -> Status {
    if (times.start.ns > 1000) bench.cancel.Cancel();
    return {};
  };
  CollectingSink sink;
  const Status status = bench.ExecutePlanInto(Plan(Windowed(aggregates::kMean, true, filter)), sink, 8192);
  BOOST_REQUIRE(!status);
  BOOST_CHECK(status.error().code == ErrorCode::kCanceled);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux::exec
