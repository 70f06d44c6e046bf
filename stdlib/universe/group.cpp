#include "runtime/plan/specs/group.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/exec/grouping.h"
#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/rekeyed_tables.h"
#include "runtime/exec/row_grouper.h"
#include "runtime/exec/row_origins.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

using plan::GroupSpec;

constexpr std::string_view kParameters = "tables mode columns";

constexpr plan::Algorithm kAlgorithms[] = {
    {.name = "gives whole tables new keys, and joins neighbours whose keys become equal",
     .kept = plan::Kept::kTable,
     .joins_neighbours = true},
    {"gives whole tables new keys, and joins those whose keys become equal", plan::Kept::kStream, true},
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
    return tables_.Begin(exec::Regrouped(*header, key_columns), meeting_, header);
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

// Collects tables of groups, which have rows.
class GroupSink final : public TableSink {
 public:
  GroupSink(exec::KeyedTables& tables, exec::RowOrigins& origins) : tables_(tables), origins_(origins) {}
  Status Begin(TableHeaderRef header) override {
    header_ = std::move(header);
    return {};
  }
  Status Push(const Chunk& chunk) override {
    if (header_ != nullptr) {
      FLUX_TRY(target_, tables_.Open(*header_, std::nullopt, origins_.Of(chunk.columns, 0)));
      header_ = nullptr;
    }
    return tables_.Add(target_, chunk);
  }
  Status End() override { return {}; }
  Status Finish() override { return {}; }

 private:
  exec::KeyedTables& tables_;
  exec::RowOrigins& origins_;
  TableHeaderRef header_;  // of the table at hand, until its first rows come
  exec::KeyedTables::Target target_;
};

// Rows whose new key was constant in their old table keep their chunks. Others are grouped by hashing as they come, as
// long as their tables have one schema and the same columns in their old keys and in their new ones; when that are all
// rows, what they become leaves at once, else it meets the tables before and behind it.
class RowGroupOperator final : public exec::UnaryOperator {
 public:
  RowGroupOperator(const GroupSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), grouping_(spec), context_(context), tables_(context) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(std::vector<size_t> key_columns, grouping_.KeyColumns(*header));
    is_whole_table_ = exec::AreInKey(key_columns, *header);
    if (grouper_ &&
        (is_whole_table_ || !grouper_->Takes(header->schema, key_columns) || !origins_->Includes(*header))) {
      FLUX_TRY_STATUS(CollectGroups());
    }
    if (is_whole_table_) {
      has_tables_ = true;
      FLUX_TRY(target_, tables_.Open(exec::Regrouped(*header, key_columns), std::nullopt, header));
    } else if (!grouper_) {
      grouper_.emplace(header->schema, std::move(key_columns), context_);
      origins_.emplace(*header);
    }
    return {};
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY_STATUS(context_.cancel.Check());
    if (is_whole_table_) return tables_.Add(target_, chunk);
    return chunk.rows > 0 ? grouper_->Add(chunk) : Status();
  }

  Status End() override { return {}; }

  Status Finish() override {
    if (grouper_ && !has_tables_) {
      FLUX_TRY_STATUS(grouper_->Send(out_));
      return out_.Finish();
    }
    if (grouper_) FLUX_TRY_STATUS(CollectGroups());
    FLUX_TRY_STATUS(tables_.Emit(out_, exec::KeyedTables::Order::kAscendingKeys));
    return out_.Finish();
  }

 private:
  Status CollectGroups() {
    GroupSink sink(tables_, *origins_);
    FLUX_TRY_STATUS(grouper_->Send(sink));
    grouper_.reset();
    has_tables_ = true;
    return {};
  }

  const exec::Grouping grouping_;
  exec::ExecContext& context_;
  exec::KeyedTables tables_;
  bool has_tables_ = false;  // there are others than those of the grouper
  bool is_whole_table_ = false;
  exec::KeyedTables::Target target_;
  // With `kExtend`, tables of one schema can differ in their key columns.
  std::optional<exec::RowGrouper> grouper_;
  std::optional<exec::RowOrigins> origins_;  // of its rows
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

// Only with `by` nothing of the old keys is left.
bool JoinsTables(const plan::Node& node) { return node.As<GroupSpec>()->mode == GroupSpec::Mode::kBy; }

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
                            .joins_tables = JoinsTables,
                            .choose = Choose,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
