// What a scan does with the rows of its tables, compared with the same done to the rows of a plain scan.

#include <cmath>
#include <random>

#include "runtime/exec/aggregate_states.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/candidates.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/sort.h"
#include "tests/unit/runtime_store/row_model.h"

namespace flux::store {
namespace {

using namespace exec::aggregates;

// Fields of all kinds with ties, values that are not numbers and signed zeros, written late and again in part.
class Points {
 public:
  explicit Points(Store& store) : store_(store) {}

  void Write(int64_t start, int64_t step, int count) {
    std::vector<WritePoint> points;
    for (int i = 0; i < count; ++i) {
      WritePoint point{"m", {{"host", i % 50 == 0 ? "b" : "a"}}, {}, Time{start + i * step}};
      const auto small = static_cast<int64_t>(random_() % 100) - 50;
      point.fields = {{"f", Float(small)},
                      {"i", Value::Int(small)},
                      {"u", Value::Uint(random_() % 4 == 0 ? ~uint64_t{0} - static_cast<uint64_t>(small + 50)
                                                           : static_cast<uint64_t>(small + 50))}};
      points.push_back(std::move(point));
    }
    const auto writer = *store_.OpenWriter("db");
    const Status status = writer->Write(points);
    BOOST_REQUIRE_MESSAGE(status.has_value(), (status ? "" : status.error().message));
  }

 private:
  Value Float(int64_t small) {
    if (small == 0) return Value::Float(random_() % 2 == 0 ? 0.0 : -0.0);
    if (small % 17 == 0) return Value::Float(std::nan(""));
    return Value::Float(static_cast<double>(small) / 4);
  }

  Store& store_;
  std::mt19937_64 random_{11};
};

// A store with many points, all of them in chunks.
struct StoredPoints {
  StoredPoints() {
    BOOST_REQUIRE(store->CreateBucket("db").has_value());
    points.Write(0, 10, 20000);
    BOOST_REQUIRE(store->Flush().has_value());
  }

  TempDirectory directory;
  std::unique_ptr<Store> store = OpenStore(directory.path);
  Points points{*store};
};

BOOST_FIXTURE_TEST_CASE(operations_on_rows, StoredPoints) {
  const auto check = [&] {
    for (const auto& [start, stop] : {std::pair{0, 1000000}, {81915, 163845}, {150, 170}, {81000, 300000}})
      CheckOperations(*store, {.start = start, .stop = stop}, Operations());
  };
  check();
  // Points that are written again in part, in, between and behind the chunks, before and after they are in chunks.
  points.Write(100, 50, 300);
  points.Write(210000, 7, 20);
  check();
  BOOST_REQUIRE(store->Flush().has_value());
  check();
}

// What is known of chunks does not hold any more when points of them were deleted.
BOOST_FIXTURE_TEST_CASE(operations_on_what_deletes_left, StoredPoints) {
  const std::vector<DeleteTerm> predicate = {{"host", "a"}};
  const auto check = [&] {
    for (const auto& [start, stop] : {std::pair{0, 1000000}, {81915, 163845}})
      CheckOperations(*store, {.start = start, .stop = stop}, Operations());
  };
  const auto erase = [&](int64_t start, int64_t stop) {
    BOOST_REQUIRE(store->DeletePoints("db", Time{start}, Time{stop}, predicate).has_value());
  };
  // The first rows, the last ones, one in the middle, and a whole chunk.
  erase(0, 155);
  erase(199000, 250000);
  erase(100000, 100000);
  check();
  erase(81920, 163850);
  check();
  // Points that came later stay, some of them where a chunk was.
  points.Write(100, 500, 300);
  check();
  erase(120000, 140000);
  check();
  BOOST_REQUIRE(store->Flush().has_value());
  check();
  erase(INT64_MIN, INT64_MAX);
  check();
  BOOST_REQUIRE(store->Flush().has_value());
  check();
}

// The store takes no such operation while there are texts; they may come later.
BOOST_AUTO_TEST_CASE(first_rows_of_texts) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  std::string text;
  for (int i = 0; i < 10000; ++i) text += fmt::format("m s=\"{}\" {}\n", i * 7 % 1000, i);
  Load(*store, "db", text);
  BOOST_REQUIRE(store->Flush().has_value());
  Load(*store, "db", "m s=\"\" 17\nm s=\"a\" 20000\n");
  CheckOperations(*store, {.start = 5, .stop = 30000, .is_late = true}, FirstRowsOperations());
}

// Chunks are read only while they may hold one of the first rows.
BOOST_AUTO_TEST_CASE(first_rows_leave_out_chunks) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  std::string text;
  for (int i = 0; i < 30000; ++i) text += fmt::format("m f={} {}\n", i % 15000, i);
  Load(*store, "db", text);
  BOOST_REQUIRE(store->Flush().has_value());
  const auto read = [&](const char* column, bool is_descending, size_t limit) {
    plan::SortSpec sort;
    sort.columns = {column};
    sort.is_descending = is_descending;
    sort.limit = limit;
    ScanStats stats;
    ScanTables(*store, "db", {.operation = plan::MakeNode(sort, {})}, &stats);
    return fmt::format("{} of {}", stats.chunks_read, stats.chunks_read + stats.chunks_skipped);
  };
  BOOST_TEST(read("_value", true, 1) == "1 of 4");
  BOOST_TEST(read("_value", true, 1024) == "2 of 4");
  BOOST_TEST(read("_value", false, 10) == "2 of 4");
  BOOST_TEST(read("_time", true, 1024) == "1 of 4");
  BOOST_TEST(read("_time", false, 1024) == "1 of 4");
}

// That a series has points is mostly known without reading them.
BOOST_AUTO_TEST_CASE(whether_there_are_points) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  std::string text;
  for (int i = 0; i < 8192; ++i) text += fmt::format("m f={} {}\n", i, i * 10);
  Load(*store, "db", text);
  BOOST_REQUIRE(store->Flush().has_value());
  plan::LimitSpec one;
  one.count = 1;
  const auto found = [&](int64_t start, int64_t stop) {
    ScanStats stats;
    const Query query{.start = start, .stop = stop, .columns = {{}}, .operation = plan::MakeNode(one, {})};
    return fmt::format("{}, read {}", ScanTables(*store, "db", query, &stats).size(), stats.chunks_read);
  };
  BOOST_TEST(found(0, 5) == "1, read 0");
  BOOST_TEST(found(81910, 100000) == "1, read 0");
  BOOST_TEST(found(81911, 100000) == "0, read 0");
  BOOST_TEST(found(15, 1000) == "1, read 1");
  BOOST_TEST(found(15, 19) == "0, read 1");
  BOOST_REQUIRE(store->DeletePoints("db", Time{0}, Time{25}).has_value());
  BOOST_TEST(found(0, 5) == "0, read 1");
  BOOST_TEST(found(0, 26) == "0, read 1");
  BOOST_TEST(found(0, 31) == "1, read 1");
  BOOST_TEST(found(0, 100000) == "1, read 0");
  BOOST_REQUIRE(store->DeletePoints("db", Time{0}, Time{81910}).has_value());
  BOOST_TEST(found(0, 100000) == "0, read 0");
}

// The row that an extreme of tables that follow one another selects.
std::string SelectedFrom(const plan::AggregateDef& fn, const std::vector<Table>& tables,
                         std::span<const size_t> places) {
  const CancelToken cancel;
  std::unique_ptr<exec::AggregateStates> states;
  std::string selected;
  for (const size_t place : places) {
    const Schema& schema = tables[place].header->schema;
    const size_t value = *schema.Find("_value"), time = *schema.Find("_time");
    if (states == nullptr) {
      states = fn.start(nullptr, schema[value].type, cancel);
      states->Add(1);
    }
    for (const Chunk& chunk : tables[place].chunks) {
      const exec::RowRange rows{0, static_cast<uint32_t>(chunk.rows)};
      states->Fold(*chunk.columns[value], {&rows, 1}, 0);
      const uint32_t row = states->SelectedRow(0);
      if (row == exec::AggregateStates::kNoRow) continue;
      selected = fmt::format("table {}, time {}, {}", place, chunk.columns[time]->IntAt(row),
                             DebugText(chunk.columns[value]->ValueAt(row)));
    }
  }
  return selected;
}

// What a scan leaves out for extremes none selects, whichever tables come before and behind.
BOOST_FIXTURE_TEST_CASE(candidates_of_extremes, StoredPoints) {
  const auto check = [&](int64_t start, int64_t stop) {
    for (const plan::AggregateDef* fn : {&kMin, &kMax}) {
      ScanStats stats;
      const std::vector<Table> all = ScanTables(*store, "db", {.start = start, .stop = stop});
      plan::CandidatesSpec candidates;
      candidates.fn = fn;
      const Query query{.start = start, .stop = stop, .operation = plan::MakeNode(candidates, {})};
      const std::vector<Table> few = ScanTables(*store, "db", query, &stats);
      BOOST_REQUIRE_EQUAL(few.size(), all.size());
      for (size_t i = 0; i < all.size(); ++i) {
        BOOST_TEST(few[i].row_count() <= 2u);
        for (size_t k = 0; k < all.size(); ++k) {
          const bool are_alike = all[i].header->schema == all[k].header->schema;
          const std::vector<size_t> places = are_alike && i != k ? std::vector{i, k} : std::vector{i};
          BOOST_TEST(SelectedFrom(*fn, few, places) == SelectedFrom(*fn, all, places));
        }
      }
    }
  };
  const auto check_all = [&] {
    for (int64_t start = 0; start < 2000; start += 130) check(start, 1000000);
    check(81915, 163845);
    check(0, 10);
  };
  check_all();
  points.Write(100, 50, 300);
  check_all();
  BOOST_REQUIRE(store->DeletePoints("db", Time{100000}, Time{150000}).has_value());
  check_all();
}

// Chunks are left out only where no row of them passes; what is left is a part of what there is.
BOOST_AUTO_TEST_CASE(sieves) {
  TempDirectory directory;
  auto store = OpenStore(directory.path);
  BOOST_REQUIRE(store->CreateBucket("db").has_value());
  std::string text;
  for (int i = 0; i < 30000; ++i) text += fmt::format("m f={},i={}i {}\n", i, i, i);
  Load(*store, "db", text);
  BOOST_REQUIRE(store->Flush().has_value());
  const auto counts = [&](expr::Function sieve) {
    ScanStats stats;
    ScanTables(*store, "db", {.sieve = std::make_shared<const expr::Function>(std::move(sieve))}, &stats);
    return fmt::format("{} of {}", stats.chunks_read, stats.chunks_read + stats.chunks_skipped);
  };
  const auto value = [](BinaryOp op, Value literal) { return Compare("_value", op, std::move(literal)); };
  BOOST_TEST(counts(value(BinaryOp::kGreater, Value::Float(29998.5))) == "2 of 8");
  BOOST_TEST(counts(value(BinaryOp::kLess, Value::Float(0))) == "0 of 8");
  BOOST_TEST(counts(value(BinaryOp::kLessEqual, Value::Int(0))) == "2 of 8");
  BOOST_TEST(counts(value(BinaryOp::kEqual, Value::Int(10000))) == "2 of 8");
  BOOST_TEST(counts(value(BinaryOp::kNotEqual, Value::Int(10000))) == "8 of 8");
  // What fails for a type is asked for such columns all the same.
  BOOST_TEST(counts(value(BinaryOp::kEqual, Value::String("x"))) == "8 of 8");
  BOOST_TEST(counts(value(BinaryOp::kEqual, Value::Uint(7))) != "0 of 8");
  BOOST_TEST(counts(Compare("_time", BinaryOp::kLess, Value::Of(Time{5}))) == "2 of 2");
  BOOST_TEST(counts(Either(value(BinaryOp::kLess, Value::Float(1)), value(BinaryOp::kGreater, Value::Float(29998)))) ==
             "4 of 8");
  // Fresh points count as possible.
  Load(*store, "db", "m f=-5 10\n");
  ScanStats stats;
  const auto below = std::make_shared<const expr::Function>(value(BinaryOp::kLess, Value::Float(0)));
  const std::vector<Table> tables = ScanTables(*store, "db", {.sieve = below}, &stats);
  BOOST_REQUIRE_EQUAL(tables.size(), 1u);
  BOOST_TEST(stats.chunks_read == 1u);
}

// What is known of chunks is not read again.
BOOST_FIXTURE_TEST_CASE(nothing_is_read_in_vain, StoredPoints) {
  const auto read = [&](const plan::AggregateDef* kind, std::vector<expr::Function> predicates = {}) {
    plan::AggregateSpec aggregate;
    aggregate.fn = kind;
    ScanStats stats;
    ScanTables(*store, "db", {.predicates = std::move(predicates), .operation = plan::MakeNode(aggregate, {})}, &stats);
    return stats.chunks_read;
  };
  BOOST_TEST(read(&kCount) == 0u);
  BOOST_TEST(read(&kFirst) == 0u);
  BOOST_TEST(read(&kLast) == 0u);
  const expr::Function is_whole = Compare("_field", BinaryOp::kNotEqual, Value::String("f"));
  BOOST_TEST(read(&kSum, {is_whole}) == 0u);
  // One for each table at most.
  BOOST_TEST(read(&kMin) <= 6u);
}

}  // namespace
}  // namespace flux::store
