#include "runtime/plan/specs/group.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "runtime/base/check.h"
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

// For whether a column is named, however many there are.
using NameSet = std::unordered_set<std::string_view>;
NameSet NamedBy(const GroupSpec& spec) { return {spec.columns.begin(), spec.columns.end()}; }

// Whether the new keys order tables as their old ones, `key`, did: keys compare column by column, in order of the
// names.
bool TakesFirstOfKey(const GroupSpec& spec, const std::vector<std::string>& key) {
  const NameSet named = NamedBy(spec);
  const auto is_taken = [&](const std::string& column) {
    return spec.mode == GroupSpec::Mode::kExtend || named.contains(column) == (spec.mode == GroupSpec::Mode::kBy);
  };
  return std::ranges::none_of(std::ranges::find_if_not(key, is_taken), key.end(), is_taken);
}

// A column that can be in the new key of a table whose old key it is not in; empty when there is none. Nothing: any
// column that nobody named.
std::optional<std::string> NewInKey(const GroupSpec& spec, const plan::StreamFacts& input) {
  const auto is_new = [&](const std::string& column) {
    return input.schema.MayHave(column) && !input.properties.IsInsideKey(column);
  };
  if (spec.mode != GroupSpec::Mode::kExcept) {
    const auto found = std::ranges::find_if(spec.columns, is_new);
    return found == spec.columns.end() ? std::string() : *found;
  }
  const NameSet named = NamedBy(spec);
  const auto is_left = [&](const std::string& column) { return is_new(column) && !named.contains(column); };
  if (!input.schema.is_open()) {
    for (const auto& [column, known] : input.schema.columns()) {
      if (is_left(column)) return column;
    }
    return std::string();
  }
  if (!input.properties.key_is_rest) return std::nullopt;
  const auto found = std::ranges::find_if(input.properties.outside_key, is_left);
  return found == input.properties.outside_key.end() ? std::string() : *found;
}

plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  const GroupSpec& spec = *node.As<GroupSpec>();
  const plan::Properties& input = inputs[0]->properties;
  const std::optional<std::string> new_in_key = NewInKey(spec, *inputs[0]);
  if (!new_in_key) return {&kHashesRows, "columns that are not known may join the group keys"};
  if (!new_in_key->empty()) return {&kHashesRows, fmt::format("`{}` may differ from row to row", *new_in_key)};
  const bool becomes_one = spec.mode == GroupSpec::Mode::kBy && spec.columns.empty();
  if (!becomes_one && input.tables_ascend && input.key && TakesFirstOfKey(spec, *input.key)) {
    return {&kJoinsNeighbours, "the new keys are made of the first columns of the old ones, which ascend"};
  }
  return {&kMovesTables, becomes_one ? "all tables become one" : "the new keys are made of columns of the old ones"};
}

// The columns of a table by which it is grouped.
std::vector<size_t> NewKeyColumns(const GroupSpec& spec, const NameSet& named, const TableHeader& header) {
  std::vector<size_t> columns;
  for (size_t i = 0; i < header.schema.size(); ++i) {
    const std::string& name = header.schema[i].name;
    const bool is_named = named.contains(name);
    const bool is_extended = spec.mode == GroupSpec::Mode::kExtend && header.key.Contains(name);
    if (is_named != (spec.mode == GroupSpec::Mode::kExcept) || is_extended) columns.push_back(i);
  }
  return columns;
}

Status CheckColumns(const GroupSpec& spec, const TableHeader& header) {
  if (spec.mode != GroupSpec::Mode::kExtend) return {};
  for (const std::string& name : spec.columns) FLUX_TRY_STATUS(exec::FindColumn("experimental.group", header, name));
  return {};
}

// Gives the header of a table whose new key is constant.
TableHeader Regrouped(const TableHeader& header, const std::vector<size_t>& key_columns) {
  std::vector<GroupKeyEntry> entries;
  for (const size_t i : key_columns) {
    const GroupKeyEntry* entry = header.key.Find(header.schema[i].name);
    FLUX_CHECK(entry != nullptr);
    entries.push_back(*entry);
  }
  return {GroupKey(std::move(entries)), header.schema, header.is_time_ordered};
}

// Groups tables whose new keys are certainly constant.
class TableGroupOperator final : public exec::UnaryOperator {
 public:
  using Meeting = exec::RekeyedTables::Meeting;
  TableGroupOperator(const GroupSpec& spec, Meeting meeting, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out),
        spec_(spec),
        named_(NamedBy(spec)),
        meeting_(meeting),
        context_(context),
        tables_(context, out) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY_STATUS(CheckColumns(spec_, *header));
    return tables_.Begin(Regrouped(*header, NewKeyColumns(spec_, named_, *header)), meeting_);
  }
  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    return tables_.Push(chunk);
  }
  Status End() override { return tables_.End(); }
  Status Finish() override { return tables_.Finish(); }

 private:
  const GroupSpec& spec_;
  const NameSet named_;
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
      : UnaryOperator(out), spec_(spec), named_(NamedBy(spec)), context_(context), tables_(context) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY_STATUS(CheckColumns(spec_, *header));
    const std::vector<size_t> key_columns = NewKeyColumns(spec_, named_, *header);
    is_whole_table_ =
        std::ranges::all_of(key_columns, [&](size_t i) { return header->key.Contains(header->schema[i].name); });
    if (run_header_ && (is_whole_table_ || run_header_->schema != header->schema || run_key_columns_ != key_columns)) {
      FLUX_TRY_STATUS(FlushRun());
    }
    if (!is_whole_table_) {
      run_header_ = std::move(header);
      run_key_columns_ = key_columns;
      return {};
    }
    FLUX_TRY(target_, tables_.Open(Regrouped(*header, key_columns)));
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

  const GroupSpec& spec_;
  const NameSet named_;
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

NamedColumns Names(const plan::Node& node) {
  const auto& spec = *node.As<GroupSpec>();
  return {.names = spec.columns, .are_optional = spec.mode == GroupSpec::Mode::kExcept || spec.columns.size() > 1};
}

// Grouping reads its columns; `except` reads whatever there is, because every other column becomes part of the key.
ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  const GroupSpec& spec = *node.As<GroupSpec>();
  if (spec.mode == GroupSpec::Mode::kExcept) return {.all = true, .names = {}};
  return Plus(out, spec.columns);
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
