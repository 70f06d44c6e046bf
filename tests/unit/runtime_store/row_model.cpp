#include "tests/unit/runtime_store/row_model.h"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "runtime/exec/aggregate_states.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/sort.h"
#include "runtime/plan/specs/tail.h"

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

}  // namespace

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

void CheckOperations(Store& store, const Query& all, const std::vector<plan::NodeRef>& operations) {
  Query whole = all;
  whole.predicates.push_back(Compare("_field", BinaryOp::kNotEqual, Value::String("f")));
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

}  // namespace flux::store
