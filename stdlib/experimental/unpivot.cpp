#include <fmt/ranges.h>

#include <algorithm>

#include "runtime/exec/absent_columns.h"
#include "runtime/exec/chunk_pile.h"
#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables otherColumns";

struct UnpivotSpec final : plan::Spec {
  static constexpr std::string_view kName = "experimental.unpivot";
  std::vector<std::string> other_columns = {"_time"};
  bool Holds(std::string_view name) const { return std::ranges::find(other_columns, name) != other_columns.end(); }
  void Describe(plan::Description& out) const override { out.AddList("otherColumns", other_columns); }
};

// Turns each column that is neither in the group key nor one of `other_columns` into a table of its values that are not
// null. When `_field` is one of them, it does not become part of the key.
class UnpivotOperator final : public exec::UnaryOperator {
 public:
  UnpivotOperator(const UnpivotSpec& spec, exec::ExecContext& context, TableSink& out)
      : UnaryOperator(out), spec_(spec), tables_(context) {}

  Status Begin(TableHeaderRef header) override {
    if (header->schema.Find("_field") || header->schema.Find("_value")) {
      return Fail(ErrorCode::kInvalid, "experimental.unpivot can't have \"_field\" or \"_value\" as an input column");
    }
    others_.clear();
    for (const std::string& name : spec_.other_columns) {
      const std::optional<size_t> index = header->schema.Find(name);
      if (!index && name != "_field") {
        return FailAtTable(ErrorCode::kFailedPrecondition,
                           fmt::format("experimental.unpivot could not find column named \"{}\" in table {}{}", name,
                                       header->key.DebugText(), exec::SuggestColumn(name, header->schema)));
      }
      others_.push_back({name, index});
    }
    header_ = std::move(header);
    fields_.clear();
    for (size_t i = 0; i < header_->schema.size(); ++i) {
      const std::string& name = header_->schema[i].name;
      if (header_->key.Contains(name) || spec_.Holds(name)) continue;
      FLUX_TRY(const exec::KeyedTables::Target target, tables_.Open(FieldHeader(header_->schema[i])));
      fields_.push_back({i, target, {}});
    }
    return {};
  }

  Status Push(const Chunk& chunk) override {
    for (Field& field : fields_) {
      const Column& values = *chunk.columns[field.index];
      std::vector<uint32_t> rows;
      for (uint32_t row = 0; row < chunk.rows; ++row) {
        if (!values.IsNull(row)) rows.push_back(row);
      }
      if (rows.empty()) continue;
      Chunk field_rows = FieldRows(chunk, field.index, rows);
      if (spec_.Holds("_field")) {
        field.waiting.Add(std::move(field_rows));
      } else {
        FLUX_TRY_STATUS(tables_.Add(field.target, field_rows));
      }
    }
    return {};
  }

  Status End() override {
    for (const Field& field : fields_) {
      for (const Chunk& rows : field.waiting.chunks()) FLUX_TRY_STATUS(tables_.Add(field.target, rows));
    }
    fields_.clear();
    return {};
  }

  Status Finish() override {
    FLUX_TRY_STATUS(tables_.Emit(out_, exec::KeyedTables::Order::kAscendingKeys));
    return out_.Finish();
  }

 private:
  struct Field {
    size_t index;
    exec::KeyedTables::Target target;
    // Of a table to which other fields belong, too: field by field, however the table was cut into chunks.
    exec::ChunkPile waiting;
  };
  struct Other {
    std::string name;
    std::optional<size_t> index;  // none: `_field`
  };

  TableHeader FieldHeader(const ColumnDef& field) const {
    std::vector<GroupKeyEntry> entries = header_->key.entries();
    std::vector<ColumnDef> defs;
    for (const GroupKeyEntry& entry : entries) defs.push_back({entry.name, entry.type});
    if (!spec_.Holds("_field")) {
      entries.push_back({"_field", ColumnType::kString, Value::String(field.name)});
      defs.push_back({"_field", ColumnType::kString});
    }
    for (const Other& other : others_) {
      if (!header_->key.Contains(other.name)) {
        defs.push_back({other.name, other.index ? header_->schema[*other.index].type : ColumnType::kString});
      }
    }
    defs.push_back({"_value", field.type});
    return {GroupKey(std::move(entries)), Schema(std::move(defs)), header_->is_time_ordered && !spec_.Holds("_field")};
  }

  Chunk FieldRows(const Chunk& chunk, size_t field, const std::vector<uint32_t>& rows) const {
    const auto take = [&](const ColumnRef& column) { return rows.size() == chunk.rows ? column : column->Take(rows); };
    const ColumnRef name =
        Column::Constant(ColumnType::kString, Value::String(header_->schema[field].name), rows.size());
    Chunk out{.columns = {}, .rows = rows.size()};
    for (const GroupKeyEntry& entry : header_->key.entries()) {
      out.columns.push_back(Column::Constant(entry.type, entry.value, rows.size()));
    }
    if (!spec_.Holds("_field")) out.columns.push_back(name);
    for (const Other& other : others_) {
      if (!header_->key.Contains(other.name))
        out.columns.push_back(other.index ? take(chunk.columns[*other.index]) : name);
    }
    out.columns.push_back(take(chunk.columns[field]));
    return out;
  }

  const UnpivotSpec& spec_;
  exec::KeyedTables tables_;
  TableHeaderRef header_;
  std::vector<Field> fields_;
  std::vector<Other> others_;
};

Result<Value> Unpivot(CallContext& context, Args args) {
  const ArgReader in("experimental.unpivot", kParameters, args);
  UnpivotSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.other_columns, in.StringsOr(1, {"_time"}));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = exec::KeyColumns(*inputs[0], node);
  schema.Set("_field", ColumnType::kString);
  for (const std::string& column : node.As<UnpivotSpec>()->other_columns) {
    const auto* input = inputs[0]->schema.Find(column);
    if (column != "_field") schema.Set(column, input != nullptr ? input->type : std::nullopt);
  }
  schema.Set("_value");
  return schema;
}

// `_field` in the key tells the tables apart that are made of one.
plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  const plan::Properties& input = inputs[0]->properties;
  plan::Properties properties = input;
  if (node.As<UnpivotSpec>()->Holds("_field")) {
    properties.max_rows.reset();
  } else {
    properties = exec::WithKeyColumns(std::move(properties), {"_field"});
  }
  properties.row_order.clear();
  properties.key_is_rest = false;
  properties.max_tables.reset();
  properties.tables_ascend = true;
  return properties;
}

}  // namespace

void RegisterUnpivot(Registry& registry) {
  registry.Add(BuiltinDef{"experimental", "unpivot", kParameters, Unpivot});
  registry.Add(OperationDef{.name = UnpivotSpec::kName,
                            .create = exec::CreateOperator<UnpivotOperator, UnpivotSpec>,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
