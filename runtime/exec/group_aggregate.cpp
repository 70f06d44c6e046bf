// `groupAggregate`: rows are folded into the states of their groups as they come, so that only states are kept, and of
// selectors one row for each group.

#include "runtime/plan/specs/group_aggregate.h"

#include <map>
#include <string>
#include <unordered_map>

#include "runtime/exec/aggregate_column.h"
#include "runtime/exec/aggregate_states.h"
#include "runtime/exec/grouping.h"
#include "runtime/exec/hashed_aggregate.h"
#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/operations.h"
#include "runtime/exec/row_groups.h"
#include "runtime/exec/row_origins.h"
#include "runtime/exec/waiting_groups.h"
#include "runtime/spill/chunk_bytes.h"
#include "runtime/spill/spill.h"

namespace flux::exec {
namespace {

constexpr plan::Algorithm kAlgorithms[] = {
    {.name = "folds neighbours whose new keys are equal and sends their row",
     .kept = plan::Kept::kSentRows,
     .joins_neighbours = true},
    {"folds each table into the state of its group", plan::Kept::kTableStates, true},
    {"hashes rows by their new keys and folds them into the states of their groups", plan::Kept::kTableStates, true},
};
constexpr const plan::Algorithm &kFoldsNeighbours = kAlgorithms[0], &kFoldsTables = kAlgorithms[1],
                                &kHashesRows = kAlgorithms[2];

// Rows that are hashed at once, for which each of their groups is looked up once.
constexpr size_t kRowsTogether = size_t{1} << 17;
// A group that is a table of its own costs more than a row.
constexpr size_t kGroupsBetweenChecks = 1024;
// What a group may take of memory while its rows are folded: its key and state, which grow by doubling, and its place.
constexpr size_t kBytesPerGroup = 160;
// Rows that are folded at once may take a part in so many of the limit.
constexpr size_t kRunPart = 16;

plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  NewKeys keys = PredictKeys(node.As<plan::GroupAggregateSpec>()->group, *inputs[0]);
  switch (keys.kind) {
    case NewKeys::Kind::kAscending:
      return {&kFoldsNeighbours, std::move(keys.reason)};
    case NewKeys::Kind::kConstant:
      return {&kFoldsTables, std::move(keys.reason)};
    case NewKeys::Kind::kOfRows:
      break;
  }
  return {&kHashesRows, std::move(keys.reason)};
}

// What is known of one group so far. Its columns are those of a table without rows in `KeyedTables`.
struct Group {
  // The type of the aggregated column and the number of the state; nothing before a table came that has the column.
  std::optional<ColumnType> type;
  size_t state = 0;
  // Rows of tables without the column: it is null there.
  size_t rows_without_column = 0;
  // Selectors: the row that is selected, and where its columns go.
  std::optional<Chunk> selected;
  KeyedTables::Target selected_target;
};

// The column of the keys that differs between tables, when all others are the same and it is a dictionary without
// nulls; else null.
const Column* OnlyDictionary(const TableBatch& batch, const std::vector<size_t>& key_columns) {
  const Column* found = nullptr;
  for (const size_t k : key_columns) {
    const Column& column = *batch.columns[k];
    if (column.encoding() == Encoding::kConstant) continue;
    if (found != nullptr || column.encoding() != Encoding::kDictionary || column.has_nulls()) return nullptr;
    found = &column;
  }
  return found;
}

class GroupAggregateOperator final : public UnaryOperator {
 public:
  GroupAggregateOperator(const PhysicalNode& node, ExecContext& context, TableSink& out)
      : UnaryOperator(out),
        spec_(*node.As<plan::GroupAggregateSpec>()),
        folds_neighbours_(node.algorithm == &kFoldsNeighbours),
        context_(context),
        grouping_(spec_.group),
        shapes_(context),
        results_(*this) {}

  Result<bool> TakeTables(const TableBatch& batch) override;
  Status Begin(TableHeaderRef header) override;
  Status Push(const Chunk& chunk) override;
  Status End() override { return {}; }
  Status Finish() override;
  // `first` has the row of the group that the table belongs to.
  bool WantsRows() const override {
    const bool takes_first = spec_.aggregate.fn->statistic == plan::Statistic::kFirst;
    return !takes_first || !is_whole_table_ || !groups_[target_.table].selected;
  }
  // Until all rows are in it is `group` that can fail.
  const StackTrace* failed_at() const override { return is_grouping_ ? &spec_.group_position : nullptr; }

 private:
  // Takes the finished groups in order of their keys.
  class Results final : public TableSink {
   public:
    explicit Results(GroupAggregateOperator& op) : op_(op) {}
    Status Begin(TableHeaderRef header) override { return op_.BeginResult(std::move(header)); }
    Status Push(const Chunk& chunk) override { return op_.out_.Push(chunk); }
    Status End() override { return op_.out_.End(); }
    Status Finish() override { return {}; }

   private:
    GroupAggregateOperator& op_;
  };
  // Folds tables of groups, which have rows.
  class GroupSink final : public TableSink {
   public:
    GroupSink(GroupAggregateOperator& op, RowOrigins& origins) : op_(op), origins_(origins) {}
    Status Begin(TableHeaderRef header) override {
      column_ = header->schema.Find(op_.spec_.aggregate.column);
      header_ = std::move(header);
      return {};
    }
    Status Push(const Chunk& chunk) override {
      if (header_ != nullptr) {
        FLUX_TRY(target_, op_.OpenGroup(*header_, origins_.Of(chunk.columns, 0)));
        header_ = nullptr;
      }
      op_.Fold(target_, chunk.columns[*column_].get(), {0, static_cast<uint32_t>(chunk.rows)},
               [&](uint32_t row) { return TakeRows(chunk, {&row, 1}); });
      return {};
    }
    Status End() override { return {}; }
    Status Finish() override { return {}; }

   private:
    GroupAggregateOperator& op_;
    RowOrigins& origins_;
    std::optional<size_t> column_;
    TableHeaderRef header_;  // of the table at hand, until its first rows come
    KeyedTables::Target target_;
  };
  // The states of all groups whose column has one type.
  struct TypedStates {
    std::unique_ptr<AggregateStates> states;
    size_t count = 0;
  };

  bool is_selector() const { return spec_.aggregate.fn->is_selector; }
  Result<KeyedTables::Target> OpenGroup(const TableHeader& header, const TableHeaderRef& origin);
  void Fold(const KeyedTables::Target& target, const Column* column, RowRange rows, const auto& take_selected);
  Status StartTables(const TableHeaderRef& header, const std::vector<size_t>& key_columns);
  Status OpenTable(const TableHeaderRef& header, const std::vector<size_t>& key_columns);
  bool HasNoRoomForMore() const;
  Status FlushRun();
  bool CanHash();
  Status FoldHashed(const Chunk& rows, const RowGroups& row_groups);
  Status LeaveHashed();
  Status FoldRun(const Chunk& rows, const RowGroups& row_groups);
  Status FoldTables(const TableBatch& batch, const std::vector<size_t>& key_columns);
  Status OpenTarget(const TableBatch& batch, size_t i, const std::vector<size_t>& key_columns, const std::string& key);
  void StartCodes(const Column& codes, const TableBatch& batch, const std::vector<size_t>& key_columns);
  Status SendGroups();
  Status BeginResult(TableHeaderRef header);

  const plan::GroupAggregateSpec& spec_;
  const bool folds_neighbours_;
  ExecContext& context_;
  const Grouping grouping_;
  bool is_grouping_ = true;

  // The groups: their keys and columns, and under the same numbers what is known of them.
  KeyedTables shapes_;
  std::vector<Group> groups_;
  std::map<ColumnType, TypedStates> states_;
  Results results_;

  // The groups instead, as long as all are of rows of one schema.
  std::optional<HashedAggregate> hashed_;
  // Those beside them that came when memory had no more room.
  std::optional<WaitingGroups> waiting_;

  // The table at hand, when all of it belongs to one group.
  bool is_whole_table_ = false;
  KeyedTables::Target target_;
  std::optional<size_t> column_;
  std::optional<GroupKey> neighbours_;
  // Where tables of batches with the schema go, by the texts of their new keys, unless neighbours alone can meet.
  Schema batch_schema_;
  std::unordered_map<std::string, KeyedTables::Target> targets_;
  // The same by the codes of the one key column that has several values, with the texts of the others.
  std::shared_ptr<const StringBuffer> dictionary_;
  std::string other_keys_;
  std::vector<std::optional<KeyedTables::Target>> of_code_;

  // Tables of one schema, with old keys of the same columns, whose rows may differ in their new keys.
  TableHeaderRef run_header_;
  std::vector<size_t> run_key_columns_;
  std::optional<RowOrigins> run_origins_;
  std::vector<Chunk> run_;
  size_t run_rows_ = 0, run_bytes_ = 0;
};

// `origin`: the table whose rows it gets first, or null.
Result<KeyedTables::Target> GroupAggregateOperator::OpenGroup(const TableHeader& header, const TableHeaderRef& origin) {
  FLUX_TRY_STATUS(LeaveHashed());
  FLUX_TRY(KeyedTables::Target target, shapes_.Open(header, std::nullopt, origin));
  if (target.table == groups_.size()) groups_.emplace_back();
  Group& group = groups_[target.table];
  const std::optional<size_t> column = header.schema.Find(spec_.aggregate.column);
  if (group.type || !column) return target;
  group.type = header.schema[*column].type;
  // What the aggregate does not admit is reported when all groups are known.
  if (!spec_.aggregate.ResultType(*group.type)) return target;
  TypedStates& typed = states_[*group.type];
  if (typed.states == nullptr) {
    typed.states = StartStates(spec_.aggregate, *group.type, context_.cancel, context_.spill);
  }
  group.state = typed.count++;
  typed.states->Add(1);
  return target;
}

// Folds rows of a column, null when the table has none, into the state of a group. `take_selected` gives the row of
// which the number is passed.
void GroupAggregateOperator::Fold(const KeyedTables::Target& target, const Column* column, RowRange rows,
                                  const auto& take_selected) {
  Group& group = groups_[target.table];
  if (column == nullptr) {
    group.rows_without_column += rows.size();
    return;
  }
  const auto typed = states_.find(*group.type);
  if (typed == states_.end()) return;
  AggregateStates& states = *typed->second.states;
  states.Fold(*column, {&rows, 1}, group.state);
  if (!is_selector()) return;
  const uint32_t row = states.SelectedRow(group.state);
  if (row == AggregateStates::kNoRow) return;
  group.selected = take_selected(row);
  group.selected_target = target;
}

Status GroupAggregateOperator::Begin(TableHeaderRef header) {
  FLUX_TRY(const std::vector<size_t> key_columns, grouping_.KeyColumns(*header));
  FLUX_TRY_STATUS(StartTables(header, key_columns));
  return is_whole_table_ ? OpenTable(header, key_columns) : Status();
}

// Prepares for the rows of tables of one schema, with these columns as their new keys.
Status GroupAggregateOperator::StartTables(const TableHeaderRef& header, const std::vector<size_t>& key_columns) {
  is_whole_table_ = AreInKey(key_columns, *header);
  if (run_header_ != nullptr && (is_whole_table_ || run_header_->schema != header->schema ||
                                 run_key_columns_ != key_columns || !run_origins_->Includes(*header))) {
    FLUX_TRY_STATUS(FlushRun());
    run_header_ = nullptr;
  }
  column_ = header->schema.Find(spec_.aggregate.column);
  if (is_whole_table_) return {};
  if (run_header_ == nullptr) run_origins_.emplace(*header);
  run_header_ = header;
  run_key_columns_ = key_columns;
  return {};
}

// Makes the group of a table the one at hand.
Status GroupAggregateOperator::OpenTable(const TableHeaderRef& header, const std::vector<size_t>& key_columns) {
  const TableHeader regrouped = Regrouped(*header, key_columns);
  if (folds_neighbours_ && neighbours_ != regrouped.key) {
    FLUX_TRY_STATUS(SendGroups());
    neighbours_ = regrouped.key;
  }
  FLUX_TRY(target_, OpenGroup(regrouped, header));
  return {};
}

Status GroupAggregateOperator::Push(const Chunk& chunk) {
  FLUX_TRY_STATUS(context_.cancel.Check());
  if (chunk.rows == 0) return {};
  if (!is_whole_table_) {
    run_.push_back(chunk);
    run_rows_ += chunk.rows;
    run_bytes_ += HeldBytes(chunk);
    return run_rows_ < kRowsTogether && !HasNoRoomForMore() ? Status() : FlushRun();
  }
  Fold(target_, column_ ? chunk.columns[*column_].get() : nullptr, {0, static_cast<uint32_t>(chunk.rows)},
       [&](uint32_t row) { return TakeRows(chunk, {&row, 1}); });
  return {};
}

Result<bool> GroupAggregateOperator::TakeTables(const TableBatch& batch) {
  const auto header = std::make_shared<const TableHeader>(batch.HeaderOf(0));
  const Result<std::vector<size_t>> key_columns = grouping_.KeyColumns(*header);
  const std::optional<size_t> column = header->schema.Find(spec_.aggregate.column);
  if (!key_columns || (column && batch.header->IsKey(*column))) return false;
  FLUX_TRY_STATUS(StartTables(header, *key_columns));
  FLUX_TRY_STATUS(is_whole_table_ ? FoldTables(batch, *key_columns) : Push(batch.AllRows()));
  return true;
}

// Folds tables that belong to one group each; neighbours of the same group together.
Status GroupAggregateOperator::FoldTables(const TableBatch& batch, const std::vector<size_t>& key_columns) {
  if (batch_schema_ != batch.header->schema) {
    targets_.clear();
    dictionary_ = nullptr;
    batch_schema_ = batch.header->schema;
  }
  std::optional<Chunk> all_rows;  // made when a row of them is selected
  const auto take_selected = [&](uint32_t row) {
    if (!all_rows) all_rows = batch.AllRows();
    return TakeRows(*all_rows, {&row, 1});
  };
  RowRange rows;
  const auto fold = [&] {
    if (rows.size() > 0) Fold(target_, column_ ? batch.columns[*column_].get() : nullptr, rows, take_selected);
    rows.from = rows.to;
  };
  const Column* codes = folds_neighbours_ ? nullptr : OnlyDictionary(batch, key_columns);
  if (codes != nullptr) StartCodes(*codes, batch, key_columns);
  std::string key, last_key;
  for (size_t i = 0; i < batch.tables(); ++i) {
    std::optional<KeyedTables::Target>* const of_code = codes != nullptr ? &of_code_[codes->Codes()[i]] : nullptr;
    if (of_code != nullptr && *of_code) {
      fold();
      target_ = **of_code;
    } else {
      key.clear();
      for (const size_t k : key_columns) AppendKeyText(*batch.columns[k], i, key);
      if (i == 0 || of_code != nullptr || key != last_key) {
        fold();
        FLUX_TRY_STATUS(OpenTarget(batch, i, key_columns, key));
        std::swap(key, last_key);
      }
      if (of_code != nullptr) *of_code = target_;
    }
    rows.to = static_cast<uint32_t>(batch.to(i));
  }
  fold();
  return {};
}

// Makes the group with this key, that of table `i`, the one at hand.
Status GroupAggregateOperator::OpenTarget(const TableBatch& batch, size_t i, const std::vector<size_t>& key_columns,
                                          const std::string& key) {
  if (const auto known = targets_.find(key); known != targets_.end()) {
    target_ = known->second;
    return {};
  }
  FLUX_TRY_STATUS(OpenTable(std::make_shared<const TableHeader>(batch.HeaderOf(i)), key_columns));
  if (!folds_neighbours_) targets_.emplace(key, target_);
  return {};
}

// Forgets which groups belong to the codes unless they are those of the last batch.
void GroupAggregateOperator::StartCodes(const Column& codes, const TableBatch& batch,
                                        const std::vector<size_t>& key_columns) {
  std::string others;
  for (const size_t k : key_columns) {
    if (batch.columns[k].get() != &codes) AppendKeyText(*batch.columns[k], 0, others);
  }
  if (dictionary_ == codes.dictionary() && other_keys_ == others) return;
  dictionary_ = codes.dictionary();
  other_keys_ = std::move(others);
  of_code_.assign(codes.DictionaryEntries().offsets.size(), std::nullopt);
}

// Whether the rows of the run should be folded, though they are few, because of what that takes: at a fraction of the
// limit, since it is known only afterwards whether the groups fit.
bool GroupAggregateOperator::HasNoRoomForMore() const {
  if (context_.spill == nullptr) return false;
  const size_t limit = context_.memory.limit();
  if ((waiting_ || limit != 0) && run_rows_ > limit / (kRunPart * kBytesPerGroup)) return true;
  return context_.spill->IsTime(run_rows_, run_bytes_, run_bytes_ + run_rows_ * kBytesPerGroup);
}

// Folds the rows of the run group by group, each group's in their order.
Status GroupAggregateOperator::FlushRun() {
  if (run_.empty()) return {};
  const TableHeader& header = *run_header_;
  const Chunk rows = run_.size() == 1 ? std::move(run_.front()) : Concatenate(header.schema, run_);
  run_.clear();
  run_rows_ = run_bytes_ = 0;
  std::vector<ColumnRef> keys;
  for (const size_t i : run_key_columns_) keys.push_back(rows.columns[i]);
  FLUX_TRY(const RowGroups row_groups, GroupRows(keys, rows.rows, context_.cancel));
  if (CanHash()) return FoldHashed(rows, row_groups);
  FLUX_TRY_STATUS(LeaveHashed());
  return FoldRun(rows, row_groups);
}

// Starts to hold groups as columns where nothing is known of other ones.
bool GroupAggregateOperator::CanHash() {
  const Schema& schema = run_header_->schema;
  if (hashed_) return hashed_->Fits(schema, run_key_columns_, *run_origins_);
  if (!groups_.empty() || !HashedAggregate::Takes(spec_.aggregate, schema, run_key_columns_)) return false;
  hashed_.emplace(spec_.aggregate, schema, run_key_columns_, *run_origins_, context_);
  return true;
}

// Once there is no room for twice the states, rows of other groups wait: writing these needs room, too.
Status GroupAggregateOperator::FoldHashed(const Chunk& rows, const RowGroups& row_groups) {
  const size_t working = hashed_->held_bytes() + row_groups.count() * kBytesPerGroup;
  if (!waiting_ && context_.spill != nullptr &&
      context_.spill->IsTime(hashed_->size(), hashed_->held_bytes(), working)) {
    waiting_.emplace(spec_.aggregate, run_header_->schema, run_key_columns_, context_);
  }
  if (!waiting_) {
    hashed_->Fold(rows, row_groups);
    return {};
  }
  std::vector<bool> is_known;
  for (const uint32_t row : row_groups.first_row) is_known.push_back(hashed_->Knows(rows, row));
  std::vector<uint32_t> known, others;
  for (uint32_t row = 0; row < rows.rows; ++row) {
    (is_known[row_groups.group_of_row[row]] ? known : others).push_back(row);
  }
  if (!known.empty()) {
    const Chunk taken = TakeRows(rows, known);
    FLUX_TRY(const RowGroups of_taken, GroupRows(hashed_->KeyColumns(taken), taken.rows, context_.cancel));
    hashed_->Fold(taken, of_taken);
  }
  return others.empty() ? Status() : waiting_->Add(TakeRows(rows, others));
}

// Gives groups that were held as columns tables of their own.
Status GroupAggregateOperator::LeaveHashed() {
  if (!hashed_) return {};
  HashedAggregate::Parts parts = std::move(*hashed_).Take();
  hashed_.reset();
  for (size_t i = 0; i < parts.groups.size(); ++i) {
    FLUX_TRY(const KeyedTables::Target target, shapes_.Open(parts.groups[i], std::nullopt, parts.origins[i]));
    groups_.resize(std::max(groups_.size(), target.table + 1));
    groups_[target.table].type = parts.type;
    groups_[target.table].state = i;
    if (!is_selector()) continue;
    groups_[target.table].selected = std::move(parts.selected[i]);
    groups_[target.table].selected_target = target;
  }
  states_[parts.type] = {std::move(parts.states), parts.groups.size()};
  if (!waiting_) return {};
  GroupSink sink(*this, parts.row_origins);
  FLUX_TRY_STATUS(waiting_->SendRows(sink));
  waiting_.reset();
  return {};
}

// Folds the rows of the run group by group.
Status GroupAggregateOperator::FoldRun(const Chunk& rows, const RowGroups& row_groups) {
  const TableHeader& header = *run_header_;
  const GroupedOrder grouped = OrderByGroup(row_groups);
  const std::optional<size_t> column = header.schema.Find(spec_.aggregate.column);
  const ColumnRef values = column ? rows.columns[*column]->Take(grouped.order) : nullptr;
  for (size_t g = 0; g < row_groups.count(); ++g) {
    if (g % kGroupsBetweenChecks == 0) FLUX_TRY_STATUS(context_.cancel.Check());
    std::vector<GroupKeyEntry> entries;
    for (const size_t i : run_key_columns_) {
      const ColumnDef& def = header.schema[i];
      entries.push_back({def.name, def.type, rows.columns[i]->ValueAt(row_groups.first_row[g])});
    }
    const TableHeader of_group{GroupKey(std::move(entries)), header.schema, false};
    const TableHeaderRef origin = run_origins_->Of(rows.columns, row_groups.first_row[g]);
    FLUX_TRY(const KeyedTables::Target target, OpenGroup(of_group, origin));
    Fold(target, values.get(), {grouped.offsets[g], grouped.offsets[g + 1]}, [&](uint32_t row) {
      const uint32_t taken = grouped.order[row];
      Chunk selected = TakeRows(rows, {&taken, 1});
      for (const size_t i : run_key_columns_) {
        const ColumnDef& def = header.schema[i];
        selected.columns[i] = Column::Constant(def.type, of_group.key.Find(def.name)->value, 1);
      }
      return selected;
    });
  }
  return {};
}

// Sends a row for each group and forgets all groups.
Status GroupAggregateOperator::SendGroups() {
  is_grouping_ = false;
  if (hashed_) {
    FLUX_TRY_STATUS(waiting_ ? waiting_->Send(hashed_, out_)
                             : hashed_->Send(out_, context_.chunk_rows, context_.cancel));
    hashed_.reset();
    waiting_.reset();
  }
  for (const Group& group : groups_) {
    if (group.selected) FLUX_TRY_STATUS(shapes_.Add(group.selected_target, *group.selected));
  }
  FLUX_TRY_STATUS(shapes_.Emit(results_, KeyedTables::Order::kAscendingKeys));
  groups_.clear();
  targets_.clear();
  dictionary_ = nullptr;
  states_.clear();
  is_grouping_ = true;
  return {};
}

Status GroupAggregateOperator::BeginResult(TableHeaderRef header) {
  FLUX_TRY(const AggregateColumn column, FindAggregateColumn(spec_.aggregate, *header));
  if (is_selector()) return out_.Begin(std::move(header));
  const Group& group = groups_[shapes_.sent_table()];
  AggregateStates& states = *states_.at(*group.type).states;
  if (group.rows_without_column > 0) {
    const ColumnRef nulls = Column::Constant(*group.type, Value::Null(), context_.chunk_rows);
    for (size_t left = group.rows_without_column; left > 0;) {
      const RowRange rows{0, static_cast<uint32_t>(std::min(left, context_.chunk_rows))};
      states.Fold(*nulls, {&rows, 1}, group.state);
      left -= rows.size();
    }
  }
  FLUX_TRY(RowTable result, MakeAggregateTable(spec_.aggregate, header->key, column, states, group.state));
  FLUX_TRY_STATUS(out_.Begin(std::make_shared<const TableHeader>(std::move(result.header))));
  return out_.Push(result.row);
}

Status GroupAggregateOperator::Finish() {
  if (run_header_ != nullptr) FLUX_TRY_STATUS(FlushRun());
  FLUX_TRY_STATUS(SendGroups());
  return out_.Finish();
}

// The two operations one by one.
plan::NodeRef Unfold(const plan::Node& node) {
  const auto& spec = *node.As<plan::GroupAggregateSpec>();
  return plan::MakeNode(spec.aggregate, {plan::MakeNode(spec.group, node.inputs, spec.group_position)}, node.position);
}

NamedColumns Names(const plan::Node& node) {
  const auto& spec = *node.As<plan::GroupAggregateSpec>();
  return NamedByGrouping(spec.group, &spec.group_position);
}

MadeOperator Make(const PhysicalNode& node, ExecContext& context, TableSink& out, OperatorStats&) {
  return std::make_unique<GroupAggregateOperator>(node, context, out);
}

std::string Call(const plan::Node& node, const StackTrace& at) {
  const auto& spec = *node.As<plan::GroupAggregateSpec>();
  return &at == &spec.group_position ? "group" : std::string(spec.aggregate.fn->name);
}

}  // namespace

OperationDef GroupAggregateOperation() {
  return {.name = plan::GroupAggregateSpec::kName,
          .call = Call,
          .create = Make,
          .names = Names,
          .stands_for = Unfold,
          .algorithms = kAlgorithms,
          .choose = Choose,
          .is_deterministic = true};
}

}  // namespace flux::exec
