#include "runtime/plan/specs/rename.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "runtime/exec/absent_columns.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/rekey_operator.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

using plan::RenameSpec;

constexpr std::string_view kParameters = "tables fn columns";

class RenameOperator final : public exec::RekeyOperator {
 public:
  RenameOperator(const exec::PhysicalNode& node, exec::ExecContext& context, TableSink& out)
      : RekeyOperator(node, context, out), spec_(*node.As<RenameSpec>()), context_(context) {}

 protected:
  // With a function, any column can get a name that another table has already.
  bool ChangesKeyColumn(std::string_view name) const override { return spec_.fn || spec_.columns.contains(name); }

  Result<TableHeader> BeginTable(const TableHeader& header) override {
    for (const auto& [from, to] : spec_.columns) {
      if (!header.schema.Find(from)) {
        return Fail(ErrorCode::kFailedPrecondition, fmt::format("rename: rename error: column \"{}\" doesn't exist{}",
                                                                from, exec::SuggestColumn(from, header.schema)));
      }
    }
    std::vector<ColumnDef> columns;
    std::map<std::string, std::string, std::less<>> new_names;
    std::map<std::string, std::string, std::less<>> taken;  // by their new names, the columns
    for (const ColumnDef& column : header.schema.columns()) {
      FLUX_TRY(std::string name, NewName(column.name));
      if (const auto [other, is_free] = taken.emplace(name, column.name); !is_free) {
        // The one that is renamed may have come first.
        const std::string& renamed = name == column.name ? other->second : column.name;
        return FailAtTable(
            ErrorCode::kFailedPrecondition,
            fmt::format("`rename`: column `{}` would be called `{}`, which another column of table {} is called "
                        "already; drop or rename that one",
                        renamed, name, header.key.DebugText()));
      }
      columns.push_back({name, column.type});
      new_names[column.name] = std::move(name);
    }
    std::vector<GroupKeyEntry> entries = header.key.entries();
    for (GroupKeyEntry& entry : entries) entry.name = new_names.find(entry.name)->second;
    const bool is_time_kept = new_names.contains("_time") && new_names["_time"] == "_time";
    return TableHeader{GroupKey(std::move(entries)), Schema(std::move(columns)),
                       header.is_time_ordered && is_time_kept};
  }

  Result<Chunk> Change(const Chunk& chunk) override { return chunk; }

 private:
  Result<std::string> NewName(const std::string& name) const {
    if (!spec_.fn) {
      const auto found = spec_.columns.find(name);
      return found == spec_.columns.end() ? name : found->second;
    }
    if (!context_.call)
      return Fail(ErrorCode::kUnimplemented, "`rename`: argument `fn` cannot be called here; use `columns`");
    const NamedArg arg{"column", Value::String(name)};
    FLUX_TRY(const Value result, context_.call(*spec_.fn, {&arg, 1}));
    if (result.is_null() || result.kind() != ValueKind::kString) {
      return Fail(ErrorCode::kInvalid,
                  fmt::format("`rename`: argument `fn` must return a string, returned {} for column `{}`",
                              DescribeKind(result), name));
    }
    return std::string(result.AsString());
  }

  const RenameSpec& spec_;
  exec::ExecContext& context_;
};

// A renamed column is needed under its old name, which must exist even when nobody reads it later.
ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  const RenameSpec& spec = *node.As<RenameSpec>();
  if (spec.fn || out.all) return {.all = true, .names = {}};
  ColumnSet in;
  for (const std::string& name : out.names) {
    const bool is_new = std::ranges::any_of(spec.columns, [&](const auto& pair) { return pair.second == name; });
    if (!is_new) in = Plus(std::move(in), {name});
  }
  for (const auto& [from, to] : spec.columns) in = Plus(std::move(in), {from});
  return in;
}

// A function is asked for columns that are there.
ColumnSet MustHave(const plan::Node& node) {
  ColumnSet renamed;
  for (const auto& [from, to] : node.As<RenameSpec>()->columns) renamed = Plus(std::move(renamed), {from});
  return renamed;
}

Result<Value> Rename(CallContext& context, Args args) {
  const ArgReader in("rename", kParameters, args);
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  if (in.Has(1) == in.Has(2)) return in.Invalid("needs either `columns` or `fn`, not both and not neither");
  RenameSpec spec;
  if (in.Has(1)) {
    FLUX_TRY(spec.fn, in.Function(1));
    return AddNode(context, std::move(spec), {std::move(tables)});
  }
  if (in[2].kind() != ValueKind::kRecord || in[2].is_null()) {
    return in.Invalid(2, fmt::format("must be a record of old and new names, found {}", DescribeKind(in[2])));
  }
  for (const RecordField& field : in[2].AsRecord().fields) {
    if (field.value.kind() != ValueKind::kString || field.value.is_null()) {
      return in.Invalid(
          2, fmt::format("must give every column a string, found {} for `{}`", DescribeKind(field.value), field.name));
    }
    spec.columns.emplace(field.name, field.value.AsString());
  }
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  const RenameSpec& spec = *node.As<RenameSpec>();
  if (spec.fn) return {};
  const plan::StreamSchema& input = inputs[0]->schema;
  plan::StreamSchema schema = input;
  for (const auto& [from, to] : spec.columns) schema.Drop(from, &node);
  for (const auto& [from, to] : spec.columns) {
    const auto* renamed = input.Find(from);
    schema.Set(to, renamed != nullptr ? renamed->type : std::nullopt);
  }
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  const RenameSpec& spec = *node.As<RenameSpec>();
  const plan::Properties& input = inputs[0]->properties;
  auto is_renamed = [&](std::string_view column) { return spec.columns.contains(column); };
  if (spec.fn || !input.key || std::ranges::any_of(*input.key, is_renamed)) return exec::WithOtherKeys(input);
  plan::Properties properties = input;
  for (plan::SortColumn& column : properties.row_order) {
    if (auto renamed = spec.columns.find(column.name); renamed != spec.columns.end()) column.name = renamed->second;
  }
  return properties;
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const RenameSpec& spec = *node.As<RenameSpec>();
  if (spec.fn) return std::nullopt;
  std::string columns;
  for (const auto& [from, to] : spec.columns) {
    columns += (columns.empty() ? "" : ", ") + *plan::FluxLiteral(Value::String(from)) + ": " +
               *plan::FluxLiteral(Value::String(to));
  }
  return plan::FluxCall("rename").AddText("columns", "{" + columns + "}").Text();
}

plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  const RenameSpec& spec = *node.As<RenameSpec>();
  if (spec.fn) return {&exec::kMayChangeKeys, "which columns are renamed is for a function to say"};
  std::vector<std::string> columns;
  for (const auto& [from, to] : spec.columns) columns.push_back(from);
  return exec::ChooseByChanged(*inputs[0], columns);
}

// A function of the script names columns where it can be called.
bool IsApart(const plan::Node& node) { return !node.As<plan::RenameSpec>()->fn; }

}  // namespace

void RegisterRename(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "rename", kParameters, Rename});
  registry.Add(OperationDef{.name = RenameSpec::kName,
                            .create = exec::CreateOperator<RenameOperator, RenameSpec>,
                            .needs = Needs,
                            .must_have = MustHave,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .has_rows = exec::HasRowsOfInputs,
                            .to_flux = ToFlux,
                            .flow = plan::Flow::kRows,
                            .algorithms = exec::kRekeyingAlgorithms,
                            .takes_tables_apart = IsApart,
                            .cuts = exec::CutsAnywhere,
                            .choose = Choose,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
