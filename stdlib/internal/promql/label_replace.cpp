#include <fmt/format.h>
#include <re2/re2.h>

#include <optional>
#include <unordered_set>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/regexp/template.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kName = "promql.labelReplace";
constexpr std::string_view kParameters = "tables source destination regex replacement";

struct LabelReplaceSpec final : plan::Spec {
  static constexpr std::string_view kName = "promql.labelReplace";
  std::string source, destination, replacement;
  Value regex;
  void Describe(plan::Description& out) const override {
    out.Add("source", source);
    out.Add("destination", destination);
    out.Add("regex", regex.AsRegexp().pattern());
    out.Add("replacement", replacement);
  }
};

// Tables have their key and `_value` left; two of one key would mix samples of different series.
class LabelReplaceOperator final : public exec::UnaryOperator {
 public:
  LabelReplaceOperator(const LabelReplaceSpec& spec, exec::ExecContext&, TableSink& out)
      : UnaryOperator(out), spec_(spec) {}

  Status Begin(TableHeaderRef header) override {
    FLUX_TRY(value_, exec::FindColumn(kName, *header, "_value"));
    if (header->schema[value_].type != ColumnType::kFloat)
      return exec::ColumnTypeError(kName, header->schema[value_], "float");
    FLUX_TRY(GroupKey key, KeyOf(header->key));
    if (!keys_.insert(key).second) {
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("`{}`: two tables would have the group key {}", kName, key.DebugText()));
    }
    FLUX_TRY(const exec::KeyTable table,
             exec::MakeKeyTable(kName, key, {{"_value", ColumnType::kFloat}},
                                {Column::Constant(ColumnType::kFloat, Value::Null(ValueKind::kFloat), 0)}, 0));
    header_ = table.header;
    return out_.Begin(header_);
  }

  Status Push(const Chunk& chunk) override {
    FLUX_TRY(const exec::KeyTable table, exec::MakeKeyTable(kName, header_->key, {{"_value", ColumnType::kFloat}},
                                                            {chunk.columns[value_]}, chunk.rows));
    return out_.Push(table.rows);
  }

 private:
  // A tag that is not there is an empty text, and the other way round.
  Result<GroupKey> KeyOf(const GroupKey& key) const {
    std::string text;
    if (const GroupKeyEntry* source = key.Find(spec_.source)) {
      if (source->type != ColumnType::kString)
        return exec::ColumnTypeError(kName, {source->name, source->type}, "string");
      if (!source->value.is_null()) text = source->value.AsString();
    }
    const std::optional<std::string> replaced = Replaced(text);
    if (!replaced) return key;
    std::vector<GroupKeyEntry> entries;
    for (const GroupKeyEntry& entry : key.entries()) {
      if (entry.name != spec_.destination) entries.push_back(entry);
    }
    if (!replaced->empty()) entries.push_back({spec_.destination, ColumnType::kString, Value::String(*replaced)});
    return GroupKey(std::move(entries));
  }

  // Nothing when the text does not match.
  std::optional<std::string> Replaced(std::string_view text) const {
    const re2::RE2& regex = spec_.regex.AsRegexp().regex();
    std::vector<re2::StringPiece> groups(static_cast<size_t>(regex.NumberOfCapturingGroups()) + 1);
    const re2::StringPiece input(text.data(), text.size());
    if (!regex.Match(input, 0, text.size(), re2::RE2::ANCHOR_BOTH, groups.data(), static_cast<int>(groups.size())))
      return std::nullopt;
    std::string out;
    ExpandTemplate(spec_.replacement, regex, groups, out);
    return out;
  }

  const LabelReplaceSpec& spec_;
  std::unordered_set<GroupKey, GroupKeyHash> keys_;
  TableHeaderRef header_;
  size_t value_ = 0;
};

Result<Value> AddLabelReplace(CallContext& context, Args args) {
  const ArgReader in(kName, kParameters, args);
  LabelReplaceSpec spec;
  FLUX_TRY(plan::NodeRef tables, in.Stream(0));
  FLUX_TRY(spec.source, in.String(1));
  FLUX_TRY(spec.destination, in.String(2));
  FLUX_TRY(const std::string regex, in.String(3));
  FLUX_TRY(spec.replacement, in.String(4));
  if (spec.destination == "_value") return in.Invalid(2, "must not be the column `_value`");
  Result<Value> compiled = RegexpObject::Compile(regex);
  if (!compiled) return in.Invalid(3, "is not a regular expression: " + compiled.error().message);
  spec.regex = *std::move(compiled);
  return AddNode(context, std::move(spec), {std::move(tables)});
}

ColumnSet Needs(const plan::Node&, const ColumnSet&) { return Plus({}, {"_value"}); }

}  // namespace

void RegisterPromqlLabelReplace(Registry& registry) {
  registry.Add(BuiltinDef{"internal/promql", "labelReplace", kParameters, AddLabelReplace});
  registry.Add(OperationDef{.name = LabelReplaceSpec::kName,
                            .create = exec::CreateOperator<LabelReplaceOperator, LabelReplaceSpec>,
                            .needs = Needs,
                            .must_have = exec::MustHaveNeeds<Needs>,
                            .has_rows = exec::HasRowsOfInputs,
                            .flow = plan::Flow::kRows,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
