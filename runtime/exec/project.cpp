// `project`: `keep` and `drop`. A table that loses key columns can meet one that had none to lose.

#include "runtime/plan/specs/project.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_set>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/operations.h"
#include "runtime/exec/rekeyed_tables.h"
#include "runtime/plan/flux_text.h"

namespace flux::exec {
namespace {

constexpr plan::Algorithm kAlgorithms[] = {
    {"passes tables on with the columns that are left"},
    {.name = "joins neighbouring tables whose keys become equal", .kept = plan::Kept::kTable, .joins_neighbours = true},
    {"collects tables by what is left of their keys", plan::Kept::kStream, true},
};
constexpr const plan::Algorithm &kPasses = kAlgorithms[0], &kJoinsNeighbours = kAlgorithms[1],
                                &kCollects = kAlgorithms[2];

// Whether what is left of the group keys orders tables as the whole keys do: keys compare column by column, in order of
// the names.
bool KeepsFirstOfKey(const plan::ProjectSpec& spec, const std::vector<std::string>& key) {
  const auto keeps = [&](const std::string& column) { return spec.Keeps(column); };
  return std::ranges::none_of(std::ranges::find_if_not(key, keeps), key.end(), keeps);
}

plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  const auto& spec = *node.As<plan::ProjectSpec>();
  const plan::Properties& input = inputs[0]->properties;
  if (spec.fn) return {&kCollects, "which columns of the group keys are left is for a function to say"};
  if (!input.tables_ascend) return {&kCollects, "tables may come in any order"};
  if (spec.KeepsKey(input)) {
    if (input.keys_differ) return {&kPasses, "no column of a group key is dropped"};
    return {&kJoinsNeighbours, "no column of a group key is dropped, and tables come in order of their keys"};
  }
  if (!input.key) return {&kCollects, "tables may differ in the columns of their keys"};
  if (!KeepsFirstOfKey(spec, *input.key)) return {&kCollects, "what is left of the keys is not in order"};
  const bool is_one = std::ranges::none_of(*input.key, [&](const std::string& column) { return spec.Keeps(column); });
  if (is_one) return {&kJoinsNeighbours, "nothing is left of the keys, so all tables become one"};
  return {&kJoinsNeighbours, "what is left of the keys is in order, too"};
}

RekeyedTables::Meeting MeetingFor(const plan::Algorithm& algorithm) {
  using Meeting = RekeyedTables::Meeting;
  if (&algorithm == &kPasses) return Meeting::kNever;
  return &algorithm == &kJoinsNeighbours ? Meeting::kNeighbours : Meeting::kPossible;
}

class ProjectOperator final : public UnaryOperator {
 public:
  ProjectOperator(const plan::ProjectSpec& spec, RekeyedTables::Meeting meeting, ExecContext& context, TableSink& out)
      : UnaryOperator(out),
        spec_(spec),
        listed_(spec.columns.begin(), spec.columns.end()),
        meeting_(meeting),
        context_(context),
        tables_(context, out) {}

  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override;
  Status End() override { return tables_.End(); }
  Status Finish() override { return tables_.Finish(); }
  bool WantsRows() const override { return tables_.WantsRows(); }

 private:
  Result<bool> Keeps(const std::string& column);
  Result<bool> Ask(const std::string& column);

  const plan::ProjectSpec& spec_;
  const std::unordered_set<std::string_view> listed_;
  const RekeyedTables::Meeting meeting_;
  ExecContext& context_;
  RekeyedTables tables_;
  std::map<std::string, bool> answers_;
  std::vector<size_t> kept_;
};

Result<bool> ProjectOperator::Ask(const std::string& column) {
  if (!context_.call) return Fail(ErrorCode::kUnimplemented, "functions over column names cannot be called here");
  const NamedArg arg{"column", Value::String(column)};
  FLUX_TRY(const Value answer, context_.call(*spec_.fn, {&arg, 1}));
  if (answer.is_null()) return false;
  if (answer.kind() != ValueKind::kBool) {
    return Fail(ErrorCode::kInvalid, fmt::format("`fn` gives a value of type {} for column `{}`; it must give a bool",
                                                 ValueKindName(answer.kind()), column));
  }
  return answer.AsBool();
}

Result<bool> ProjectOperator::Keeps(const std::string& column) {
  if (!spec_.fn) {
    return listed_.contains(column) == spec_.is_keep;
  }
  const auto known = answers_.find(column);
  if (known != answers_.end()) return known->second == spec_.is_keep;
  FLUX_TRY(const bool answer, Ask(column));
  answers_.emplace(column, answer);
  return answer == spec_.is_keep;
}

Status ProjectOperator::Begin(TableHeaderRef header) {
  kept_.clear();
  std::vector<ColumnDef> columns;
  std::vector<GroupKeyEntry> entries;
  for (size_t i = 0; i < header->schema.size(); ++i) {
    const ColumnDef& column = header->schema[i];
    FLUX_TRY(const bool keeps, Keeps(column.name));
    if (!keeps) continue;
    kept_.push_back(i);
    columns.push_back(column);
    if (const GroupKeyEntry* entry = header->key.Find(column.name)) entries.push_back(*entry);
  }
  TableHeader projected{GroupKey(std::move(entries)), Schema(std::move(columns)), header->is_time_ordered};
  projected.is_time_ordered &= projected.schema.Find("_time").has_value();
  return tables_.Begin(std::move(projected), meeting_, header);
}

Status ProjectOperator::Push(const Chunk& chunk) {
  // Without columns there are no rows.
  if (kept_.empty()) return {};
  Chunk projected{{}, chunk.rows};
  projected.columns.reserve(kept_.size());
  for (const size_t i : kept_) projected.columns.push_back(chunk.columns[i]);
  return tables_.Push(projected);
}

MadeOperator MakeProject(const PhysicalNode& node, ExecContext& context, TableSink& out, OperatorStats&) {
  return std::make_unique<ProjectOperator>(*node.As<plan::ProjectSpec>(), MeetingFor(*node.algorithm), context, out);
}

// `keep` and `drop` may list columns that only some tables have; when `keep` finds none at all, nothing is left.
NamedColumns Names(const plan::Node& node) {
  const auto& spec = *node.As<plan::ProjectSpec>();
  if (spec.fn) return {};
  return Named(spec.columns, {.is_optional = !spec.is_keep || spec.columns.size() > 1});
}

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  const auto& spec = *node.As<plan::ProjectSpec>();
  if (!out.all || spec.fn || !spec.is_keep) return out;
  return ColumnSet{false, spec.columns};
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  const auto& spec = *node.As<plan::ProjectSpec>();
  plan::StreamSchema schema = inputs[0]->schema;
  if (spec.fn) {
    schema.Loosen();
  } else if (spec.is_keep) {
    schema.Keep(spec.columns, &node);
  } else {
    for (const std::string& column : spec.columns) schema.Drop(column, &node);
  }
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  const auto& spec = *node.As<plan::ProjectSpec>();
  const plan::Properties& input = inputs[0]->properties;
  auto keeps = [&](std::string_view column) { return spec.Keeps(column); };
  if (spec.fn || !spec.KeepsKey(input)) {
    plan::Properties changed = WithOtherKeys(input);
    changed.tables_ascend = changed.keys_differ = true;
    changed.outside_key = input.outside_key;
    changed.key_is_rest = input.key_is_rest;
    changed.spans_bounds = input.spans_bounds && !spec.fn && keeps("_start") && keeps("_stop");
    if (spec.fn || !input.key) return changed;
    changed.key = input.key;
    std::erase_if(*changed.key, [&](const std::string& column) { return !keeps(column); });
    return changed;
  }
  plan::Properties same = input;
  same.tables_ascend = same.keys_differ = true;
  auto dropped = std::ranges::find_if(same.row_order, [&](const plan::SortColumn& c) { return !keeps(c.name); });
  same.row_order.erase(dropped, same.row_order.end());
  return same;
}

// A table has rows only while it has columns.
bool HasRows(const plan::Node& node, plan::InputFacts inputs) {
  const auto& spec = *node.As<plan::ProjectSpec>();
  const auto is_left = [&](const auto& entry) { return entry.second.is_certain && spec.Keeps(entry.first); };
  return inputs[0]->properties.has_rows && !spec.fn && std::ranges::any_of(inputs[0]->schema.columns(), is_left);
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const plan::ProjectSpec& spec = *node.As<plan::ProjectSpec>();
  if (spec.fn) return std::nullopt;
  return plan::FluxCall(spec.is_keep ? "keep" : "drop").Add("columns", spec.columns).Text();
}

// A function of the script chooses columns where it can be called.
bool IsApart(const plan::Node& node) { return !node.As<plan::ProjectSpec>()->fn; }

std::string Call(const plan::Node& node, const StackTrace&) {
  return node.As<plan::ProjectSpec>()->is_keep ? "keep" : "drop";
}

}  // namespace

OperationDef ProjectOperation() {
  return {.name = plan::ProjectSpec::kName,
          .call = Call,
          .create = MakeProject,
          .needs = Needs,
          .names = Names,
          .schema = SchemaAfter,
          .properties = PropertiesAfter,
          .has_rows = HasRows,
          .demand = EqualRowsDemand,
          .to_flux = ToFlux,
          .algorithms = kAlgorithms,
          .takes_tables_apart = IsApart,
          .cuts = CutsAnywhere,
          .choose = Choose,
          .is_deterministic = true};
}

}  // namespace flux::exec
