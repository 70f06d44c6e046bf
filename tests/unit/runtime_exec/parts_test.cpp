// Parts of a source that run side by side give what they give one after the other.

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>

#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/scan.h"
#include "tests/unit/runtime_exec/bench_plan.h"

namespace flux::exec {
namespace {

constexpr size_t kTables = 60;

// A source of many tables and a filter that leaves nothing of some of them.
struct PartsFixture {
  PartsFixture() {
    for (size_t i = 0; i < kTables; ++i) {
      const std::string id = std::to_string(i);
      bench.catalog.tables.push_back(MakeTable(
          {"id"}, {{"_time time", "1 2 3"}, {"id int", id + " " + id + " " + id}, {"_value int", id + " 7 " + id}}));
    }
    bench.kernels.AddFilter("value is even", [](const Chunk& chunk, const Schema& schema, size_t row) {
      return chunk.columns[*schema.Find("_value")]->IntAt(row) % 2 == 0;
    });
    plan::ScanSpec spec;
    spec.from.bucket = "fake";
    scan = plan::MakeNode(spec, {});
    plan::FilterSpec filter_spec;
    filter_spec.fn = Named("value is even");
    filter = plan::MakeNode(filter_spec, {scan});
  }

  PhysicalPlan Plan() {
    PlanFacts facts(bench.registry);
    return Lower({&filter, 1}, facts, bench.registry);
  }

  Bench bench;
  plan::NodeRef scan, filter;
};

// Keeps tables until there are `most` of them.
class FullSink final : public TableSink {
 public:
  explicit FullSink(size_t most) : most_(most) {}
  Status Begin(TableHeaderRef header) override {
    if (kept.tables.size() == most_) return Fail(ErrorCode::kInvalid, "full");
    return kept.Begin(std::move(header));
  }
  Status Push(const Chunk& chunk) override { return kept.Push(chunk); }
  Status End() override { return kept.End(); }
  Status Finish() override { return kept.Finish(); }
  CollectingSink kept;

 private:
  const size_t most_;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(parts, PartsFixture)

BOOST_AUTO_TEST_CASE(PlansSayWhatRunsInParts) {
  const PhysicalPlan plan = Plan();
  BOOST_TEST((plan.nodes[0].last_in_parts == 1u));
  BOOST_TEST((plan.nodes[0].ends_parts == false));
  BOOST_TEST((plan.nodes[1].ends_parts == true));
}

BOOST_AUTO_TEST_CASE(SameTablesAndCounters) {
  const std::string alone = bench.Run(filter);
  const OperatorStats read = bench.stats[scan.get()], kept = bench.stats[filter.get()];
  BOOST_TEST(kept.tables_out == kTables / 2);
  for (const size_t helpers : {1, 2, 6}) {
    WorkerPool pool(helpers);
    bench.workers = &pool;
    std::atomic<size_t> elsewhere = 0;
    // The first part, which is this thread's, takes as long as somebody else needs to begin.
    bench.catalog.before_table = [&, here = std::this_thread::get_id()](size_t i) -> Status {
      if (std::this_thread::get_id() != here) ++elsewhere;
      while (i == 0 && elsewhere == 0) std::this_thread::yield();
      return {};
    };
    BOOST_TEST(bench.Run(filter) == alone);
    BOOST_TEST(elsewhere > 0u);
    BOOST_TEST(bench.stats[scan.get()].scan.rows_read == read.scan.rows_read);
    BOOST_TEST(bench.stats[scan.get()].rows_out == read.rows_out);
    BOOST_TEST(bench.stats[filter.get()].tables_out == kept.tables_out);
    BOOST_TEST(bench.stats[filter.get()].rows_out == kept.rows_out);
  }
}

// Whichever part fails first in time, the failure is that of the first part in order, and what comes before it is sent.
BOOST_AUTO_TEST_CASE(TheFirstFailureInOrderCounts) {
  const PhysicalPlan plan = Plan();
  WorkerPool pool(3);
  bench.workers = &pool;
  bench.catalog.before_table = [](size_t i) -> Status {
    if (i == 8) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    if (i >= 8) return Fail(ErrorCode::kUnavailable, "table " + std::to_string(i) + " is lost");
    return {};
  };
  CollectingSink sink;
  const Status status = bench.ExecutePlanInto(plan, sink, 8192);
  BOOST_REQUIRE(!status);
  BOOST_TEST(status.error().Text() == "scan: table 8 is lost");
  BOOST_TEST(sink.tables.size() == 4u);
}

BOOST_AUTO_TEST_CASE(WhoHasEnoughStopsTheRest) {
  const PhysicalPlan plan = Plan();
  WorkerPool pool(2);
  bench.workers = &pool;
  std::atomic<size_t> begun = 0;
  bench.catalog.before_table = [&](size_t) -> Status {
    ++begun;
    return {};
  };
  FullSink sink(3);
  const Status status = bench.ExecutePlanInto(plan, sink, 8192);
  BOOST_REQUIRE(!status);
  BOOST_TEST(status.error().message == "full");
  BOOST_TEST(sink.kept.tables.size() == 3u);
  BOOST_TEST(begun < kTables / 2);
}

BOOST_AUTO_TEST_CASE(CancellationEndsAllParts) {
  const PhysicalPlan plan = Plan();
  WorkerPool pool(2);
  bench.workers = &pool;
  bench.catalog.before_table = [&](size_t i) -> Status {
    if (i == 10) bench.cancel.Cancel();
    return {};
  };
  CollectingSink sink;
  const Status status = bench.ExecutePlanInto(plan, sink, 8192);
  BOOST_REQUIRE(!status);
  BOOST_CHECK(status.error().code == ErrorCode::kCanceled);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux::exec
