#include "runtime/plan/specs/join.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "runtime/base/cancelable_sort.h"
#include "runtime/exec/keyed_tables.h"
#include "runtime/exec/merged_pairs.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/row_matcher.h"
#include "runtime/exec/table_operator.h"
#include "runtime/exec/two_streams.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

using plan::JoinSpec;

constexpr std::string_view kParameters = "tables method on";

bool Holds(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::binary_search(names, name);
}

constexpr plan::Algorithm kAlgorithms[] = {
    {"merges the rows of each two tables that can have matches", plan::Kept::kStream, true},
    {"hashes the rows of each two tables that can have matches", plan::Kept::kStream, true},
};
constexpr const plan::Algorithm &kMerges = kAlgorithms[0], &kHashes = kAlgorithms[1];

// The columns that rows are joined on and that may differ from row to row.
std::vector<std::string> ColumnsOfRows(const JoinSpec& spec, const plan::StreamFacts& input) {
  std::vector<std::string> columns;
  std::ranges::copy_if(spec.on, std::back_inserter(columns),
                       [&](const std::string& column) { return !input.properties.IsInsideKey(column); });
  return columns;
}

// Tables of equal keys are joined first, which leaves their rows in no order.
plan::Choice Choose(const plan::Node& node, plan::InputFacts inputs) {
  const JoinSpec& spec = *node.As<JoinSpec>();
  const std::vector<std::string> differing = ColumnsOfRows(spec, *inputs[0]);
  const std::vector<std::string> of_other = ColumnsOfRows(spec, *inputs[1]);
  if (differing.empty() && of_other.empty())
    return {&kHashes, "all columns to join on are in the group keys, so there is none to merge by"};
  if (differing.size() != 1 || differing != of_other)
    return {&kHashes, "more than one of the columns to join on may differ from row to row"};
  const std::string& merged = differing[0];
  for (const plan::StreamFacts* input : inputs) {
    if (!exec::IsMergeable(*input, merged))
      return {&kHashes, fmt::format("rows are not known to ascend by `{}`", merged)};
    if (!input->properties.keys_differ) return {&kHashes, "several tables may have the same key"};
  }
  return {&kMerges, fmt::format("the rows of every table ascend by `{}`, on both sides", merged)};
}

// Two tables that may have matches, and the group key of what comes of them.
struct Candidates {
  exec::StoredTable* left = nullptr;
  exec::StoredTable* right = nullptr;
  size_t number = 0;  // in order of arrival, of the left tables first
  GroupKey key = {};
};

// The columns of what comes of two tables, in order of name, those of the same name told apart by the names of the
// streams.
class JoinedLayout {
 public:
  JoinedLayout(const JoinSpec& spec, const TableHeader& left, const TableHeader& right) {
    AddSide(spec, left, right, true);
    AddSide(spec, right, left, false);
    // A column to join on that is in the key of the right table only is constant in the output, too.
    for (const GroupKeyEntry& entry : right.key.entries()) {
      if (Holds(spec.on, entry.name)) columns_.at(entry.name).constant = entry;
    }
  }

  TableHeader Header() const {
    std::vector<ColumnDef> defs;
    for (const auto& [name, column] : columns_) defs.push_back({name, column.type});
    return {Key(), Schema(std::move(defs)), false};
  }
  GroupKey Key() const {
    std::vector<GroupKeyEntry> entries;
    for (const auto& [name, column] : columns_) {
      if (column.constant) entries.push_back({name, column.constant->type, column.constant->value});
    }
    return GroupKey(std::move(entries));
  }
  Chunk Rows(const Chunk& left, const Chunk& right, const exec::RowPairs& pairs) const {
    Chunk rows{.columns = {}, .rows = pairs.left.size()};
    for (const auto& [name, column] : columns_) {
      const Column& source = *(column.is_left ? left : right).columns[column.index];
      rows.columns.push_back(column.constant ? Column::Constant(column.type, column.constant->value, rows.rows)
                                             : source.Take(column.is_left ? pairs.left : pairs.right));
    }
    return rows;
  }

 private:
  struct JoinedColumn {
    ColumnType type = ColumnType::kInt;
    bool is_left = false;
    size_t index = 0;  // in its table
    std::optional<GroupKeyEntry> constant = std::nullopt;
  };

  void AddSide(const JoinSpec& spec, const TableHeader& from, const TableHeader& other, bool is_left) {
    for (size_t i = 0; i < from.schema.size(); ++i) {
      std::string name = from.schema[i].name;
      if (other.schema.Find(name) && !Holds(spec.on, name)) name += "_" + (is_left ? spec.left : spec.right);
      const auto [added, is_new] = columns_.try_emplace(std::move(name), from.schema[i].type, is_left, i);
      const GroupKeyEntry* entry = from.key.Find(from.schema[i].name);
      if (is_new && entry != nullptr) added->second.constant = *entry;
    }
  }

  std::map<std::string, JoinedColumn> columns_;
};

// What comes of many tables is collected, what comes of a few is sent as it comes, in the order of its keys.
constexpr size_t kMostInOrder = 4096;

class JoinOperator final : public exec::TwoStreamOperator {
 public:
  JoinOperator(const exec::PhysicalNode& node, exec::ExecContext& context, TableSink& out)
      : TwoStreamOperator(context, out), spec_(*node.As<JoinSpec>()), algorithm_(*node.algorithm), joined_(context) {}

 protected:
  Status Combine(std::vector<exec::StoredTable> left, std::vector<exec::StoredTable> right) override {
    RemoveUnmatchable(left);
    RemoveUnmatchable(right);
    FLUX_TRY_STATUS(CheckTypes(left, right));
    const Status sent = Send(FindCandidates(left, right));
    loaded_ = nullptr;
    left_rows_ = {};
    return sent;
  }

 private:
  using VisitRows = std::function<Status(const JoinedLayout& layout, const Chunk& rows)>;

  Status Send(std::vector<Candidates> candidates) {
    if (candidates.size() > kMostInOrder) return SendTogether(candidates);
    for (Candidates& tables : candidates) {
      tables.key = JoinedLayout(spec_, *tables.left->header, *tables.right->header).Key();
    }
    const auto is_less = [](const Candidates& a, const Candidates& b) {
      const auto order = a.key <=> b.key;
      return order != 0 ? order < 0 : a.number < b.number;
    };
    FLUX_TRY_STATUS(SortOrCancel(candidates, is_less, context_.cancel));
    for (auto first = candidates.begin(); first != candidates.end();) {
      const auto is_other = [&](const Candidates& tables) { return !(tables.key == first->key); };
      const auto last = std::find_if(first, candidates.end(), is_other);
      FLUX_TRY_STATUS(last - first == 1 ? SendAlone(*first) : SendTogether({first, last}));
      first = last;
    }
    return {};
  }

  // Tables without one of the columns, or with a null in one that is in the group key, match nothing.
  void RemoveUnmatchable(std::vector<exec::StoredTable>& tables) const {
    std::erase_if(tables, [&](const exec::StoredTable& table) {
      return std::ranges::any_of(spec_.on, [&](const std::string& name) {
        const GroupKeyEntry* entry = table.header->key.Find(name);
        return !table.header->schema.Find(name) || (entry != nullptr && entry->value.is_null());
      });
    });
  }

  std::vector<Candidates> FindCandidates(std::vector<exec::StoredTable>& left,
                                         std::vector<exec::StoredTable>& right) const {
    const std::vector<std::string> shared = SharedKeyColumns(left, right);
    std::map<GroupKey, std::vector<exec::StoredTable*>> by_key;
    for (exec::StoredTable& table : right) by_key[Restrict(table.header->key, shared)].push_back(&table);
    std::vector<Candidates> candidates;
    for (exec::StoredTable& table : left) {
      const auto found = by_key.find(Restrict(table.header->key, shared));
      if (found == by_key.end()) continue;
      for (exec::StoredTable* other : found->second) {
        if (HaveOneType(*table.header, *other->header)) candidates.push_back({&table, other, candidates.size()});
      }
    }
    return candidates;
  }

  // The columns to join on that are in the group keys of all tables: tables that differ there have no common rows.
  std::vector<std::string> SharedKeyColumns(const std::vector<exec::StoredTable>& left,
                                            const std::vector<exec::StoredTable>& right) const {
    std::vector<std::string> shared = spec_.on;
    for (const std::vector<exec::StoredTable>* tables : {&left, &right}) {
      for (const exec::StoredTable& table : *tables) {
        std::erase_if(shared, [&](const std::string& name) { return !table.header->key.Contains(name); });
      }
    }
    return shared;
  }

  static GroupKey Restrict(const GroupKey& key, const std::vector<std::string>& names) {
    std::vector<GroupKeyEntry> entries = key.entries();
    std::erase_if(entries, [&](const GroupKeyEntry& entry) { return !Holds(names, entry.name); });
    return GroupKey(std::move(entries));
  }

  // The first table with rows, and the types that the column has in those tables, a bit each.
  struct Typed {
    const TableHeader* first = nullptr;
    unsigned types = 0;
    ColumnType TypeOf(const std::string& name) const { return first->schema[*first->schema.Find(name)].type; }
  };
  static Typed TypesOf(const std::string& name, const std::vector<exec::StoredTable>& tables) {
    Typed typed;
    for (const exec::StoredTable& table : tables) {
      if (table.rows() == 0) continue;
      if (typed.first == nullptr) typed.first = table.header.get();
      typed.types |= 1U << static_cast<unsigned>(table.header->schema[*table.header->schema.Find(name)].type);
    }
    return typed;
  }

  // Where no table has a type of the other side, a column was not converted, and nothing could ever come out.
  Status CheckTypes(const std::vector<exec::StoredTable>& left, const std::vector<exec::StoredTable>& right) const {
    for (const std::string& name : spec_.on) {
      const Typed a = TypesOf(name, left), b = TypesOf(name, right);
      if (a.first == nullptr || b.first == nullptr || (a.types & b.types) != 0) continue;
      return FailAtTable(ErrorCode::kFailedPrecondition,
                         fmt::format("`join`: column `{}` is of type {} in table {} of `{}`, but of type {} in table "
                                     "{} of `{}`; convert one of them",
                                     name, ColumnTypeName(a.TypeOf(name)), a.first->key.DebugText(), spec_.left,
                                     ColumnTypeName(b.TypeOf(name)), b.first->key.DebugText(), spec_.right));
    }
    return {};
  }

  // Values of different types are never equal.
  bool HaveOneType(const TableHeader& left, const TableHeader& right) const {
    return std::ranges::all_of(spec_.on, [&](const std::string& name) {
      return left.schema[*left.schema.Find(name)].type == right.schema[*right.schema.Find(name)].type;
    });
  }

  // Rows of which no other tables have the key need not wait for any.
  Status SendAlone(const Candidates& tables) {
    bool has_begun = false, has_enough = false;
    const auto send = [&](const JoinedLayout& layout, const Chunk& rows) -> Status {
      if (!has_begun) {
        has_begun = true;
        FLUX_TRY_STATUS(out_.Begin(std::make_shared<const TableHeader>(layout.Header())));
      }
      for (size_t from = 0; from < rows.rows; from += context_.chunk_rows) {
        FLUX_TRY_STATUS(out_.Push(SliceRows(rows, from, std::min(context_.chunk_rows, rows.rows - from))));
        if (out_.WantsRows()) continue;
        has_enough = true;
        return Enough();
      }
      return {};
    };
    const Status joined = Join(tables, send);
    if (!joined && !has_enough) return joined;
    return has_begun ? out_.End() : Status();
  }

  // Of tables whose keys may be equal.
  Status SendTogether(std::span<const Candidates> candidates) {
    const auto collect = [&](const JoinedLayout& layout, const Chunk& rows) -> Status {
      FLUX_TRY(const exec::KeyedTables::Target target, joined_.Open(layout.Header()));
      return joined_.Add(target, rows);
    };
    for (const Candidates& tables : candidates) FLUX_TRY_STATUS(Join(tables, collect));
    return joined_.Emit(out_, exec::KeyedTables::Order::kAscendingKeys);
  }

  Status Join(const Candidates& tables, const VisitRows& visit) {
    FLUX_TRY_STATUS(context_.cancel.Check());
    const JoinedLayout layout(spec_, *tables.left->header, *tables.right->header);
    const auto visit_pairs = [&](const Chunk& left_rows, const Chunk& right_rows, const exec::RowPairs& pairs) {
      return visit(layout, layout.Rows(left_rows, right_rows, pairs));
    };
    if (exec::IsForDisk(*tables.left, *tables.right, kBytesPerRow, context_)) {
      loaded_ = nullptr;
      return JoinOnDisk(*tables.left, *tables.right, visit_pairs);
    }
    // One table often meets several that follow one another.
    if (loaded_ != tables.left) {
      FLUX_TRY(left_rows_, tables.left->LoadRows());
      loaded_ = tables.left;
    }
    FLUX_TRY(const Chunk right_rows, tables.right->LoadRows());
    FLUX_TRY(const exec::RowMatcher matcher, Match(*tables.left->header, *tables.right->header, right_rows));
    return matcher.VisitPairs(context_.cancel,
                              [&](const exec::RowPairs& pairs) { return visit_pairs(left_rows_, right_rows, pairs); });
  }

  Status JoinOnDisk(exec::StoredTable& left, exec::StoredTable& right, const exec::VisitPairedRows& visit) {
    left_rows_ = {};
    exec::PairedTable left_side{left, {}}, right_side{right, {}};
    for (const std::string& name : spec_.on) {
      left_side.keys.push_back(*left.header->schema.Find(name));
      right_side.keys.push_back(*right.header->schema.Find(name));
    }
    return exec::VisitMergedPairs(left_side, right_side, {}, context_, visit);
  }

  // With the rows of the left table that are loaded. Columns in the group key have equal values in both tables, or
  // these were no candidates.
  Result<exec::RowMatcher> Match(const TableHeader& left, const TableHeader& right, const Chunk& right_rows) const {
    std::vector<ColumnRef> left_keys, right_keys;
    for (const std::string& name : spec_.on) {
      left_keys.push_back(left_rows_.columns[*left.schema.Find(name)]);
      right_keys.push_back(right_rows.columns[*right.schema.Find(name)]);
    }
    FLUX_TRY_STATUS(CheckRoom(left_rows_.rows + right_rows.rows, kBytesPerRow));
    const auto is_merged = [&](const std::string& column) { return !left.key.Contains(column); };
    const auto merged = std::ranges::find_if(spec_.on, is_merged);
    // More may turn out to be in the group key than was known before.
    if (&algorithm_ == &kHashes || merged == spec_.on.end()) {
      return exec::RowMatcher::Make(left_keys, right_keys, left_rows_.rows, right_rows.rows, {}, context_.cancel);
    }
    const auto at = static_cast<size_t>(merged - spec_.on.begin());
    return exec::RowMatcher::MakeMerging(left_keys[at], right_keys[at], {}, context_.cancel);
  }

  // What matching keeps of a row besides its key: group, order, hash slots.
  static constexpr size_t kBytesPerRow = 64;

  const JoinSpec& spec_;
  const plan::Algorithm& algorithm_;
  exec::KeyedTables joined_;
  // The left table whose rows are in memory; null: none.
  const exec::StoredTable* loaded_ = nullptr;
  Chunk left_rows_;
};

Result<Value> Join(CallContext& context, Args args) {
  const ArgReader in("join", kParameters, args);
  FLUX_TRY(const std::string method, in.StringOr(1, "inner"));
  if (method != "inner")
    return in.Invalid(1, fmt::format("must be \"inner\", found \"{}\"; package `join` has more", method));
  JoinSpec spec;
  FLUX_TRY(spec.on, in.StringsOr(2, {}));
  if (spec.on.empty()) return in.Invalid(2, "must name at least one column");
  std::ranges::sort(spec.on);
  spec.on.erase(std::ranges::unique(spec.on).begin(), spec.on.end());
  if (in[0].is_null() || in[0].kind() != ValueKind::kRecord) {
    return in.Invalid(0, fmt::format("must be a record of two streams, found {}", DescribeKind(in[0])));
  }
  std::map<std::string, plan::NodeRef> streams;
  for (const RecordField& field : in[0].AsRecord().fields) {
    if (field.value.is_null() || field.value.kind() != ValueKind::kStream) {
      return in.Invalid(0, fmt::format("must hold streams, found {} as `{}`", DescribeKind(field.value), field.name));
    }
    streams.try_emplace(field.name, plan::StreamNode(field.value));
  }
  if (streams.size() != 2) return in.Invalid(0, fmt::format("must hold two streams, found {}", streams.size()));
  spec.left = streams.begin()->first;
  spec.right = streams.rbegin()->first;
  return AddNode(context, std::move(spec), {streams.begin()->second, streams.rbegin()->second});
}

// Adds the columns of one side; those that the other one has, too, carry the name of their stream.
void AddSide(const JoinSpec& spec, const std::string& stream, const plan::StreamSchema& side,
             const plan::StreamSchema& other, plan::StreamSchema& joined) {
  for (const auto& [name, column] : side.columns()) {
    if (Holds(spec.on, name)) continue;
    const bool is_certain = column.is_certain && (other.MustHave(name) || !other.MayHave(name));
    if (is_certain && !joined.MayHave(other.MustHave(name) ? name + "_" + stream : name)) {
      joined.Set(other.MustHave(name) ? name + "_" + stream : name, column.type);
      continue;
    }
    if (other.MayHave(name)) joined.SetMaybe(name + "_" + stream, column.type);
    if (!other.MustHave(name)) joined.SetMaybe(name, column.type);
  }
}

plan::StreamSchema SchemaAfter(const plan::Node& node, plan::InputFacts inputs) {
  const JoinSpec& spec = *node.As<JoinSpec>();
  const plan::StreamSchema &left = inputs[0]->schema, &right = inputs[1]->schema;
  plan::StreamSchema joined;
  if (!left.is_open() && !right.is_open()) {
    joined.Clear(&node);
    AddSide(spec, spec.left, left, right, joined);
    AddSide(spec, spec.right, right, left, joined);
  }
  for (const std::string& column : spec.on) {
    const auto* known = left.Find(column);
    joined.Set(column, known != nullptr ? known->type : std::nullopt);
  }
  return joined;
}

plan::Properties PropertiesAfter(const plan::Node&, plan::InputFacts) {
  plan::Properties properties;
  properties.tables_ascend = true;
  return properties;
}

NamedColumns Names(const plan::Node& node) { return Named(node.As<JoinSpec>()->on); }

}  // namespace

void RegisterJoin(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "join", kParameters, Join});
  registry.Add(OperationDef{.name = JoinSpec::kName,
                            .create = exec::CreateOperator<JoinOperator, JoinSpec>,
                            .names = Names,
                            .schema = SchemaAfter,
                            .properties = PropertiesAfter,
                            .has_rows = exec::AlwaysHasRows,
                            .algorithms = kAlgorithms,
                            .choose = Choose,
                            .is_deterministic = true});
}

}  // namespace flux::stdlib
