#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "runtime/base/cancelable_loop.h"
#include "runtime/column/builder.h"
#include "runtime/exec/operation_facts.h"
#include "runtime/exec/table_operator.h"
#include "runtime/exec/two_streams.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "got want";

// Floats that differ by no more are equal.
constexpr double kEpsilon = 1e-6;

// What is not a number equals its like.
bool IsClose(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return a == b || std::abs(a - b) <= kEpsilon;
}

struct DiffSpec final : plan::Spec {
  static constexpr std::string_view kName = "experimental.diff";
  void Describe(plan::Description&) const override {}
};

// A column that is compared, and its place on each side; nothing on the side that lacks it.
struct ComparedColumn {
  ColumnDef def;
  std::optional<size_t> want, got;
};

// Two rows of columns of a type; null: the column is not there.
bool IsEqual(ColumnType type, const Column* want, size_t want_row, const Column* got, size_t got_row) {
  const bool want_is_null = want == nullptr || want->IsNull(want_row);
  const bool got_is_null = got == nullptr || got->IsNull(got_row);
  if (want_is_null || got_is_null) return want_is_null && got_is_null;
  switch (type) {
    case ColumnType::kBool:
      return want->BoolAt(want_row) == got->BoolAt(got_row);
    case ColumnType::kInt:
    case ColumnType::kTime:
      return want->IntAt(want_row) == got->IntAt(got_row);
    case ColumnType::kUint:
      return want->UintAt(want_row) == got->UintAt(got_row);
    case ColumnType::kFloat:
      return IsClose(want->FloatAt(want_row), got->FloatAt(got_row));
    case ColumnType::kString:
      return want->StringAt(want_row) == got->StringAt(got_row);
  }
  return false;
}

// Steps through the rows of a table, which may be on disk.
class RowCursor {
 public:
  explicit RowCursor(const exec::StoredTable& table) : table_(table) {}
  // Goes on to a row of the table, by its number.
  Status GoTo(size_t row) {
    while (chunk_begin_ + chunk_.rows <= row) {
      chunk_begin_ += chunk_.rows;
      FLUX_TRY(chunk_, table_.LoadChunk(next_chunk_++));
    }
    row_ = row - chunk_begin_;
    return {};
  }
  // Of the chunk in which the row is: a column, null when there is none, and the row.
  const Column* column(std::optional<size_t> i) const { return i ? chunk_.columns[*i].get() : nullptr; }
  size_t row() const { return row_; }
  // That row and the next ones of the chunk, so many at most.
  Chunk Rows(size_t most) const { return SliceRows(chunk_, row_, std::min(most, chunk_.rows - row_)); }

 private:
  const exec::StoredTable& table_;
  Chunk chunk_;
  size_t chunk_begin_ = 0, next_chunk_ = 0, row_ = 0;
};

// The tables of one key, a table that one side lacks as one without rows.
struct ComparedTables {
  const exec::StoredTable *want = nullptr, *got = nullptr;
  std::vector<ComparedColumn> columns = {};

  // Without columns there are no rows to see.
  static size_t RowsOf(const exec::StoredTable* table) {
    return table == nullptr || table->header->schema.size() == 0 ? 0 : table->rows();
  }
  size_t want_rows() const { return RowsOf(want); }
  size_t got_rows() const { return RowsOf(got); }
};

// A line of the difference: a row of the wanted table, of the one at hand, or of both.
struct DiffLine {
  enum class Kind : uint8_t { kBoth, kWant, kGot } kind;
  uint32_t row;  // of the rows in between of the wanted table, for kGot of the other
};

// Columns of rows as they are compared; null where a side lacks them.
using ComparedRows = std::vector<ColumnRef>;

// What two tables have in common at their beginnings and ends, and the rows in between.
struct Difference {
  size_t prefix = 0, suffix = 0;
  ComparedRows want, got;
  std::vector<DiffLine> lines = {};
};

// How a longest common subsequence ends at a pair of rows: which of them it leaves behind.
enum class Step : uint8_t { kMatch, kWant, kGot };

// The steps of all pairs, four of them in a byte.
class StepTable {
 public:
  static size_t BytesFor(size_t pairs) { return pairs / 4 + 1; }
  StepTable(size_t wants, size_t gots) : wants_(wants), packed_(BytesFor(wants * gots)) {}

  // Each pair once.
  void Set(size_t want, size_t got, Step step) {
    const size_t pair = got * wants_ + want;
    packed_[pair / 4] |= static_cast<uint8_t>(static_cast<unsigned>(step) << pair % 4 * 2);
  }
  Step At(size_t want, size_t got) const {
    const size_t pair = got * wants_ + want;
    return static_cast<Step>(packed_[pair / 4] >> pair % 4 * 2 & 3U);
  }

 private:
  size_t wants_;
  std::vector<uint8_t> packed_;
};

// Finds a longest common subsequence of the rows. Only what lies between the common beginning and end is in memory.
class RowDiff {
 public:
  RowDiff(const ComparedTables& tables, const CancelToken& cancel) : tables_(tables), cancel_(cancel) {}

  Result<Difference> Find() {
    const size_t wants = tables_.want_rows(), gots = tables_.got_rows(), shorter = std::min(wants, gots);
    Difference difference;
    FLUX_TRY(const size_t unequal, EqualAtEnd(shorter));
    difference.suffix = shorter - unequal;
    // Equal rows at the end never change the result; those at the start may be matched otherwise, which only matters
    // for which one of equal rows is marked. Large tables cannot afford that.
    if ((wants - difference.suffix) * (gots - difference.suffix) > kLargeTable) {
      FLUX_TRY(difference.prefix, EqualAtStart(shorter - difference.suffix));
    }
    const size_t from = difference.prefix;
    if (const size_t to = wants - difference.suffix; to > from) {
      FLUX_TRY(difference.want, Load(*tables_.want, &ComparedColumn::want, from, to));
    }
    if (const size_t to = gots - difference.suffix; to > from) {
      FLUX_TRY(difference.got, Load(*tables_.got, &ComparedColumn::got, from, to));
    }
    FLUX_TRY_STATUS(FindLines(wants - difference.suffix - from, gots - difference.suffix - from, difference));
    return difference;
  }

 private:
  static constexpr size_t kLargeTable = size_t{1} << 24;

  bool Equal(const RowCursor& want, const RowCursor& got) const {
    return std::ranges::all_of(tables_.columns, [&](const ComparedColumn& column) {
      return IsEqual(column.def.type, want.column(column.want), want.row(), got.column(column.got), got.row());
    });
  }

  // Gives how many of the last `count` rows of both come before those that are equal in all of the rest.
  Result<size_t> EqualAtEnd(size_t count) const {
    if (count == 0) return size_t{0};
    RowCursor want(*tables_.want), got(*tables_.got);
    const size_t skipped_wants = tables_.want_rows() - count, skipped_gots = tables_.got_rows() - count;
    size_t unequal = 0;
    for (size_t i = 0; i < count; ++i) {
      if (i % kRowsBetweenChecks == 0) FLUX_TRY_STATUS(cancel_.Check());
      FLUX_TRY_STATUS(want.GoTo(skipped_wants + i));
      FLUX_TRY_STATUS(got.GoTo(skipped_gots + i));
      if (!Equal(want, got)) unequal = i + 1;
    }
    return unequal;
  }

  // Gives how many of the first `count` rows are equal before one that is not.
  Result<size_t> EqualAtStart(size_t count) const {
    if (count == 0) return size_t{0};
    RowCursor want(*tables_.want), got(*tables_.got);
    for (size_t i = 0; i < count; ++i) {
      if (i % kRowsBetweenChecks == 0) FLUX_TRY_STATUS(cancel_.Check());
      FLUX_TRY_STATUS(want.GoTo(i));
      FLUX_TRY_STATUS(got.GoTo(i));
      if (!Equal(want, got)) return i;
    }
    return count;
  }

  // Gives the rows [from, to) of a table.
  Result<ComparedRows> Load(const exec::StoredTable& table, std::optional<size_t> ComparedColumn::* side, size_t from,
                            size_t to) const {
    std::vector<ColumnBuilder> builders;
    for (const ComparedColumn& column : tables_.columns) builders.emplace_back(column.def.type);
    RowCursor at(table);
    for (size_t row = from; row < to;) {
      FLUX_TRY_STATUS(at.GoTo(row));
      const Chunk rows = at.Rows(to - row);
      for (size_t i = 0; i < builders.size(); ++i) {
        const std::optional<size_t> column = tables_.columns[i].*side;
        if (column) builders[i].AppendRows(*rows.columns[*column], 0, rows.rows);
      }
      row += rows.rows;
    }
    ComparedRows loaded;
    for (size_t i = 0; i < builders.size(); ++i) {
      loaded.push_back(tables_.columns[i].*side ? builders[i].Finish() : nullptr);
    }
    return loaded;
  }

  // All pairs of rows, by dynamic programming.
  Status FindLines(size_t wants, size_t gots, Difference& difference) const {
    FLUX_TRY_STATUS(CheckRoom(StepTable::BytesFor(wants * gots) + 2 * sizeof(uint32_t) * (wants + 1)));
    StepTable steps(wants, gots);
    std::vector<uint32_t> lengths(wants + 1), before(wants + 1);
    const auto are_equal = [&](size_t want, size_t got) {
      for (size_t i = 0; i < tables_.columns.size(); ++i) {
        if (!IsEqual(tables_.columns[i].def.type, difference.want[i].get(), want, difference.got[i].get(), got)) {
          return false;
        }
      }
      return true;
    };
    for (size_t got = 0; got < gots; ++got) {
      FLUX_TRY_STATUS(cancel_.Check());
      std::swap(lengths, before);
      lengths[0] = 0;
      for (size_t want = 0; want < wants; ++want) {
        if (are_equal(want, got)) {
          steps.Set(want, got, Step::kMatch);
          lengths[want + 1] = before[want] + 1;
        } else {
          steps.Set(want, got, lengths[want] > before[want + 1] ? Step::kWant : Step::kGot);
          lengths[want + 1] = std::max(lengths[want], before[want + 1]);
        }
      }
    }
    difference.lines = Trace(steps, wants, gots);
    return {};
  }

  // Follows the steps from the last pair back to the first.
  static std::vector<DiffLine> Trace(const StepTable& steps, size_t wants, size_t gots) {
    std::vector<DiffLine> lines;
    size_t want = wants, got = gots;
    while (want > 0 || got > 0) {
      const Step step = want == 0 ? Step::kGot : got == 0 ? Step::kWant : steps.At(want - 1, got - 1);
      if (step != Step::kGot) --want;
      if (step != Step::kWant) --got;
      const DiffLine::Kind kind = step == Step::kMatch  ? DiffLine::Kind::kBoth
                                  : step == Step::kWant ? DiffLine::Kind::kWant
                                                        : DiffLine::Kind::kGot;
      lines.push_back({kind, static_cast<uint32_t>(kind == DiffLine::Kind::kGot ? got : want)});
    }
    std::ranges::reverse(lines);
    return lines;
  }

  const ComparedTables& tables_;
  const CancelToken& cancel_;
};

std::string_view Mark(DiffLine::Kind kind) {
  switch (kind) {
    case DiffLine::Kind::kBoth:
      return "";
    case DiffLine::Kind::kWant:
      return "-";
    case DiffLine::Kind::kGot:
      return "+";
  }
  return "";
}

class DiffOperator final : public exec::TwoStreamOperator {
 public:
  DiffOperator(const DiffSpec&, exec::ExecContext& context, TableSink& out) : TwoStreamOperator(context, out) {}

 protected:
  Status Combine(std::vector<exec::StoredTable> want, std::vector<exec::StoredTable> got) override {
    std::map<GroupKey, ComparedTables> by_key;
    for (const exec::StoredTable& table : want) by_key[table.header->key].want = &table;
    for (const exec::StoredTable& table : got) by_key[table.header->key].got = &table;
    for (auto& [key, tables] : by_key) FLUX_TRY_STATUS(Compare(key, tables));
    return {};
  }

 private:
  Status Compare(const GroupKey& key, ComparedTables& tables) {
    if (key.Contains("_diff")) {
      return Fail(ErrorCode::kFailedPrecondition,
                  "`experimental.diff`: group key cannot contain column `_diff`; use `group` to take it out");
    }
    FLUX_TRY_STATUS(AddColumns(key, tables.want, &ComparedColumn::want, tables.columns));
    FLUX_TRY_STATUS(AddColumns(key, tables.got, &ComparedColumn::got, tables.columns));
    FLUX_TRY(const Difference difference, RowDiff(tables, context_.cancel).Find());
    const auto is_both = [](const DiffLine& line) { return line.kind == DiffLine::Kind::kBoth; };
    return std::ranges::all_of(difference.lines, is_both) ? Status() : Send(key, tables, difference);
  }

  static Status AddColumns(const GroupKey& key, const exec::StoredTable* table,
                           std::optional<size_t> ComparedColumn::* side, std::vector<ComparedColumn>& columns) {
    if (table == nullptr) return {};
    const Schema& schema = table->header->schema;
    for (size_t i = 0; i < schema.size(); ++i) {
      if (schema[i].name == "_diff" || key.Contains(schema[i].name)) continue;
      auto known = std::ranges::find_if(columns, [&](const ComparedColumn& c) { return c.def.name == schema[i].name; });
      if (known == columns.end()) known = columns.insert(known, {schema[i], std::nullopt, std::nullopt});
      if (known->def.type != schema[i].type) {
        return FailAtTable(
            ErrorCode::kFailedPrecondition,
            fmt::format("`experimental.diff`: column \"{}\" has different types {} != {} in table {}", schema[i].name,
                        ColumnTypeName(known->def.type), ColumnTypeName(schema[i].type), key.DebugText()));
      }
      (*known).*side = i;
    }
    return {};
  }

  // Rows that both sides have are shown as they were wanted.
  Status Send(const GroupKey& key, const ComparedTables& tables, const Difference& difference) {
    std::vector<ColumnDef> defs = {{"_diff", ColumnType::kString}};
    for (const GroupKeyEntry& entry : key.entries()) defs.push_back({entry.name, entry.type});
    for (const ComparedColumn& column : tables.columns) defs.push_back(column.def);
    FLUX_TRY_STATUS(out_.Begin(std::make_shared<const TableHeader>(TableHeader{key, Schema(std::move(defs)), false})));
    FLUX_TRY_STATUS(SendEqual(key, tables, 0, difference.prefix));
    FLUX_TRY_STATUS(SendLines(key, tables, difference));
    const size_t rows = tables.want_rows();
    FLUX_TRY_STATUS(SendEqual(key, tables, rows - difference.suffix, rows));
    return out_.End();
  }

  // Sends the rows [from, to) of the wanted table.
  Status SendEqual(const GroupKey& key, const ComparedTables& tables, size_t from, size_t to) {
    if (from == to) return {};
    RowCursor at(*tables.want);
    while (from < to) {
      FLUX_TRY_STATUS(context_.cancel.Check());
      FLUX_TRY_STATUS(at.GoTo(from));
      const Chunk rows = at.Rows(std::min(to - from, context_.chunk_rows));
      std::vector<ColumnRef> columns;
      for (const ComparedColumn& column : tables.columns) {
        columns.push_back(column.want ? rows.columns[*column.want] : NullColumn(column, rows.rows));
      }
      ColumnRef marks = Column::Constant(ColumnType::kString, Value::String(""), rows.rows);
      FLUX_TRY_STATUS(SendRows(key, std::move(marks), columns, rows.rows));
      from += rows.rows;
    }
    return {};
  }

  Status SendLines(const GroupKey& key, const ComparedTables& tables, const Difference& difference) {
    for (std::span<const DiffLine> lines = difference.lines; !lines.empty();) {
      const std::span<const DiffLine> sent = lines.first(std::min(lines.size(), context_.chunk_rows));
      ColumnBuilder marks(ColumnType::kString);
      for (const DiffLine& line : sent) marks.AppendString(Mark(line.kind));
      std::vector<ColumnRef> columns;
      for (size_t i = 0; i < tables.columns.size(); ++i) {
        ColumnBuilder builder(tables.columns[i].def.type);
        for (const DiffLine& line : sent) {
          const ComparedRows& rows = line.kind == DiffLine::Kind::kGot ? difference.got : difference.want;
          rows[i] ? builder.AppendRows(*rows[i], line.row, 1) : builder.AppendNull();
        }
        columns.push_back(builder.Finish());
      }
      FLUX_TRY_STATUS(SendRows(key, marks.Finish(), columns, sent.size()));
      lines = lines.subspan(sent.size());
    }
    return {};
  }

  static ColumnRef NullColumn(const ComparedColumn& column, size_t rows) {
    return Column::Constant(column.def.type, Value::Null(ToValueKind(column.def.type)), rows);
  }

  Status SendRows(const GroupKey& key, ColumnRef marks, const std::vector<ColumnRef>& columns, size_t count) {
    Chunk rows{.columns = {std::move(marks)}, .rows = count};
    for (const GroupKeyEntry& entry : key.entries()) {
      rows.columns.push_back(Column::Constant(entry.type, entry.value, count));
    }
    rows.columns.insert(rows.columns.end(), columns.begin(), columns.end());
    return out_.Push(rows);
  }
};

Result<Value> Diff(CallContext& context, Args args) {
  const ArgReader in("experimental.diff", kParameters, args);
  FLUX_TRY(plan::NodeRef got, in.Stream(0));
  FLUX_TRY(plan::NodeRef want, in.Stream(1));
  return AddNode(context, DiffSpec{}, {std::move(want), std::move(got)});
}

}  // namespace

void RegisterDiff(Registry& registry) {
  registry.Add(BuiltinDef{"experimental", "diff", kParameters, Diff});
  registry.Add(OperationDef{
      .name = DiffSpec::kName, .create = exec::CreateOperator<DiffOperator, DiffSpec>, .is_deterministic = true});
}

}  // namespace flux::stdlib
