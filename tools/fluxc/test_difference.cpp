#include "tools/fluxc/test_difference.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "fmt/format.h"
#include "runtime/base/plural.h"
#include "runtime/base/terminal_text.h"

namespace flux::cli {

namespace {

constexpr std::string_view kErrorOutput = "errorOutput", kMark = "_diff";

// Floats that differ by no more are equal to `testing.diff`.
constexpr double kEpsilon = 1e-6;

bool IsEqual(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  if (a.kind() == ValueKind::kFloat && std::isfinite(a.AsFloat()) && std::isfinite(b.AsFloat())) {
    return std::abs(a.AsFloat() - b.AsFloat()) <= kEpsilon;
  }
  return DebugText(a) == DebugText(b);
}

// Takes one table of a difference apart.
class TableReader {
 public:
  explicit TableReader(const Table& table) : header_(*table.header), rows_(table.Combined()) {
    for (size_t i = 0; i < header_.schema.size(); ++i) {
      const std::string& name = header_.schema[i].name;
      if (name == kMark && header_.schema[i].type == ColumnType::kString) {
        mark_ = rows_.columns[i];
      } else if (!header_.key.Contains(name)) {
        columns_.push_back(i);
      }
    }
  }

  TableDifference Read() {
    TableDifference out{.key = header_.key.DebugText(), .is_diff = mark_ != nullptr, .rows = {}};
    for (size_t row = 0; row < rows_.rows;) {
      if (IsMarked(row)) {
        row = ReadHunk(row, out);
      } else {
        ++want_rows_, ++got_rows_, ++row;
      }
    }
    return out;
  }

 private:
  struct Line {
    size_t row;     // in the table at hand
    size_t number;  // in its own, from 1
    bool is_paired = false;
  };

  std::string_view MarkOf(size_t row) const { return mark_ == nullptr ? "+" : mark_->StringAt(row); }
  bool IsMarked(size_t row) const { return !MarkOf(row).empty(); }

  // Reads the marked rows that follow one another, and gives the row behind them.
  size_t ReadHunk(size_t row, TableDifference& out) {
    std::vector<Line> wants, gots;
    for (; row < rows_.rows && IsMarked(row); ++row) {
      if (MarkOf(row) == "-") {
        wants.push_back({row, ++want_rows_});
      } else {
        gots.push_back({row, ++got_rows_});
      }
    }
    for (const Line& want : wants) {
      Line* got = MostAlike(want, gots);
      if (got == nullptr) {
        out.rows.push_back({RowDifference::Kind::kMissing, want.number, CellsOf(want.row)});
      } else {
        got->is_paired = true;
        out.rows.push_back({RowDifference::Kind::kCells, want.number, Differing(want.row, got->row)});
      }
    }
    for (const Line& got : gots) {
      if (!got.is_paired) out.rows.push_back({RowDifference::Kind::kUnwanted, got.number, CellsOf(got.row)});
    }
    return row;
  }

  // The first of those that have most cells in common, if there are any; of a table with one column just the first.
  Line* MostAlike(const Line& want, std::vector<Line>& gots) const {
    constexpr size_t kMaxCompared = 200;
    Line* best = nullptr;
    size_t most = columns_.size() == 1 ? 0 : 1, compared = 0;
    for (Line& got : gots) {
      if (got.is_paired) continue;
      if (++compared > kMaxCompared) break;
      const auto is_equal = [&](size_t i) { return IsEqual(ValueAt(i, want.row), ValueAt(i, got.row)); };
      const auto equal = static_cast<size_t>(std::ranges::count_if(columns_, is_equal));
      if (equal < most || (best != nullptr && equal == most)) continue;
      best = &got;
      most = equal;
    }
    return best;
  }

  Value ValueAt(size_t column, size_t row) const { return rows_.columns[column]->ValueAt(row); }

  std::vector<CellDifference> CellsOf(size_t row) const {
    std::vector<CellDifference> cells;
    const bool is_wanted = MarkOf(row) == "-";
    for (const size_t i : columns_) {
      CellDifference& cell = cells.emplace_back();
      cell.column = header_.schema[i].name;
      (is_wanted ? cell.want : cell.got) = DebugText(ValueAt(i, row));
    }
    return cells;
  }

  std::vector<CellDifference> Differing(size_t want, size_t got) const {
    std::vector<CellDifference> cells;
    for (const size_t i : columns_) {
      const Value a = ValueAt(i, want), b = ValueAt(i, got);
      if (!IsEqual(a, b)) cells.push_back({header_.schema[i].name, DebugText(a), DebugText(b)});
    }
    return cells;
  }

  const TableHeader& header_;
  Chunk rows_;
  ColumnRef mark_;               // null when there is none
  std::vector<size_t> columns_;  // that are neither the mark nor in the key
  size_t want_rows_ = 0, got_rows_ = 0;
};

// `_value: 3, host: "a"`
std::string RowText(const RowDifference& row) {
  std::string text;
  for (const CellDifference& cell : row.cells) {
    text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", cell.column, cell.want.empty() ? cell.got : cell.want);
  }
  return "{" + text + "}";
}

// Lines of four texts, in columns unless one is so long that what belongs together would be far apart.
class SideBySide {
 public:
  void Add(const RowDifference& row) {
    std::string number = fmt::format("{}", row.row);
    if (row.kind == RowDifference::Kind::kMissing) return Add({number, "(row)", RowText(row), "missing"});
    if (row.kind == RowDifference::Kind::kUnwanted) return Add({number, "(row)", "none", RowText(row)});
    for (const CellDifference& cell : row.cells) Add({std::exchange(number, {}), cell.column, cell.want, cell.got});
  }

  std::string Text() const {
    std::string text;
    for (const Line& line : lines_) {
      if (line[2].size() + line[3].size() <= kMaxWidth) {
        text += fmt::format("    {:>{}}  {:<{}}  {:<{}}  {}", line[0], widths_[0], line[1], widths_[1], line[2],
                            widths_[2], line[3]);
      } else {
        text +=
            fmt::format("    {:>{}}  {}\n      want {}\n      got  {}", line[0], widths_[0], line[1], line[2], line[3]);
      }
      text += '\n';
    }
    return text;
  }

 private:
  using Line = std::array<std::string, 4>;
  static constexpr size_t kMaxWidth = 120;

  void Add(Line line) {
    for (std::string& cell : line) cell = TerminalText(cell);
    const bool is_long = line[2].size() + line[3].size() > kMaxWidth;
    for (size_t i = 0; i < widths_.size(); ++i) {
      if (i == 0 || !is_long) widths_[i] = std::max(widths_[i], line[i].size());
    }
    lines_.push_back(std::move(line));
  }

  std::vector<Line> lines_ = {{"row", "column", "want", "got"}};
  std::array<size_t, 3> widths_ = {3, 6, 4};
};

std::string TableText(const TableDifference& table, size_t max_rows) {
  if (!table.is_diff) {
    std::string text = fmt::format("  table {} of errors\n", table.key);
    for (size_t i = 0; i < std::min(max_rows, table.rows.size()); ++i) {
      for (const CellDifference& cell : table.rows[i].cells) {
        text += fmt::format("    {}: {}\n", cell.column, TerminalText(cell.got));
      }
    }
    return text;
  }
  std::string text = fmt::format("  table {}\n", table.key);
  SideBySide lines;
  for (size_t i = 0; i < std::min(max_rows, table.rows.size()); ++i) lines.Add(table.rows[i]);
  return text + lines.Text();
}

}  // namespace

TableSink& ErrorOutput::BeginResult(std::string_view name) {
  if (name == kErrorOutput) return found_;
  return nowhere_;
}

std::vector<TableDifference> FindDifferences(const std::vector<Table>& tables) {
  std::vector<TableDifference> found;
  for (const Table& table : tables) found.push_back(TableReader(table).Read());
  return found;
}

std::string DifferenceText(const std::vector<TableDifference>& tables, size_t max_rows) {
  std::string text;
  size_t left = 0;
  for (const TableDifference& table : tables) {
    if (max_rows > 0 || table.rows.empty()) text += TableText(table, max_rows);
    const size_t shown = std::min(max_rows, table.rows.size());
    max_rows -= shown;
    left += table.rows.size() - shown;
  }
  if (left > 0) text += fmt::format("  … and {}; `-v` shows all\n", Counted(left, "row", "rows"));
  return text;
}

}  // namespace flux::cli
