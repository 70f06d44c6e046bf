// Scans of stored and fresh points that threads share give what they give to one.

#include <random>

#include "runtime/base/worker_pool.h"
#include "runtime/exec/aggregate_states.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/scan.h"
#include "tests/unit/runtime_exec/bench_plan.h"
#include "tests/unit/runtime_store/store_fixture.h"

namespace flux::store {
namespace {

class StoreCatalog final : public SourceCatalog {
 public:
  explicit StoreCatalog(Store& store) : store_(store) {}
  Result<std::shared_ptr<Source>> OpenSource(const plan::FromSpec&) override { return store_.OpenSource("db"); }
  Result<std::unique_ptr<PointWriter>> OpenWriter(const plan::FromSpec&) override { return store_.OpenWriter("db"); }

 private:
  Store& store_;
};

struct PartsFixture {
  PartsFixture() {
    BOOST_REQUIRE(store->CreateBucket("db").has_value());
    exec::RegisterCoreOperations(registry);
    kernels.AddFilter("value is rare", [](const Chunk& chunk, const Schema& schema, size_t row) {
      return chunk.columns[*schema.Find("_value")]->IntAt(row) < 3;
    });
  }

  // Points of three series, of which one has many, with gaps.
  void Write(std::mt19937& random, size_t count) {
    std::string lines;
    for (size_t i = 0; i < count; ++i) {
      clock += random() % 500 == 0 ? 100'000 : static_cast<int64_t>(random() % 20);
      const char* host = random() % 20 == 0 ? (random() % 2 == 0 ? "b" : "c") : "a";
      lines += "m,host=" + std::string(host) + " n=" + std::to_string(random() % 2000) + "i " +
               std::to_string(random() % 50 == 0 ? clock / 2 : clock) + "\n";
    }
    Load(*store, "db", lines);
  }

  plan::NodeRef Scan(plan::TimeRange range) const {
    plan::ScanSpec spec;
    spec.from.bucket = "db";
    spec.range = range;
    spec.series.value_type = ColumnType::kInt;
    return plan::MakeNode(std::move(spec), {});
  }
  static plan::NodeRef Filtered(plan::NodeRef input) {
    plan::FilterSpec spec;
    spec.fn = exec::Named("value is rare");
    return plan::MakeNode(std::move(spec), {std::move(input)});
  }
  static plan::NodeRef Windowed(const plan::AggregateDef& fn, int64_t every, bool create_empty, plan::NodeRef input) {
    plan::AggregateWindowSpec spec;
    spec.shape = {.every = {0, every}, .period = {0, every}, .offset = {0, 7}, .location = {}};
    spec.fn = &fn;
    spec.create_empty = create_empty;
    return plan::MakeNode(std::move(spec), {std::move(input)});
  }

  std::string Run(const plan::NodeRef& root, WorkerPool* workers, size_t part_rows) {
    MemoryAccount memory(0);
    StoreCatalog catalog(*store);
    exec::ExecContext context{kernels, catalog, memory, cancel, Time{}, 100};
    context.workers = workers;
    context.part_rows = part_rows;
    const auto sets = exec::Execute({&root, 1}, registry, context, nullptr);
    BOOST_REQUIRE_MESSAGE(sets.has_value(), (sets ? "" : sets.error().Text()));
    return exec::Dump(sets->front().tables);
  }

  void Check(const plan::NodeRef& root) {
    const std::string alone = Run(root, nullptr, 1);
    for (const size_t rows : {1, 100, 5000}) {
      for (WorkerPool* pool : {&one, &six}) BOOST_TEST_REQUIRE((Run(root, pool, rows) == alone));
    }
  }

  TempDirectory directory;
  std::unique_ptr<Store> store = OpenStore(directory.path);
  Registry registry;
  exec::FakeKernels kernels;
  CancelToken cancel;
  WorkerPool one{1}, six{6};
  int64_t clock = 0;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(parts_of_scans, PartsFixture)

BOOST_AUTO_TEST_CASE(same_tables) {
  std::mt19937 random(1);
  for (int round = 0; round < 4; ++round) {
    Write(random, 3000);
    if (round % 2 == 0) BOOST_REQUIRE(store->Flush().has_value());
    for (const plan::TimeRange range :
         {plan::TimeRange{{0}, {clock + 1000}}, plan::TimeRange{{clock / 3}, {clock / 2}}}) {
      const plan::NodeRef scan = Scan(range);
      Check(scan);
      Check(Filtered(scan));
      for (const int64_t every : {600, 50'000}) {
        for (const plan::AggregateDef* fn :
             {&exec::aggregates::kMean, &exec::aggregates::kCount, &exec::aggregates::kMax}) {
          Check(Windowed(*fn, every, true, scan));
          Check(Windowed(*fn, every, false, Filtered(scan)));
          Check(Windowed(*fn, every, true, Filtered(scan)));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace flux::store
