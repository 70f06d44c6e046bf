#include "runtime/plan/specs/group.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/exec/grouping.h"
#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/rekeyed_tables.h"
#include "runtime/exec/row_groups.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

using plan::GroupSpec;

constexpr std::string_view kParameters = "tables mode columns";

constexpr plan::Algorithm kAlgorithms[] = {
    {"moves tables without looking at rows, and joins neighbours whose keys become equal", plan::Kept::kTable},
    {"moves tables without looking at rows", plan::Kept::kStream, true},
    {"hashes rows by their new keys", plan::Kept::kStream, true},
};
constexpr const plan::Algorithm &kJoinsNeighbours = kAlgorithms[0], &kMovesTables = kAlgorithms[1],
                                &kHashesRows = kAlgorithms[2];

plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  exec::NewKeys keys = exec::PredictKeys(*node.As<GroupSpec>(), *inputs[0]);
  switch (keys.kind) {
    case exec::NewKeys::Kind::kAscending:
      return {&kJoinsNeighbours, std::move(keys.reason)};
    case exec::NewKeys::Kind::kConstant:
      return {&kMovesTables, std::move(keys.reason)};
    case exec::NewKeys::Kind::kOfRows:
      break;
  }
  return {&kHashesRows, std::move(keys.reason)};
}

// Groups tables whose new keys are certainly constant.
class TableGroupOperator final : public exec::UnaryOperator {
 public:
  using Meeting = exec::RekeyedTables::Meeting;
  TableGroupOperator(const GroupSpec& spec, Meeting meeting, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), grouping_(spec), meeting_(meeting), context_(context), tables_(context, out) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(const std::vector<size_t> key_columns, grouping_.KeyColumns(*header));
    return tables_.Begin(exec::Regrouped(*header, key_columns), meeting_);
  }
  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    return tables_.Push(chunk);
  }
  Status End() override { return tables_.End(); }
  Status Finish() override { return tables_.Finish(); }

 private:
  const exec::Grouping grouping_;
  const Meeting meeting_;
  exec::ExecContext& context_;
  exec::RekeyedTables tables_;
};

// Rows whose new key was constant in their old table keep their chunks. Others wait in a run of tables of one schema
// and the same key columns; a run is grouped by hashing and gathered once, so the work is linear however many groups
// come out.
class RowGroupOperator final : public exec::UnaryOperator {
 public:
  RowGroupOperator(const GroupSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), grouping_(spec), context_(context), tables_(context) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(std::vector<size_t> key_columns, grouping_.KeyColumns(*header));
    is_whole_table_ = exec::AreInKey(key_columns, *header);
    if (run_header_ && (is_whole_table_ || run_header_->schema != header->schema || run_key_columns_ != key_columns)) {
      FLUX_TRY_STATUS(FlushRun());
    }
    if (!is_whole_table_) {
      run_header_ = std::move(header);
      run_key_columns_ = std::move(key_columns);
      return {};
    }
    FLUX_TRY(target_, tables_.Open(exec::Regrouped(*header, key_columns)));
    return {};
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    if (is_whole_table_) return tables_.Add(target_, chunk);
    if (chunk.rows > 0) run_.push_back(chunk);
    return {};
  }

  Status End() override { return {}; }

  Status Finish() override {
    if (run_header_) FLUX_TRY_STATUS(FlushRun());
    FLUX_TRY_STATUS(tables_.Emit(out_, exec::KeyedTables::Order::kAscendingKeys));
    return out_.Finish();
  }

 private:
  // Sorts the run's rows into groups (stably), gathers every column once and slices it.
  Status FlushRun() {
    const TableHeaderRef header = std::move(run_header_);
    run_header_ = nullptr;
    if (run_.empty()) return {};
    const Chunk rows = run_.size() == 1 ? run_.front() : Concatenate(header->schema, run_);
    run_.clear();
    std::vector<ColumnRef> keys;
    for (size_t i : run_key_columns_) keys.push_back(rows.columns[i]);
    FLUX_TRY(const exec::RowGroups groups, exec::GroupRows(keys, rows.rows, context_.cancel));
    const exec::GroupedOrder grouped = exec::OrderByGroup(groups);
    std::vector<bool> is_key(rows.columns.size());
    for (size_t i : run_key_columns_) is_key[i] = true;
    Chunk gathered{.columns = std::vector<ColumnRef>(rows.columns.size()), .rows = rows.rows};
    for (size_t i = 0; i < rows.columns.size(); ++i) {
      if (is_key[i]) continue;
      gathered.columns[i] = groups.count() == 1 ? rows.columns[i] : rows.columns[i]->Take(grouped.order);
    }
    for (size_t g = 0; g < groups.count(); ++g) {
      std::vector<GroupKeyEntry> entries;
      for (size_t i : run_key_columns_) {
        const ColumnDef& column = header->schema[i];
        entries.push_back({column.name, column.type, rows.columns[i]->ValueAt(groups.first_row[g])});
      }
      FLUX_TRY_STATUS(AddGroup({GroupKey(std::move(entries)), header->schema, false}, gathered, grouped.offsets[g],
                               grouped.offsets[g + 1]));
    }
    return {};
  }

  // Adds rows [from, to) of the gathered columns, in chunks of the wished size, with the key as constants.
  Status AddGroup(const TableHeader& header, const Chunk& gathered, size_t from, size_t to) {
    FLUX_TRY(const exec::KeyedTables::Target target, tables_.Open(header));
    for (size_t row = from; row < to; row += context_.chunk_rows) {
      Chunk slice{.columns = {}, .rows = std::min(context_.chunk_rows, to - row)};
      for (size_t i = 0; i < gathered.columns.size(); ++i) {
        const ColumnDef& column = header.schema[i];
        slice.columns.push_back(gathered.columns[i]
                                    ? gathered.columns[i]->Slice(row, slice.rows)
                                    : Column::Constant(column.type, header.key.Find(column.name)->value, slice.rows));
      }
      FLUX_TRY_STATUS(tables_.Add(target, slice));
    }
    return {};
  }

  const exec::Grouping grouping_;
  exec::ExecContext& context_;
  exec::KeyedTables tables_;
  bool is_whole_table_ = false;
  exec::KeyedTables::Target target_;
  TableHeaderRef run_header_;
  std::vector<size_t> run_key_columns_;  // with `kExtend`, tables of one schema can differ in them
  std::vector<Chunk> run_;
};

Result<std::unique_ptr<exec::Operator>> CreateGroup(const exec::PhysicalNode& node, exec::ExecContext& context,
                                                    TableSink& out, exec::OperatorStats&) {
  using Meeting = exec::RekeyedTables::Meeting;
  const GroupSpec& spec = *node.As<GroupSpec>();
  if (node.algorithm == &kHashesRows) return std::make_unique<RowGroupOperator>(spec, context, out);
  const Meeting meeting = node.algorithm == &kJoinsNeighbours ? Meeting::kNeighbours : Meeting::kPossible;
  return std::make_unique<TableGroupOperator>(spec, meeting, context, out);
}

NamedColumns Names(const plan::Node& node) { return exec::NamedByGrouping(*node.As<GroupSpec>()); }

// Grouping reads its columns; `except` reads whatever there is, because every other column becomes part of the key.
ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  const GroupSpec& spec = *node.As<GroupSpec>();
  if (spec.mode == GroupSpec::Mode::kExcept) return {.all = true, .names = {}};
  return Plus(out, spec.columns);
}

// A key is extended by columns that are there; the other modes pass over those that are not.
ColumnSet MustHave(const plan::Node& node) {
  const GroupSpec& spec = *node.As<GroupSpec>();
  return spec.mode == GroupSpec::Mode::kExtend ? Plus({}, spec.columns) : ColumnSet();
}

Result<Value> Group(CallContext& context, Args args) {
  const ArgReader in("group", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const std::string mode, in.StringOr(1, "by"));
  if (mode != "by" && mode != "except") {
    return in.Invalid(1, fmt::format("must be \"by\" or \"except\", found \"{}\"", mode));
  }
  GroupSpec spec;
  spec.mode = mode == "except" ? GroupSpec::Mode::kExcept : GroupSpec::Mode::kBy;
  FLUX_TRY(spec.columns, in.StringsOr(2, {}));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

// `experimental.group`: adds columns to the key.
Result<Value> ExtendGroup(CallContext& context, Args args) {
  const ArgReader in("experimental.group", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(const std::string mode, in.String(1));
  if (mode != "extend")
    return in.Invalid(1, fmt::format("must be \"extend\", found \"{}\"; `group` knows other modes", mode));
  GroupSpec spec;
  spec.mode = GroupSpec::Mode::kExtend;
  FLUX_TRY(spec.columns, in.Strings(2));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  const GroupSpec& spec = *node.As<GroupSpec>();
  plan::Properties properties;
  properties.bounds = inputs[0]->properties.bounds;
  properties.tables_ascend = true;
  properties.keys_differ = true;
  // A table that lacks one of the columns is grouped by the others.
  auto is_certain = [&](const std::string& column) { return inputs[0]->schema.MustHave(column); };
  if (spec.mode != GroupSpec::Mode::kBy || !std::ranges::all_of(spec.columns, is_certain)) return properties;
  properties.key = std::vector<std::string>();
  for (const std::string& column : spec.columns) properties = exec::WithKeyColumns(std::move(properties), {column});
  if (spec.columns.empty()) properties.max_tables = 1;
  return properties;
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const GroupSpec& spec = *node.As<GroupSpec>();
  // Package `experimental` would have to be imported.
  if (spec.mode == GroupSpec::Mode::kExtend) return std::nullopt;
  plan::FluxCall call("group");
  call.Add("columns", spec.columns);
  if (spec.mode == GroupSpec::Mode::kExcept) call.Add("mode", std::string("except"));
  return call.Text();
}

}  // namespace

void RegisterGroup(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "group", kParameters, Group});
  registry.Add(BuiltinDef{"experimental", "group", kParameters, ExtendGroup});
  registry.Add(OperationDef{.name = GroupSpec::kName,
                            .create = CreateGroup,
                            .needs = Needs,
                            .names = Names,
                            .must_have = MustHave,
                            .schema = exec::SameSchema,
                            .properties = PropertiesAfter,
                            .has_rows = exec::HasRowsOfInputs,
                            .demand = exec::EqualRowsDemand,
                            .to_flux = ToFlux,
                            .algorithms = kAlgorithms,
                            .choose = Choose,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
