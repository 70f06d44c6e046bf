// `project`: `keep` and `drop`. Tables whose keys become equal are joined.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/operations.h"

namespace flux::exec {
namespace {

class ProjectOperator final : public UnaryOperator {
 public:
  ProjectOperator(const plan::ProjectSpec& spec, ExecContext& context, TableSink& out)
      : UnaryOperator(out), spec_(spec), context_(context), tables_(context) {}

  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override;
  Status End() override { return target_ ? Status() : out_.End(); }
  Status Finish() override {
    FLUX_TRY_STATUS(tables_.Emit(out_, KeyedTables::Order::kArrival));
    return out_.Finish();
  }

 private:
  Result<bool> Keeps(const std::string& column);
  Result<bool> Ask(const std::string& column);

  const plan::ProjectSpec& spec_;
  ExecContext& context_;
  KeyedTables tables_;
  std::map<std::string, bool> answers_;
  std::vector<size_t> kept_;
  // Set while the table lost key columns, so that tables may meet under one key.
  std::optional<KeyedTables::Target> target_;
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
    const bool is_listed = std::find(spec_.columns.begin(), spec_.columns.end(), column) != spec_.columns.end();
    return is_listed == spec_.is_keep;
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
  const bool keeps_key = entries.size() == header->key.entries().size();
  auto projected = std::make_shared<TableHeader>();
  projected->key = GroupKey(std::move(entries));
  projected->schema = Schema(std::move(columns));
  projected->is_time_ordered = header->is_time_ordered && projected->schema.Find("_time").has_value();
  target_.reset();
  if (keeps_key) return out_.Begin(std::move(projected));
  FLUX_TRY(target_, tables_.Open(*projected));
  return {};
}

Status ProjectOperator::Push(const Chunk& chunk) {
  // Without columns there are no rows.
  if (kept_.empty()) return {};
  Chunk projected{{}, chunk.rows};
  projected.columns.reserve(kept_.size());
  for (const size_t i : kept_) projected.columns.push_back(chunk.columns[i]);
  return target_ ? tables_.Add(*target_, projected) : out_.Push(projected);
}

}  // namespace

MadeOperator MakeProject(const plan::Node& node, ExecContext& context, TableSink& out, OperatorStats&) {
  return std::make_unique<ProjectOperator>(*node.As<plan::ProjectSpec>(), context, out);
}

}  // namespace flux::exec
