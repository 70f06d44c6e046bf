#include "runtime/plan/specs/sort.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "runtime/base/helped_sort.h"
#include "runtime/column/sort_rank.h"
#include "runtime/exec/hashed_groups.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/reduced_table.h"
#include "runtime/exec/table_operator.h"
#include "runtime/exec/varying_columns.h"
#include "runtime/plan/flux_text.h"
#include "runtime/spill/chunk_bytes.h"
#include "runtime/spill/sorted_runs.h"
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

// Ranks strings by sorting row numbers; equal strings get equal ranks.
Result<std::vector<uint64_t>> StringRanks(const Column& column, const exec::ExecContext& context) {
  std::vector<uint32_t> order;
  for (uint32_t row = 0; row < column.length(); ++row) {
    if (!column.IsNull(row)) order.push_back(row);
  }
  const auto is_before = [&](uint32_t a, uint32_t b) { return column.StringAt(a) < column.StringAt(b); };
  FLUX_TRY_STATUS(SortWithHelp(order, is_before, context.cancel, context.workers));
  std::vector<uint64_t> ranks(column.length(), 0);
  uint64_t rank = 0;
  FLUX_TRY_STATUS(ForEachRow(order.size(), context.cancel, [&](size_t i) {
    if (i > 0 && column.StringAt(order[i]) != column.StringAt(order[i - 1])) ++rank;
    ranks[order[i]] = rank;
  }));
  return ranks;
}

Result<std::vector<uint64_t>> Ranks(const Column& column, const exec::ExecContext& context) {
  if (column.type() == ColumnType::kString) return StringRanks(column, context);
  std::vector<uint64_t> ranks(column.length());
  ForEachSortRank(column, 0, ranks.size(), [&](size_t row, uint64_t rank) { ranks[row] = rank; });
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

constexpr plan::Algorithm kAlgorithms[] = {
    {"passes rows on as they come"},
    {"sorts each table and keeps its first rows only", plan::Kept::kSentRows},
    {"sorts each table, a large one with all threads", plan::Kept::kTable},
};
constexpr const plan::Algorithm &kPasses = kAlgorithms[0], &kKeepsFirst = kAlgorithms[1], &kSorts = kAlgorithms[2];

// The order of the output's rows; columns of the group key order nothing.
std::vector<plan::SortColumn> OrderAfter(const SortSpec& spec, const plan::Properties& input) {
  std::vector<plan::SortColumn> order;
  for (const std::string& column : spec.columns) {
    const bool is_key = input.key && std::ranges::find(*input.key, column) != input.key->end();
    if (!is_key) order.push_back({column, spec.is_descending});
  }
  return order;
}

// Tables that share a key may have been joined since each of them was in order.
plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  const SortSpec& spec = *node.As<SortSpec>();
  const plan::Properties& input = inputs[0]->properties;
  if (input.keys_differ && input.HasRowOrder(OrderAfter(spec, input))) return {&kPasses, "rows come in this order"};
  if (spec.limit) return {&kKeepsFirst, fmt::format("`limit` wants the first {} rows of a table", *spec.limit)};
  return {&kSorts, "rows may come in any order"};
}

TableHeaderRef SortedHeader(const SortSpec& spec, const TableHeader& header) {
  const bool is_time_ordered = !spec.is_descending && spec.columns.size() == 1 && spec.columns[0] == "_time";
  return std::make_shared<const TableHeader>(TableHeader{header.key, header.schema, is_time_ordered});
}

Chunk FirstRows(const Chunk& rows, size_t count) { return count >= rows.rows ? rows : SliceRows(rows, 0, count); }

constexpr std::string_view kSharedNote = "all threads sorted together";

// What the sorts of one operation have in common.
struct Sorting {
  const SortSpec& spec;
  const exec::ExecContext& context;
  exec::OperatorStats& stats;
};

// Gives the numbers of the first `count` rows in order.
Result<std::vector<uint32_t>> Order(const Sorting& sorting, const TableHeader& header, const Chunk& rows,
                                    size_t count) {
  const auto& [spec, context, stats] = sorting;
  std::vector<SortKey> keys;
  for (const std::string& name : spec.columns) {
    const std::optional<size_t> index = header.schema.Find(name);
    if (!index || rows.columns[*index]->encoding() == Encoding::kConstant) continue;
    FLUX_TRY(std::vector<uint64_t> ranks, Ranks(*rows.columns[*index], context));
    keys.push_back({rows.columns[*index], std::move(ranks)});
  }
  std::vector<uint32_t> order(rows.rows);
  std::iota(order.begin(), order.end(), 0u);
  if (!keys.empty()) {
    // The row number as the last criterion keeps the order of equal rows.
    const auto is_before = [&](uint32_t a, uint32_t b) {
      for (const SortKey& key : keys) {
        if (const int c = Compare(key, a, b, spec.is_descending)) return c < 0;
      }
      return a < b;
    };
    // Few rows are picked by one thread, which looks at each once.
    const bool are_few = count < std::min(rows.rows, kRowsBetweenChecks);
    FLUX_TRY_STATUS(are_few ? SortFirstOrCancel(order, count, is_before, context.cancel)
                            : SortWithHelp(order, is_before, context.cancel, context.workers));
    if (!are_few && IsHelped(order.size(), context.workers)) stats.note = kSharedNote;
  }
  if (count < order.size()) order.resize(count);
  return order;
}

// Gives the first `count` rows in order.
Result<Chunk> SortFirst(const Sorting& sorting, const TableHeader& header, const Chunk& rows, size_t count) {
  FLUX_TRY(const std::vector<uint32_t> order, Order(sorting, header, rows, count));
  const bool are_first = order.empty() || (order.back() + 1 == order.size() && std::ranges::is_sorted(order));
  return are_first ? FirstRows(rows, count) : TakeRows(rows, order);
}

// Appends what orders a row by one column to a text: nulls come first in both directions.
void AppendSortText(const Column& column, size_t row, bool is_descending, std::string& out) {
  if (column.IsNull(row)) {
    out.push_back('\0');
    return;
  }
  out.push_back('\1');
  const size_t begin = out.size();
  const bool is_nan = column.type() == ColumnType::kFloat && std::isnan(column.FloatAt(row));
  if (is_nan) {
    out.push_back('\xff');
  } else {
    exec::AppendKeyText(column, row, out);
  }
  if (!is_descending) return;
  for (char& byte : std::span(out).subspan(begin)) byte = static_cast<char>(~byte);
}

// Sorts in memory what has room there, else in runs that are written to a file and merged.
class SortOperator final : public exec::UnaryOperator {
 public:
  SortOperator(const SortSpec& spec, exec::ExecContext& context, TableSink& out, exec::OperatorStats& stats)
      : UnaryOperator(out), spec_(spec), context_(context), sorting_{spec, context, stats} {}

  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    varying_.reset();
    runs_.reset();
    return {};
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    if (chunk.rows == 0) return {};
    chunks_.push_back(chunk);
    held_rows_ += chunk.rows;
    if (context_.spill == nullptr) return {};
    held_bytes_ += HeldBytes(chunk);
    const size_t working = held_bytes_ + held_rows_ * kBytesPerRow;
    return context_.spill->IsTime(held_rows_, held_bytes_, working) ? WriteRun() : Status();
  }

  Status End() override {
    if (!runs_) return Process(TakeHeld());
    if (held_rows_ > 0) FLUX_TRY_STATUS(WriteRun());
    return SendRuns();
  }

 private:
  // What sorting keeps of a row: its number, a rank or two.
  static constexpr size_t kBytesPerRow = 24;

  Chunk TakeHeld() {
    const Chunk rows = chunks_.empty() ? MakeKeyChunk(*header_, 0) : Concatenate(header_->schema, chunks_);
    chunks_.clear();
    held_rows_ = held_bytes_ = 0;
    return rows;
  }

  Status Process(const Chunk& rows) {
    const TableHeaderRef sorted = SortedHeader(spec_, *header_);
    const size_t wanted = spec_.limit.value_or(rows.rows);
    if (spec_.drops_empty && std::min(wanted, rows.rows) == 0) return {};
    if (sorted->is_time_ordered && header_->is_time_ordered) {
      return exec::SendRows(sorted, FirstRows(rows, wanted), context_.chunk_rows, out_);
    }
    FLUX_TRY(const Chunk in_order, SortFirst(sorting_, *header_, rows, wanted));
    return exec::SendRows(sorted, in_order, context_.chunk_rows, out_);
  }

  Status WriteRun() {
    if (!runs_) {
      varying_.emplace(*header_);
      std::vector<size_t> keys;
      for (const std::string& name : spec_.columns) {
        const auto at = std::ranges::find(varying_->columns(), name, &ColumnDef::name);
        if (at != varying_->columns().end()) keys.push_back(static_cast<size_t>(at - varying_->columns().begin()));
      }
      runs_.emplace(*context_.spill, varying_->columns(),
                    [this, keys = std::move(keys)](const Chunk& rows, size_t row, std::string& out) {
                      for (const size_t k : keys) AppendSortText(*rows.columns[k], row, spec_.is_descending, out);
                    });
    }
    const Chunk rows = TakeHeld();
    const size_t wanted = spec_.limit.value_or(rows.rows);
    FLUX_TRY(const std::vector<uint32_t> order, Order(sorting_, *header_, rows, wanted));
    return runs_->Add(varying_->Of(rows), order, context_.cancel);
  }

  Status SendRuns() {
    FLUX_TRY_STATUS(out_.Begin(SortedHeader(spec_, *header_)));
    size_t wanted = spec_.limit.value_or(SIZE_MAX);
    RowCopier copier(varying_->columns());
    FLUX_TRY(MergedRuns merged, runs_->Merge());
    while (merged.has_row() && wanted > 0) {
      copier.Add(merged.row());
      --wanted;
      FLUX_TRY_STATUS(merged.Next());
      if (copier.rows() < context_.chunk_rows && merged.has_row() && wanted > 0) continue;
      FLUX_TRY_STATUS(context_.cancel.Check());
      FLUX_TRY_STATUS(out_.Push(varying_->Complete(copier.Finish())));
      if (!out_.WantsRows()) break;
    }
    return out_.End();
  }

  const SortSpec& spec_;
  exec::ExecContext& context_;
  const Sorting sorting_;
  TableHeaderRef header_;
  std::vector<Chunk> chunks_;
  size_t held_rows_ = 0, held_bytes_ = 0;
  // Once something was written of the table.
  std::optional<exec::VaryingColumns> varying_;
  std::optional<SortedRuns> runs_;
};

// Keeps the first rows in memory as long as they have room there.
class FirstRowsOperator final : public exec::UnaryOperator {
 public:
  FirstRowsOperator(const SortSpec& spec, exec::ExecContext& context, TableSink& out, exec::OperatorStats& stats)
      : UnaryOperator(out),
        spec_(spec),
        context_(context),
        sorting_{spec, context, stats},
        table_(context),
        on_disk_(spec, context, out, stats) {}

  Status Begin(TableHeaderRef header) override {
    is_on_disk_ = false;
    table_.Begin(std::move(header));
    return {};
  }

  Status Push(const Chunk& chunk) override {
    if (is_on_disk_) return on_disk_.Push(chunk);
    FLUX_TRY_STATUS(context_.cancel.Check());
    FLUX_TRY_STATUS(table_.Add(chunk, [this](const Chunk& rows) { return First(rows); }));
    if (spec_.limit == size_t{0} || !table_.IsForDisk()) return {};
    is_on_disk_ = true;
    FLUX_TRY_STATUS(on_disk_.Begin(table_.header()));
    for (const Chunk& rows : table_.TakeChunks()) FLUX_TRY_STATUS(on_disk_.Push(rows));
    return {};
  }

  Status End() override {
    if (is_on_disk_) return on_disk_.End();
    FLUX_TRY(const Chunk rows, First(table_.Rows()));
    if (spec_.drops_empty && rows.rows == 0) return {};
    return exec::SendRows(SortedHeader(spec_, *table_.header()), rows, context_.chunk_rows, out_);
  }

 private:
  Result<Chunk> First(const Chunk& rows) const {
    return SortFirst(sorting_, *table_.header(), rows, spec_.limit.value_or(rows.rows));
  }

  const SortSpec& spec_;
  exec::ExecContext& context_;
  const Sorting sorting_;
  exec::ReducedTable table_;
  // Takes over when memory has no more room.
  SortOperator on_disk_;
  bool is_on_disk_ = false;
};

// For rows that come in order: leaves out those beyond the limit.
class PassingOperator final : public exec::UnaryOperator {
 public:
  PassingOperator(const SortSpec& spec, TableSink& out) : UnaryOperator(out), spec_(spec) {}

  Status Begin(TableHeaderRef header) override {
    header_ = SortedHeader(spec_, *header);
    wanted_ = spec_.limit.value_or(SIZE_MAX);
    return spec_.drops_empty ? Status() : SendHeader();
  }

  Status Push(const Chunk& chunk) override {
    const Chunk rows = FirstRows(chunk, wanted_);
    wanted_ -= rows.rows;
    if (rows.rows == 0) return {};
    FLUX_TRY_STATUS(SendHeader());
    return out_.Push(rows);
  }

  Status End() override { return header_ ? Status() : out_.End(); }

 private:
  Status SendHeader() { return header_ ? out_.Begin(std::exchange(header_, nullptr)) : Status(); }

  const SortSpec& spec_;
  TableHeaderRef header_;  // until it is sent
  size_t wanted_ = 0;
};

Result<std::unique_ptr<exec::Operator>> CreateSort(const exec::PhysicalNode& node, exec::ExecContext& context,
                                                   TableSink& out, exec::OperatorStats& stats) {
  const SortSpec& spec = *node.As<SortSpec>();
  if (node.algorithm == &kPasses) return std::make_unique<PassingOperator>(spec, out);
  if (node.algorithm == &kKeepsFirst) return std::make_unique<FirstRowsOperator>(spec, context, out, stats);
  return std::make_unique<SortOperator>(spec, context, out, stats);
}

NamedColumns Names(const plan::Node& node) {
  const auto& columns = node.As<SortSpec>()->columns;
  return Named(columns, {.is_optional = columns.size() > 1});
}

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) { return Plus(out, node.As<SortSpec>()->columns); }

Result<Value> Sort(CallContext& context, Args args) {
  const ArgReader in("sort", kParameters, args);
  SortSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.columns, in.StringsOr(1, {"_value"}));
  FLUX_TRY(spec.is_descending, in.BoolOr(2, false));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

// Which tables disappear is known only when they have been read.
plan::Demand DemandOf(const plan::Node& node, const plan::Demand& out) {
  return node.As<SortSpec>()->drops_empty ? plan::Demand{} : exec::WholeTablesDemand(node, out);
}

bool HasRows(const plan::Node& node, plan::InputFacts inputs) {
  const SortSpec& spec = *node.As<SortSpec>();
  return spec.drops_empty || (inputs[0]->properties.has_rows && spec.limit != size_t{0});
}

plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  const SortSpec& spec = *node.As<SortSpec>();
  plan::Properties properties = inputs[0]->properties;
  properties.row_order = OrderAfter(spec, inputs[0]->properties);
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
                            .create = CreateSort,
                            .needs = Needs,
                            .names = Names,
                            .schema = exec::SameSchema,
                            .properties = PropertiesAfter,
                            .has_rows = HasRows,
                            .demand = DemandOf,
                            .to_flux = ToFlux,
                            .flow = plan::Flow::kTable,
                            .algorithms = kAlgorithms,
                            .takes_tables_apart = exec::AlwaysApart,
                            .choose = Choose,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
