#include <fmt/format.h>

#include <algorithm>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/rekey_operator.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables o";

struct SetRecordSpec final : plan::Spec {
  static constexpr std::string_view kName = "experimental.set";
  std::vector<GroupKeyEntry> columns;
  void Describe(plan::Description& out) const override {
    for (const GroupKeyEntry& column : columns) out.Add(column.name, DebugText(column.value));
  }
};

class SetRecordOperator final : public exec::RekeyOperator {
 public:
  SetRecordOperator(const exec::PhysicalNode& node, exec::ExecContext& context, TableSink& out)
      : RekeyOperator(node, context, out), spec_(*node.As<SetRecordSpec>()) {}

 protected:
  bool ChangesKeyColumn(std::string_view name) const override {
    return std::ranges::find(spec_.columns, name, &GroupKeyEntry::name) != spec_.columns.end();
  }

  Result<TableHeader> BeginTable(const TableHeader& header) override {
    TableHeader changed = header;
    std::vector<ColumnDef> columns = header.schema.columns();
    std::vector<GroupKeyEntry> entries = header.key.entries();
    indexes_.clear();
    for (const GroupKeyEntry& column : spec_.columns) {
      indexes_.push_back(header.schema.Find(column.name).value_or(columns.size()));
      if (indexes_.back() == columns.size()) columns.push_back({column.name, column.type});
      columns[indexes_.back()].type = column.type;
      for (GroupKeyEntry& entry : entries) {
        if (entry.name == column.name) entry = column;
      }
      if (column.name == "_time") changed.is_time_ordered = false;
    }
    changed.key = GroupKey(std::move(entries));
    changed.schema = Schema(std::move(columns));
    return changed;
  }

  Result<Chunk> Change(const Chunk& chunk) override {
    Chunk changed = chunk;
    for (size_t i = 0; i < indexes_.size(); ++i) {
      changed.columns.resize(std::max(changed.columns.size(), indexes_[i] + 1));
      changed.columns[indexes_[i]] = Column::Constant(spec_.columns[i].type, spec_.columns[i].value, chunk.rows);
    }
    return changed;
  }

 private:
  const SetRecordSpec& spec_;
  std::vector<size_t> indexes_;
};

Result<Value> SetRecord(CallContext& context, Args args) {
  const ArgReader in("experimental.set", kParameters, args);
  SetRecordSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  if (in[1].is_null() || in[1].kind() != ValueKind::kRecord) {
    return in.Invalid(1, fmt::format("must be a record, found {}", DescribeKind(in[1])));
  }
  for (const RecordField& field : in[1].AsRecord().fields) {
    const Result<ColumnType> type = ToColumnType(field.value.kind());
    if (!type) {
      return in.Invalid(1, fmt::format("has a property `{}` of type {}, which cannot be a column", field.name,
                                       DescribeKind(field.value)));
    }
    if (std::ranges::find(spec.columns, field.name, &GroupKeyEntry::name) != spec.columns.end()) continue;
    spec.columns.push_back({field.name, *type, field.value});
  }
  // New columns come in order of name, whatever the order in the script.
  std::ranges::sort(spec.columns, {}, &GroupKeyEntry::name);
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = inputs[0]->schema;
  for (const GroupKeyEntry& column : node.As<SetRecordSpec>()->columns) schema.Set(column.name, column.type);
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::Properties properties = inputs[0]->properties;
  for (const GroupKeyEntry& column : node.As<SetRecordSpec>()->columns) {
    properties = exec::WithColumnChanged(std::move(properties), column.name);
  }
  return properties;
}

plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  std::vector<std::string> columns;
  for (const GroupKeyEntry& column : node.As<SetRecordSpec>()->columns) columns.push_back(column.name);
  return exec::ChooseByChanged(*inputs[0], columns);
}

}  // namespace

void RegisterSetRecord(Registry& registry) {
  registry.Add(BuiltinDef{"experimental", "set", kParameters, SetRecord});
  registry.Add(OperationDef{.name = SetRecordSpec::kName,
                            .create = exec::CreateOperator<SetRecordOperator, SetRecordSpec>,
                            .needs = exec::NeedsSame,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .flow = plan::Flow::kRows,
                            .algorithms = exec::kRekeyingAlgorithms,
                            .takes_tables_apart = exec::AlwaysApart,
                            .cuts = exec::CutsAnywhere,
                            .choose = Choose,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
