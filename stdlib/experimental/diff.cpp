#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

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

struct DiffSpec final : plan::Spec {
  static constexpr std::string_view kName = "experimental.diff";
  void Describe(plan::Description&) const override {}
};

// A column that is compared; null on the side that lacks it.
struct ComparedColumn {
  ColumnDef def;
  ColumnRef want, got;
};

bool IsEqual(const ComparedColumn& column, size_t want, size_t got) {
  const bool want_is_null = !column.want || column.want->IsNull(want);
  const bool got_is_null = !column.got || column.got->IsNull(got);
  if (want_is_null || got_is_null) return want_is_null && got_is_null;
  switch (column.def.type) {
    case ColumnType::kBool:
      return column.want->BoolAt(want) == column.got->BoolAt(got);
    case ColumnType::kInt:
    case ColumnType::kTime:
      return column.want->IntAt(want) == column.got->IntAt(got);
    case ColumnType::kUint:
      return column.want->UintAt(want) == column.got->UintAt(got);
    case ColumnType::kFloat:
      // What is not a number equals all numbers, as in the reference implementation.
      return !(std::abs(column.want->FloatAt(want) - column.got->FloatAt(got)) > kEpsilon);
    case ColumnType::kString:
      return column.want->StringAt(want) == column.got->StringAt(got);
  }
  return false;
}

// A line of the difference: a row of the wanted table, of the one at hand, or of both.
struct DiffLine {
  enum class Kind : uint8_t { kBoth, kWant, kGot } kind;
  uint32_t row;  // of the wanted table, for kGot of the other
};

// Finds a longest common subsequence of the rows.
class RowDiff {
 public:
  RowDiff(std::span<const ComparedColumn> columns, size_t want_rows, size_t got_rows)
      : columns_(columns), want_rows_(want_rows), got_rows_(got_rows) {}

  Result<std::vector<DiffLine>> Lines() {
    size_t prefix = 0, suffix = 0;
    const size_t shorter = std::min(want_rows_, got_rows_);
    while (suffix < shorter && Equal(want_rows_ - 1 - suffix, got_rows_ - 1 - suffix)) ++suffix;
    // Equal rows at the end never change the result; those at the start may be matched otherwise, which only matters
    // for which one of equal rows is marked. Large tables cannot afford that.
    if ((want_rows_ - suffix) * (got_rows_ - suffix) > kLargeTable) {
      while (prefix < shorter - suffix && Equal(prefix, prefix)) ++prefix;
    }
    std::vector<DiffLine> lines;
    for (size_t row = 0; row < prefix; ++row) Append(lines, DiffLine::Kind::kBoth, row);
    FLUX_TRY_STATUS(AppendMiddle(lines, prefix, want_rows_ - suffix, got_rows_ - suffix));
    for (size_t i = suffix; i > 0; --i) Append(lines, DiffLine::Kind::kBoth, want_rows_ - i);
    return lines;
  }

 private:
  enum class Step : uint8_t { kMatch, kWant, kGot };
  static constexpr size_t kLargeTable = size_t{1} << 24;

  bool Equal(size_t want, size_t got) const {
    return std::ranges::all_of(columns_, [&](const ComparedColumn& column) { return IsEqual(column, want, got); });
  }

  static void Append(std::vector<DiffLine>& lines, DiffLine::Kind kind, size_t row) {
    lines.push_back({kind, static_cast<uint32_t>(row)});
  }

  // Rows [from, want_end) and [from, got_end), by dynamic programming over all pairs of them.
  Status AppendMiddle(std::vector<DiffLine>& lines, size_t from, size_t want_end, size_t got_end) {
    const size_t wants = want_end - from, gots = got_end - from;
    FLUX_TRY_STATUS(CheckRoom((wants + 1) * gots + 2 * sizeof(uint32_t) * (wants + 1)));
    std::vector<Step> steps(wants * gots);
    std::vector<uint32_t> lengths(wants + 1), before(wants + 1);
    for (size_t got = 0; got < gots; ++got) {
      std::swap(lengths, before);
      lengths[0] = 0;
      for (size_t want = 0; want < wants; ++want) {
        Step& step = steps[got * wants + want];
        if (Equal(from + want, from + got)) {
          step = Step::kMatch;
          lengths[want + 1] = before[want] + 1;
        } else {
          step = lengths[want] > before[want + 1] ? Step::kWant : Step::kGot;
          lengths[want + 1] = std::max(lengths[want], before[want + 1]);
        }
      }
    }
    Trace(lines, steps, from, wants, gots);
    return {};
  }

  // Follows the steps from the last pair back to the first.
  static void Trace(std::vector<DiffLine>& lines, const std::vector<Step>& steps, size_t from, size_t wants,
                    size_t gots) {
    const size_t begin = lines.size();
    size_t want = wants, got = gots;
    while (want > 0 || got > 0) {
      const Step step = want == 0 ? Step::kGot : got == 0 ? Step::kWant : steps[(got - 1) * wants + want - 1];
      if (step != Step::kGot) --want;
      if (step != Step::kWant) --got;
      const DiffLine::Kind kind = step == Step::kMatch  ? DiffLine::Kind::kBoth
                                  : step == Step::kWant ? DiffLine::Kind::kWant
                                                        : DiffLine::Kind::kGot;
      Append(lines, kind, from + (kind == DiffLine::Kind::kGot ? got : want));
    }
    std::reverse(lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.end());
  }

  std::span<const ComparedColumn> columns_;
  size_t want_rows_, got_rows_;
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

// Without columns there are no rows to see.
size_t RowsOf(const Table* table) {
  return table == nullptr || table->header->schema.size() == 0 ? 0 : table->row_count();
}

class DiffOperator final : public exec::TwoStreamOperator {
 public:
  DiffOperator(const DiffSpec&, exec::ExecContext& context, TableSink& out) : TwoStreamOperator(context, out) {}

 protected:
  // A table that one side lacks counts as empty.
  Status Combine(std::vector<exec::StoredTable> want, std::vector<exec::StoredTable> got) override {
    std::map<GroupKey, std::pair<const exec::StoredTable*, const exec::StoredTable*>> by_key;
    for (const exec::StoredTable& table : want) by_key[table.header->key].first = &table;
    for (const exec::StoredTable& table : got) by_key[table.header->key].second = &table;
    for (const auto& [key, tables] : by_key) {
      FLUX_TRY_STATUS(context_.cancel.Check());
      std::optional<Table> wanted, found;
      if (tables.first != nullptr) {
        FLUX_TRY(wanted, tables.first->Load());
      }
      if (tables.second != nullptr) {
        FLUX_TRY(found, tables.second->Load());
      }
      FLUX_TRY_STATUS(Compare(key, wanted ? &*wanted : nullptr, found ? &*found : nullptr));
    }
    return {};
  }

 private:
  Status Compare(const GroupKey& key, const Table* want, const Table* got) {
    if (key.Contains("_diff")) {
      return Fail(ErrorCode::kFailedPrecondition,
                  "`experimental.diff`: group key cannot contain column `_diff`; use `group` to take it out");
    }
    std::vector<ComparedColumn> columns;
    FLUX_TRY_STATUS(AddColumns(key, want, &ComparedColumn::want, columns));
    FLUX_TRY_STATUS(AddColumns(key, got, &ComparedColumn::got, columns));
    RowDiff diff(columns, RowsOf(want), RowsOf(got));
    FLUX_TRY(const std::vector<DiffLine> lines, diff.Lines());
    const auto is_both = [](const DiffLine& line) { return line.kind == DiffLine::Kind::kBoth; };
    return std::ranges::all_of(lines, is_both) ? Status() : Send(key, columns, lines);
  }

  static Status AddColumns(const GroupKey& key, const Table* table, ColumnRef ComparedColumn::* side,
                           std::vector<ComparedColumn>& columns) {
    if (table == nullptr) return {};
    const Chunk rows = table->Combined();
    const Schema& schema = table->header->schema;
    for (size_t i = 0; i < schema.size(); ++i) {
      if (schema[i].name == "_diff" || key.Contains(schema[i].name)) continue;
      auto known = std::ranges::find_if(columns, [&](const ComparedColumn& c) { return c.def.name == schema[i].name; });
      if (known == columns.end()) known = columns.insert(known, {schema[i], nullptr, nullptr});
      if (known->def.type != schema[i].type) {
        return FailAtTable(
            ErrorCode::kFailedPrecondition,
            fmt::format("`experimental.diff`: column \"{}\" has different types {} != {} in table {}", schema[i].name,
                        ColumnTypeName(known->def.type), ColumnTypeName(schema[i].type), key.DebugText()));
      }
      (*known).*side = rows.columns[i];
    }
    return {};
  }

  // Rows that both sides have are shown as they were wanted.
  Status Send(const GroupKey& key, const std::vector<ComparedColumn>& columns, const std::vector<DiffLine>& lines) {
    std::vector<ColumnDef> defs = {{"_diff", ColumnType::kString}};
    Chunk rows{.columns = {}, .rows = lines.size()};
    ColumnBuilder marks(ColumnType::kString);
    for (const DiffLine& line : lines) marks.AppendString(Mark(line.kind));
    rows.columns.push_back(marks.Finish());
    for (const GroupKeyEntry& entry : key.entries()) {
      defs.push_back({entry.name, entry.type});
      rows.columns.push_back(Column::Constant(entry.type, entry.value, lines.size()));
    }
    for (const ComparedColumn& column : columns) {
      ColumnBuilder builder(column.def.type);
      for (const DiffLine& line : lines) {
        const ColumnRef& from = line.kind == DiffLine::Kind::kGot ? column.got : column.want;
        from ? builder.AppendRows(*from, line.row, 1) : builder.AppendNull();
      }
      defs.push_back(column.def);
      rows.columns.push_back(builder.Finish());
    }
    return exec::SendRows(std::make_shared<const TableHeader>(TableHeader{key, Schema(std::move(defs)), false}), rows,
                          context_.chunk_rows, out_);
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
