// What a scan does with the rows of its tables, compared with the same done to the rows of a plain scan.

#include <cmath>
#include <numeric>
#include <random>

#include "runtime/exec/aggregate_states.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/sort.h"
#include "runtime/plan/specs/tail.h"
#include "tests/unit/runtime_store/store_fixture.h"

namespace flux::store {
namespace {

using namespace exec::aggregates;

// Rows of a table, or the one value of a table without times.
struct Rows {
  std::vector<int64_t> times;
  std::vector<Value> values;
  friend bool operator==(const Rows& a, const Rows& b) {
    if (a.times != b.times || a.values.size() != b.values.size()) return false;
    for (size_t i = 0; i < a.values.size(); ++i) {
      if (DebugText(a.values[i]) != DebugText(b.values[i])) return false;
    }
    return true;
  }
};
using Tables = std::vector<std::pair<std::string, Rows>>;

Rows RowsOf(const Table& table) {
  const Chunk all = table.Combined();
  Rows rows;
  const std::optional<size_t> time = table.header->schema.Find("_time");
  const size_t value = *table.header->schema.Find("_value");
  for (size_t i = 0; i < all.rows; ++i) {
    if (time) rows.times.push_back(all.columns[*time]->IntAt(i));
    rows.values.push_back(all.columns[value]->ValueAt(i));
  }
  return rows;
}

Rows Slice(const Rows& rows, size_t from, size_t to) {
  return {{rows.times.begin() + static_cast<ptrdiff_t>(from), rows.times.begin() + static_cast<ptrdiff_t>(to)},
          {rows.values.begin() + static_cast<ptrdiff_t>(from), rows.values.begin() + static_cast<ptrdiff_t>(to)}};
}

bool IsBetter(const plan::AggregateDef* kind, const Value& a, const Value& b) {
  const auto compare = [kind](auto x, auto y) { return kind == &kMin ? x < y : x > y; };
  if (a.kind() == ValueKind::kFloat) return compare(a.AsFloat(), b.AsFloat());
  if (a.kind() == ValueKind::kUint) return compare(a.AsUint(), b.AsUint());
  return compare(a.AsInt(), b.AsInt());
}

// Whole numbers wrap around.
Value SumOf(const std::vector<Value>& values) {
  const bool is_unsigned = values[0].kind() == ValueKind::kUint;
  uint64_t sum = 0;
  for (const Value& value : values) sum += is_unsigned ? value.AsUint() : static_cast<uint64_t>(value.AsInt());
  return is_unsigned ? Value::Uint(sum) : Value::Int(static_cast<int64_t>(sum));
}

Rows Selected(const plan::AggregateDef* kind, const Rows& rows) {
  if (kind == &kCount) return {{}, {Value::Int(static_cast<int64_t>(rows.values.size()))}};
  if (kind == &kSum) return {{}, {SumOf(rows.values)}};
  if (kind == &kFirst) return Slice(rows, 0, 1);
  if (kind == &kLast) return Slice(rows, rows.times.size() - 1, rows.times.size());
  size_t best = 0;
  for (size_t i = 1; i < rows.values.size(); ++i) {
    if (IsBetter(kind, rows.values[i], rows.values[best])) best = i;
  }
  return Slice(rows, best, best + 1);
}

// Whether `a` stands before `b` in ascending order.
bool IsBefore(const Value& a, const Value& b) {
  if (a.kind() == ValueKind::kString) return a.AsString() < b.AsString();
  if (a.kind() == ValueKind::kUint) return a.AsUint() < b.AsUint();
  if (a.kind() == ValueKind::kInt) return a.AsInt() < b.AsInt();
  const bool a_is_nan = std::isnan(a.AsFloat()), b_is_nan = std::isnan(b.AsFloat());
  return a_is_nan || b_is_nan ? !a_is_nan && b_is_nan : a.AsFloat() < b.AsFloat();
}

Rows FirstInOrder(const plan::SortSpec& sort, const Rows& rows) {
  std::vector<size_t> order(rows.times.size());
  std::iota(order.begin(), order.end(), size_t{0});
  const auto is_less = [&](size_t a, size_t b) {
    return sort.columns[0] == "_time" ? rows.times[a] < rows.times[b] : IsBefore(rows.values[a], rows.values[b]);
  };
  std::ranges::sort(order, [&](size_t a, size_t b) {
    const bool is_before = is_less(a, b), is_behind = is_less(b, a);
    if (is_before == is_behind) return a < b;
    return sort.is_descending ? is_behind : is_before;
  });
  order.resize(std::min(order.size(), *sort.limit));
  Rows first;
  for (const size_t row : order) {
    first.times.push_back(rows.times[row]);
    first.values.push_back(rows.values[row]);
  }
  return first;
}

// What the operation makes of a table; nothing when it sends no table.
std::optional<Rows> Apply(const plan::Node& operation, const Rows& rows) {
  const size_t size = rows.times.size();
  if (const auto* limit = operation.As<plan::LimitSpec>()) {
    const size_t from = std::min(limit->offset, size), to = std::min(from + limit->count, size);
    if (from == to && limit->count > 0) return std::nullopt;
    return Slice(rows, from, to);
  }
  if (const auto* tail = operation.As<plan::TailSpec>()) {
    const size_t to = size - std::min(tail->offset, size);
    return Slice(rows, to - std::min(tail->count, to), to);
  }
  if (const auto* sort = operation.As<plan::SortSpec>()) {
    if (*sort->limit == 0 && sort->drops_empty) return std::nullopt;
    return FirstInOrder(*sort, rows);
  }
  return Selected(operation.As<plan::AggregateSpec>()->fn, rows);
}

std::vector<plan::NodeRef> FirstRowsOperations() {
  std::vector<plan::NodeRef> all;
  for (const char* column : {"_value", "_time"}) {
    for (const bool is_descending : {false, true}) {
      for (const size_t count : {0, 1, 7, 300, 1024}) {
        plan::SortSpec sort;
        sort.columns = {column};
        sort.is_descending = is_descending;
        sort.limit = count;
        sort.drops_empty = count != 7;
        all.push_back(plan::MakeNode(sort, {}));
      }
    }
  }
  return all;
}

std::vector<plan::NodeRef> Operations() {
  std::vector<plan::NodeRef> all;
  for (const size_t count : {0, 1, 7, 9000}) {
    for (const size_t offset : {0, 1, 8500, 100000}) {
      plan::LimitSpec limit;
      limit.count = count;
      limit.offset = offset;
      all.push_back(plan::MakeNode(limit, {}));
      plan::TailSpec tail;
      tail.count = count;
      tail.offset = offset;
      all.push_back(plan::MakeNode(tail, {}));
    }
  }
  std::ranges::copy(FirstRowsOperations(), std::back_inserter(all));
  for (const plan::AggregateDef* kind : {&kCount, &kSum, &kFirst, &kLast, &kMin, &kMax}) {
    plan::AggregateSpec aggregate;
    aggregate.fn = kind;
    all.push_back(plan::MakeNode(aggregate, {}));
  }
  return all;
}

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

Tables All(Store& store, const Query& query) {
  Tables out;
  for (const Table& table : ScanTables(store, "db", query)) {
    out.emplace_back(table.header->key.DebugText(), RowsOf(table));
  }
  return out;
}

// The store sums whole numbers only.
bool IsSum(const plan::Node& operation) {
  const auto* aggregate = operation.As<plan::AggregateSpec>();
  return aggregate != nullptr && aggregate->fn == &kSum;
}

void CheckOperations(Store& store, const Query& all, const std::vector<plan::NodeRef>& operations) {
  Query whole = all;
  whole.predicates = {Compare("_field", BinaryOp::kNotEqual, Value::String("f"))};
  const Tables plain_all = All(store, all), plain_whole = All(store, whole);
  for (const plan::NodeRef& operation : operations) {
    Query query = IsSum(*operation) ? whole : all;
    Tables expected;
    for (const auto& [key, rows] : IsSum(*operation) ? plain_whole : plain_all) {
      if (std::optional<Rows> left = Apply(*operation, rows)) expected.emplace_back(key, *std::move(left));
    }
    plan::Description text;
    operation->spec->Describe(text);
    const std::string name =
        fmt::format("{} {} in [{}, {})", operation->name, text.items[0].second, all.start, all.stop);
    query.operation = operation;
    for (const size_t chunk_rows : {8192, 3}) {
      query.chunk_rows = chunk_rows;
      BOOST_CHECK_MESSAGE(All(store, query) == expected, name);
    }
  }
}

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
