#include "runtime/exec/keyed_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>

#include "runtime/base/cancelable_sort.h"
#include "runtime/spill/spill.h"

namespace flux::exec {
namespace {

std::optional<size_t> FindColumn(const std::vector<ColumnDef>& columns, std::string_view name) {
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == name) return i;
  }
  return std::nullopt;
}

// Puts the columns where they belong and fills the rest with nulls.
Chunk Arrange(const Chunk& chunk, const std::vector<uint32_t>& targets, const std::vector<ColumnDef>& columns) {
  Chunk out;
  out.rows = chunk.rows;
  out.columns.resize(columns.size());
  for (size_t i = 0; i < chunk.columns.size(); ++i) out.columns[targets.empty() ? i : targets[i]] = chunk.columns[i];
  for (size_t i = 0; i < columns.size(); ++i) {
    if (!out.columns[i]) out.columns[i] = Column::Constant(columns[i].type, Value::Null(), chunk.rows);
  }
  return out;
}

// Fills columns that came later than the rows with nulls.
Chunk Complete(const Chunk& chunk, const Schema& schema) {
  return chunk.columns.size() < schema.size() ? Arrange(chunk, {}, schema.columns()) : chunk;
}

Status PushSplit(const Chunk& chunk, size_t rows, TableSink& out) {
  if (chunk.rows <= rows) return out.Push(chunk);
  for (size_t from = 0; from < chunk.rows; from += rows) {
    FLUX_TRY_STATUS(out.Push(SliceRows(chunk, from, std::min(rows, chunk.rows - from))));
  }
  return {};
}

// Whether a number of two keys that are equal differs in its bits, as zeros do by their sign.
bool HaveOtherZeros(const GroupKey& a, const GroupKey& b) {
  return std::ranges::any_of(a.entries(), [&](const GroupKeyEntry& entry) {
    if (entry.type != ColumnType::kFloat || entry.value.is_null()) return false;
    return std::bit_cast<uint64_t>(entry.value.AsFloat()) !=
           std::bit_cast<uint64_t>(b.Find(entry.name)->value.AsFloat());
  });
}

// What tells a table from others whose columns have other types. Of series these are measurement and field alone: scans
// may leave out tags.
std::string Told(const GroupKey& key) {
  if (!key.Contains("_field")) return key.DebugText();
  std::vector<GroupKeyEntry> entries = key.entries();
  std::erase_if(entries,
                [](const GroupKeyEntry& entry) { return entry.name != "_field" && entry.name != "_measurement"; });
  return GroupKey(std::move(entries)).DebugText();
}

// The failure about a column that has two types in one table. `first` and `second` brought them; null: not known.
std::unexpected<Error> Collision(const GroupKey& key, const ColumnDef& column, ColumnType known,
                                 const TableHeader* first, const TableHeader* second) {
  const std::string_view one = ColumnTypeName(known), other = ColumnTypeName(column.type);
  std::string where;
  if (first != nullptr && second != nullptr) {
    where = fmt::format(", which gets rows of table {} with {} and of table {} with {}", Told(first->key), one,
                        Told(second->key), other);
  }
  return FailAtTable(ErrorCode::kFailedPrecondition,
                     fmt::format("schema collision detected: column `{}` is both of type {} and {} in table {}{}; "
                                 "convert one of them{}",
                                 column.name, one, other, key.DebugText(), where,
                                 column.name == "_value" ? ", or filter to one `_field` first" : ""));
}

}  // namespace

const TableHeader* KeyedTables::Entry::OriginOf(size_t column) const {
  const TableHeader* found = nullptr;
  for (const auto& [first, origin] : origins) {
    if (first <= column) found = origin.get();
  }
  return found;
}

Result<std::vector<uint32_t>> KeyedTables::MergeColumns(Entry& entry, const Schema& schema,
                                                        const TableHeaderRef& origin) {
  std::vector<uint32_t> targets;
  bool is_identity = true;
  // Made when the first column is not at its place.
  std::unordered_map<std::string, size_t> by_name;
  const auto find = [&](const std::string& name) -> std::optional<size_t> {
    for (size_t i = by_name.size(); i < entry.columns.size(); ++i) by_name.emplace(entry.columns[i].name, i);
    const auto found = by_name.find(name);
    return found == by_name.end() ? std::nullopt : std::optional(found->second);
  };
  for (size_t i = 0; i < schema.size(); ++i) {
    const ColumnDef& column = schema[i];
    std::optional<size_t> at =
        i < entry.columns.size() && entry.columns[i].name == column.name ? std::optional(i) : find(column.name);
    if (!at) {
      at = entry.columns.size();
      if (entry.OriginOf(*at) != origin.get()) entry.origins.emplace_back(*at, origin);
      entry.columns.push_back(column);
    }
    if (entry.columns[*at].type != column.type) {
      return Collision(entry.key, column, entry.columns[*at].type, entry.OriginOf(*at), origin.get());
    }
    targets.push_back(static_cast<uint32_t>(*at));
    is_identity &= *at == i;
  }
  if (is_identity) targets.clear();
  return targets;
}

Result<KeyedTables::Target> KeyedTables::AddEntry(TableHeader header, std::optional<int64_t> number) {
  FLUX_TRY_STATUS(context_.cancel.Check());
  tables_.push_back(Entry{std::move(header.key), number, header.schema.columns(), {}, header.is_time_ordered});
  return Target{tables_.size() - 1, {}};
}

Result<KeyedTables::Target> KeyedTables::OpenApart(TableHeader header) {
  return AddEntry(std::move(header), std::nullopt);
}

Result<KeyedTables::Target> KeyedTables::Open(const TableHeader& header, std::optional<int64_t> number,
                                              const TableHeaderRef& origin) {
  const auto [at, is_new] = by_key_[number].try_emplace(header.key, tables_.size());
  if (is_new) {
    FLUX_TRY(Target target, AddEntry(header, number));
    if (origin != nullptr) tables_.back().origins.emplace_back(0, origin);
    return target;
  }
  Entry& entry = tables_[at->second];
  entry.is_time_ordered &= header.is_time_ordered;
  FLUX_TRY(std::vector<uint32_t> targets, MergeColumns(entry, header.schema, origin));
  return Target{at->second, std::move(targets), HaveOtherZeros(entry.key, header.key)};
}

// The key of the first part is that of the table.
void KeyedTables::SetKeyColumns(const Entry& entry, Chunk& rows) {
  for (const GroupKeyEntry& part : entry.key.entries()) {
    rows.columns[*FindColumn(entry.columns, part.name)] = Column::Constant(part.type, part.value, rows.rows);
  }
}

void KeyedTables::TrackTimeOrder(Entry& entry, const Chunk& chunk) {
  if (!entry.is_time_ordered) return;
  const std::optional<size_t> at = FindColumn(entry.columns, "_time");
  const Column* time = at && *at < chunk.columns.size() ? chunk.columns[*at].get() : nullptr;
  if (time == nullptr || time->type() != ColumnType::kTime || time->has_nulls() || time->IntAt(0) < entry.last_time) {
    entry.is_time_ordered = false;
    return;
  }
  entry.last_time = time->IntAt(chunk.rows - 1);
}

Status KeyedTables::Add(const Target& target, const Chunk& chunk) {
  if (chunk.rows == 0) return {};
  Entry& entry = tables_[target.table];
  Chunk arranged = target.columns.empty() ? chunk : Arrange(chunk, target.columns, entry.columns);
  if (target.has_other_zeros) SetKeyColumns(entry, arranged);
  TrackTimeOrder(entry, arranged);
  held_rows_ += arranged.rows;
  const size_t before = entry.rows.bytes();
  entry.rows.Add(std::move(arranged));
  held_bytes_ += entry.rows.bytes() - before;
  return SpillIfTime();
}

Status KeyedTables::SpillIfTime() {
  if (context_.spill == nullptr || !context_.spill->IsTime(held_rows_, held_bytes_)) return {};
  if (file_ == nullptr) {
    FLUX_TRY(file_, context_.spill->CreateFile());
  }
  std::string buffer;
  for (Entry& entry : tables_) FLUX_TRY_STATUS(entry.rows.MoveTo(*file_, buffer));
  held_rows_ = held_bytes_ = 0;
  return {};
}

Status KeyedTables::EmitEntry(Entry& entry, TableSink& out) {
  auto header = std::make_shared<TableHeader>(
      TableHeader{std::move(entry.key), Schema(std::move(entry.columns)), entry.is_time_ordered});
  FLUX_TRY_STATUS(out.Begin(header));
  std::vector<Chunk> run;
  size_t rows = 0;
  const auto send = [&]() -> Status {
    if (run.empty()) return {};
    FLUX_TRY_STATUS(PushSplit(Concatenate(header->schema, run), context_.chunk_rows, out));
    run.clear();
    rows = 0;
    return {};
  };
  const auto take = [&](const Chunk& chunk) -> Status {
    if (rows + chunk.rows > context_.chunk_rows) FLUX_TRY_STATUS(send());
    run.push_back(Complete(chunk, header->schema));
    rows += chunk.rows;
    return {};
  };
  FLUX_TRY_STATUS(std::exchange(entry.rows, {}).ForEach(file_.get(), take));
  FLUX_TRY_STATUS(send());
  return out.End();
}

Status StoredTable::ForEach(const std::function<Status(const Chunk& chunk)>& visit) const {
  return rows_.ForEach(file_.get(), [&](const Chunk& chunk) { return visit(Complete(chunk, header->schema)); });
}

Result<Chunk> StoredTable::LoadChunk(size_t chunk) const {
  if (rows_.IsInMemory(chunk)) return Complete(rows_.InMemory(chunk), header->schema);
  FLUX_TRY(const Chunk loaded, rows_.Load(*file_, chunk));
  return Complete(loaded, header->schema);
}

Status StoredTable::MoveToDisk(const SpillSpace& space) {
  if (file_ == nullptr) {
    FLUX_TRY(file_, space.CreateFile());
  }
  std::string buffer;
  return rows_.MoveTo(*file_, buffer);
}

Result<Table> StoredTable::Load() const {
  Table table{header, {}};
  FLUX_TRY_STATUS(ForEach([&](const Chunk& chunk) -> Status {
    table.chunks.push_back(chunk);
    return {};
  }));
  return table;
}

Result<Chunk> StoredTable::LoadRows() const {
  FLUX_TRY(const Table table, Load());
  return table.Combined();
}

std::vector<StoredTable> KeyedTables::TakeAll() {
  std::vector<StoredTable> taken;
  for (Entry& entry : tables_) {
    auto header = std::make_shared<const TableHeader>(
        TableHeader{std::move(entry.key), Schema(std::move(entry.columns)), entry.is_time_ordered});
    taken.emplace_back(std::move(header), std::move(entry.rows), file_);
  }
  Clear();
  return taken;
}

void KeyedTables::Clear() {
  by_key_.clear();
  tables_.clear();
  held_rows_ = held_bytes_ = 0;
  file_ = nullptr;
}

Status KeyedTables::Emit(TableSink& out, Order order) {
  std::vector<size_t> sequence(tables_.size());
  std::iota(sequence.begin(), sequence.end(), size_t{0});
  if (order == Order::kAscendingKeys) {
    const auto is_less = [&](size_t a, size_t b) {
      const auto order = tables_[a].key <=> tables_[b].key;
      if (order != 0) return order < 0;
      return std::tie(tables_[a].number, a) < std::tie(tables_[b].number, b);
    };
    FLUX_TRY_STATUS(SortOrCancel(sequence, is_less, context_.cancel));
  }
  by_key_.clear();
  for (const size_t i : sequence) {
    sent_table_ = i;
    FLUX_TRY_STATUS(EmitEntry(tables_[i], out));
  }
  Clear();
  return {};
}

Status KeyedSink::Begin(TableHeaderRef header) {
  FLUX_TRY(target_, tables_.Open(*header));
  return {};
}

}  // namespace flux::exec
