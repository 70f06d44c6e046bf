// `duplicate`: copies a column under another name, which may overwrite a column or change the group key.

#include "runtime/plan/specs/duplicate.h"

#include <fmt/format.h>

#include "runtime/exec/operation_facts.h"
#include "runtime/exec/operations.h"
#include "runtime/exec/rekeyed_tables.h"
#include "runtime/exec/table_operator.h"
#include "runtime/plan/flux_text.h"

namespace flux::exec {
namespace {

class DuplicateOperator final : public UnaryOperator {
 public:
  DuplicateOperator(const PhysicalNode& node, ExecContext& context, TableSink& out)
      : UnaryOperator(out),
        spec_(*node.As<plan::DuplicateSpec>()),
        keeps_keys_(node.algorithm == &kKeepsKeys),
        tables_(context, out) {}

  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override;
  Status End() override { return tables_.End(); }
  Status Finish() override { return tables_.Finish(); }

 private:
  RekeyedTables::Meeting MeetingOf(const GroupKey& key) const;

  const plan::DuplicateSpec& spec_;
  const bool keeps_keys_;
  RekeyedTables tables_;
  size_t from_ = 0, to_ = 0;
};

// The key after the copy: an overwritten key column takes the value of the source, or leaves the key when the source
// is not constant.
GroupKey KeyAfter(const GroupKey& key, const plan::DuplicateSpec& spec, ColumnType type) {
  const GroupKeyEntry* source = key.Find(spec.column);
  std::vector<GroupKeyEntry> entries;
  for (const GroupKeyEntry& entry : key.entries()) {
    if (entry.name != spec.as) {
      entries.push_back(entry);
    } else if (source != nullptr) {
      entries.push_back({entry.name, type, source->value});
    }
  }
  return GroupKey(std::move(entries));
}

// A key without the copy but with its source equals none that changes: those that lose the copy have no source, either.
RekeyedTables::Meeting DuplicateOperator::MeetingOf(const GroupKey& key) const {
  using Meeting = RekeyedTables::Meeting;
  if (keeps_keys_) return Meeting::kNever;
  return key.Contains(spec_.column) && !key.Contains(spec_.as) ? Meeting::kNever : Meeting::kPossible;
}

Status DuplicateOperator::Begin(TableHeaderRef header) {
  FLUX_TRY(from_, FindColumn("duplicate", *header, spec_.column));
  std::vector<ColumnDef> columns = header->schema.columns();
  const ColumnDef copy{spec_.as, columns[from_].type};
  to_ = header->schema.Find(spec_.as).value_or(columns.size());
  if (to_ == columns.size()) {
    columns.push_back(copy);
  } else {
    columns[to_] = copy;
  }
  // A constant time ascends, any other copy may not.
  const GroupKeyEntry* constant = header->key.Find(spec_.column);
  const bool is_ordered =
      spec_.as == "_time" && from_ != to_ ? constant != nullptr && !constant->value.is_null() : header->is_time_ordered;
  TableHeader changed{KeyAfter(header->key, spec_, copy.type), Schema(std::move(columns)), is_ordered};
  return tables_.Begin(std::move(changed), MeetingOf(header->key), header);
}

Status DuplicateOperator::Push(const Chunk& chunk) {
  Chunk copied = chunk;
  if (to_ == copied.columns.size()) {
    copied.columns.push_back(chunk.columns[from_]);
  } else {
    copied.columns[to_] = chunk.columns[from_];
  }
  return tables_.Push(copied);
}

MadeOperator MakeDuplicate(const PhysicalNode& node, ExecContext& context, TableSink& out, OperatorStats&) {
  return std::make_unique<DuplicateOperator>(node, context, out);
}

// Whether no key changes and tables come in the order in which those leave that wait for others.
bool KeepsKeys(const plan::DuplicateSpec& spec, const plan::Properties& input) {
  const bool is_in_order = input.tables_ascend && input.keys_differ;
  return input.IsOutsideKey(spec.as) && (is_in_order || input.IsInsideKey(spec.column));
}

plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  const auto& spec = *node.As<plan::DuplicateSpec>();
  if (KeepsKeys(spec, inputs[0]->properties)) return {&kKeepsKeys, "no group key changes"};
  if (!inputs[0]->properties.IsOutsideKey(spec.as)) {
    return {&kMayChangeKeys, InKeysText(*inputs[0], spec.as)};
  }
  return {&kMayChangeKeys, "tables may come in any order"};
}

ColumnSet Needs(const plan::Node& node, const ColumnSet& out) {
  return Plus(out, {node.As<plan::DuplicateSpec>()->column});
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  const auto& spec = *node.As<plan::DuplicateSpec>();
  plan::StreamSchema schema = inputs[0]->schema;
  const auto* source = schema.Find(spec.column);
  schema.Set(spec.as, source != nullptr ? source->type : std::nullopt);
  return schema;
}

plan::Properties PropertiesAfter(const plan::Node& node, plan::InputFacts inputs) {
  const auto& spec = *node.As<plan::DuplicateSpec>();
  const plan::Properties& input = inputs[0]->properties;
  plan::Properties properties = WithColumnChanged(input, spec.as);
  // Of tables with unlike keys, those that can meet others leave last.
  if (!KeepsKeys(spec, input) && !input.key && !input.IsOutsideKey(spec.column)) properties.tables_ascend = false;
  return properties;
}

std::optional<std::string> ToFlux(const plan::Node& node) {
  const plan::DuplicateSpec& spec = *node.As<plan::DuplicateSpec>();
  return plan::FluxCall("duplicate").Add("column", spec.column).Add("as", spec.as).Text();
}

}  // namespace

OperationDef DuplicateOperation() {
  return {.name = plan::DuplicateSpec::kName,
          .create = MakeDuplicate,
          .needs = Needs,
          .must_have = MustHaveNeeds<Needs>,
          .schema = SchemaAfter,
          .properties = PropertiesAfter,
          .has_rows = HasRowsOfInputs,
          .to_flux = ToFlux,
          .algorithms = kRekeyingAlgorithms,
          .takes_tables_apart = AlwaysApart,
          .cuts = CutsAnywhere,
          .choose = Choose,
          .is_deterministic = true};
}

}  // namespace flux::exec
