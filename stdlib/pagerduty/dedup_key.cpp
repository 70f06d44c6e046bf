#include <algorithm>
#include <map>

#include "runtime/base/number_text.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/digest.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "tables exclude";
constexpr std::string_view kColumn = "_pagerdutyDedupKey";

struct DedupKeySpec final : plan::Spec {
  static constexpr std::string_view kName = "pagerduty.dedupKey";
  std::vector<std::string> exclude;
  void Describe(plan::Description& out) const override {
    for (const std::string& column : exclude) out.Add("exclude", column);
  }
};

std::string ValueText(const Value& v) {
  if (v.is_null()) return "";
  if (v.kind() == ValueKind::kString) return std::string(v.AsString());
  if (v.kind() == ValueKind::kFloat) return FormatFloat(v.AsFloat());
  if (v.kind() == ValueKind::kTime) return FormatTimeNanos(v.AsTime());
  if (v.kind() == ValueKind::kUint) return std::to_string(v.AsUint());
  if (v.kind() == ValueKind::kBool) return v.AsBool() ? "true" : "false";
  return std::to_string(v.AsInt());
}

class DedupKeyOperator final : public exec::UnaryOperator {
 public:
  DedupKeyOperator(const DedupKeySpec& spec, exec::ExecContext&, TableSink& out) : UnaryOperator(out), spec_(spec) {}

  Status Begin(TableHeaderRef header) override {
    std::vector<ColumnDef> columns = header->schema.columns();
    replaced_ = header->schema.Find(kColumn);
    if (replaced_) {
      columns[*replaced_].type = ColumnType::kString;
    } else {
      columns.push_back({std::string(kColumn), ColumnType::kString});
    }
    key_ = Value::String(HexDigest(DigestAlgorithm::kSha256, KeyText(header->key)));
    return out_.Begin(exec::WithSchema(*header, std::move(columns)));
  }

  Status Push(const Chunk& chunk) override {
    Chunk keyed = chunk;
    ColumnRef column = Column::Constant(ColumnType::kString, key_, chunk.rows);
    if (replaced_) {
      keyed.columns[*replaced_] = std::move(column);
    } else {
      keyed.columns.push_back(std::move(column));
    }
    return out_.Push(keyed);
  }

 private:
  // Names and values, each on a line of its own, in order of name.
  std::string KeyText(const GroupKey& key) const {
    std::map<std::string_view, std::string> entries;
    for (const GroupKeyEntry& entry : key.entries()) {
      if (std::ranges::find(spec_.exclude, entry.name) != spec_.exclude.end()) continue;
      entries[entry.name] = ValueText(entry.value);
    }
    std::string text;
    for (const auto& [name, value] : entries) text += std::string(name) + "\n" + value + "\n";
    return text;
  }

  const DedupKeySpec& spec_;
  std::optional<size_t> replaced_;
  Value key_;
};

Result<Value> DedupKey(CallContext& context, Args args) {
  const ArgReader in("pagerduty.dedupKey", kParameters, args);
  DedupKeySpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.exclude, in.StringsOr(1, {"_start", "_stop", "_level"}));
  return AddNode(context, std::move(spec), {std::move(tables)});
}

plan::StreamSchema SchemaAfter(const plan::Node&, plan::InputFacts inputs) {
  plan::StreamSchema schema = inputs[0]->schema;
  schema.Set(kColumn, ColumnType::kString);
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node&, plan::InputFacts inputs) {
  return exec::WithColumnChanged(inputs[0]->properties, kColumn);
}

}  // namespace

void RegisterDedupKey(Registry& registry) {
  registry.Add(BuiltinDef{"pagerduty", "dedupKey", kParameters, DedupKey});
  registry.Add(OperationDef{.name = DedupKeySpec::kName,
                            .create = exec::CreateOperator<DedupKeyOperator, DedupKeySpec>,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
