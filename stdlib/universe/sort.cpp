#include "runtime/plan/specs/sort.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "runtime/base/cancelable_sort.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

using plan::SortSpec;

constexpr std::string_view kParameters = "tables columns desc";

// One sort column as numbers whose order is the values' order; nulls are told by `column`.
struct SortKey {
  ColumnRef column;
  std::vector<uint64_t> ranks;
};

constexpr uint64_t kSignBit = uint64_t{1} << 63;

uint64_t FloatRank(double v) {
  if (std::isnan(v)) return std::numeric_limits<uint64_t>::max();
  const uint64_t bits = std::bit_cast<uint64_t>(v == 0 ? 0.0 : v);
  return (bits & kSignBit) ? ~bits : bits | kSignBit;
}

// Ranks strings by sorting row numbers; equal strings get equal ranks.
Result<std::vector<uint64_t>> StringRanks(const Column& column, const CancelToken& cancel) {
  std::vector<uint32_t> order;
  for (uint32_t row = 0; row < column.length(); ++row) {
    if (!column.IsNull(row)) order.push_back(row);
  }
  const auto is_before = [&](uint32_t a, uint32_t b) { return column.StringAt(a) < column.StringAt(b); };
  FLUX_TRY_STATUS(SortOrCancel(order, is_before, cancel));
  std::vector<uint64_t> ranks(column.length(), 0);
  uint64_t rank = 0;
  for (size_t i = 0; i < order.size(); ++i) {
    if (i > 0 && column.StringAt(order[i]) != column.StringAt(order[i - 1])) ++rank;
    ranks[order[i]] = rank;
  }
  return ranks;
}

Result<std::vector<uint64_t>> Ranks(const Column& column, const CancelToken& cancel) {
  if (column.type() == ColumnType::kString) return StringRanks(column, cancel);
  std::vector<uint64_t> ranks(column.length(), 0);
  for (size_t row = 0; row < ranks.size(); ++row) {
    if (column.IsNull(row)) continue;
    switch (column.type()) {
      case ColumnType::kBool:
        ranks[row] = column.BoolAt(row);
        break;
      case ColumnType::kInt:
      case ColumnType::kTime:
        ranks[row] = static_cast<uint64_t>(column.IntAt(row)) ^ kSignBit;
        break;
      case ColumnType::kUint:
        ranks[row] = column.UintAt(row);
        break;
      case ColumnType::kFloat:
        ranks[row] = FloatRank(column.FloatAt(row));
        break;
      case ColumnType::kString:
        break;
    }
  }
  return ranks;
}

// Negative, zero or positive as row `a` sorts before, with or after `b`. Nulls come first in both directions.
int Compare(const SortKey& key, uint32_t a, uint32_t b, bool is_descending) {
  if (key.column->has_nulls()) {
    const bool a_null = key.column->IsNull(a), b_null = key.column->IsNull(b);
    if (a_null || b_null) return int{b_null} - int{a_null};
  }
  const int order = (key.ranks[a] > key.ranks[b]) - (key.ranks[a] < key.ranks[b]);
  return is_descending ? -order : order;
}

class SortOperator final : public exec::WholeTableOperator {
 public:
  SortOperator(const SortSpec& spec, exec::ExecContext& context, TableSink& out)
      : WholeTableOperator(context, out), spec_(spec) {}

 protected:
  Status Process(const TableHeaderRef& header, const Chunk& rows) override {
    const bool is_time_ordered = !spec_.is_descending && spec_.columns.size() == 1 && spec_.columns[0] == "_time";
    const auto sorted = std::make_shared<const TableHeader>(TableHeader{header->key, header->schema, is_time_ordered});
    if (is_time_ordered && header->is_time_ordered) return EmitFirst(sorted, rows);
    std::vector<SortKey> keys;
    for (const std::string& name : spec_.columns) {
      const std::optional<size_t> index = header->schema.Find(name);
      if (!index || rows.columns[*index]->encoding() == Encoding::kConstant) continue;
      FLUX_TRY(std::vector<uint64_t> ranks, Ranks(*rows.columns[*index], context_.cancel));
      keys.push_back({rows.columns[*index], std::move(ranks)});
    }
    if (keys.empty()) return EmitFirst(sorted, rows);
    FLUX_TRY(const std::vector<uint32_t> order, Order(keys, rows.rows));
    Chunk out{.columns = {}, .rows = order.size()};
    for (const ColumnRef& column : rows.columns) out.columns.push_back(column->Take(order));
    return EmitFirst(sorted, out);
  }

 private:
  size_t Kept(size_t rows) const { return std::min(rows, spec_.limit.value_or(rows)); }

  Status EmitFirst(const TableHeaderRef& header, const Chunk& rows) {
    const size_t kept = Kept(rows.rows);
    if (spec_.drops_empty && kept == 0) return {};
    if (kept == rows.rows) return Emit(header, rows);
    Chunk first{.columns = {}, .rows = kept};
    for (const ColumnRef& column : rows.columns) first.columns.push_back(column->Slice(0, kept));
    return Emit(header, first);
  }

  // The rows to keep, in order.
  Result<std::vector<uint32_t>> Order(const std::vector<SortKey>& keys, size_t rows) const {
    std::vector<uint32_t> order(rows);
    std::iota(order.begin(), order.end(), 0u);
    // The row number as the last criterion keeps the order of equal rows.
    const auto is_before = [&](uint32_t a, uint32_t b) {
      for (const SortKey& key : keys) {
        if (const int c = Compare(key, a, b, spec_.is_descending)) return c < 0;
      }
      return a < b;
    };
    FLUX_TRY_STATUS(SortFirstOrCancel(order, Kept(rows), is_before, context_.cancel));
    return order;
  }

  const SortSpec& spec_;
};

NamedColumns Names(const plan::Node& node) { return {.names = node.As<SortSpec>()->columns}; }

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) { return Plus(out, node.As<SortSpec>()->columns); }

Result<Value> Sort(CallContext& context, Args args) {
  const ArgReader in("sort", kParameters, args);
  SortSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.columns, in.StringsOr(1, {"_value"}));
  FLUX_TRY(spec.is_descending, in.BoolOr(2, false));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

bool HasRows(const plan::Node& node, bool is_true_of_input) {
  const SortSpec& spec = *node.As<SortSpec>();
  return spec.drops_empty || (is_true_of_input && spec.limit != size_t{0});
}

plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  const SortSpec& spec = *node.As<SortSpec>();
  plan::Properties properties = inputs[0]->properties;
  properties.row_order.clear();
  // A column of the group key orders nothing.
  auto is_key = [&](const std::string& column) {
    return properties.key && std::ranges::find(*properties.key, column) != properties.key->end();
  };
  for (const std::string& column : spec.columns) {
    if (!is_key(column)) properties.row_order.push_back({column, spec.is_descending});
  }
  if (spec.limit) properties.max_rows = std::min<uint64_t>(properties.max_rows.value_or(*spec.limit), *spec.limit);
  return properties;
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const SortSpec& spec = *node.As<SortSpec>();
  // A sort that keeps the first rows loses tables without rows, which no stage of its own does.
  if (spec.limit) return std::nullopt;
  return plan::FluxCall("sort").Add("columns", spec.columns).AddFlag("desc", spec.is_descending).Text();
}

}  // namespace

void RegisterSort(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "sort", kParameters, Sort});
  registry.Add(OperationDef{.name = SortSpec::kName,
                            .create = exec::CreateOperator<SortOperator, SortSpec>,
                            .needs = Needs,
                            .names = Names,
                            .schema = exec::SameSchema,
                            .properties = PropertiesAfter,
                            .has_rows = HasRows,
                            .demand = exec::WholeTablesDemand,
                            .to_flux = ToFlux,
                            .flow = plan::Flow::kTable,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
