#include "runtime/exec/merged_pairs.h"

#include <algorithm>
#include <utility>

#include "runtime/exec/hashed_groups.h"
#include "runtime/spill/chunk_bytes.h"
#include "runtime/spill/row_sorter.h"

namespace flux::exec {
namespace {

// Nulls are equal to nothing.
Chunk WithoutNulls(const Chunk& rows, const std::vector<size_t>& keys) {
  const auto has_nulls = [&](size_t k) { return rows.columns[k]->has_nulls(); };
  if (std::ranges::none_of(keys, has_nulls)) return rows;
  std::vector<uint32_t> kept;
  for (uint32_t row = 0; row < rows.rows; ++row) {
    const auto is_null = [&](size_t k) { return rows.columns[k]->IsNull(row); };
    if (std::ranges::none_of(keys, is_null)) kept.push_back(row);
  }
  return TakeRows(rows, kept);
}

// Nulls come last.
constexpr char kNullText = '\x7f';

// The rows of a table in the order of the columns that they are found by.
class SortedSide {
 public:
  // Rows that have a null there are left out unless `is_outer`.
  SortedSide(const PairedTable& side, bool is_outer, const ExecContext& context)
      : side_(side),
        is_outer_(is_outer),
        sorter_(
            *context.spill, side.table.header->schema.columns(),
            [this](const Chunk& rows, size_t row, std::string& text) { AppendText(rows, row, text); }, context.cancel) {
  }

  Result<MergedRuns> Sort() {
    FLUX_TRY_STATUS(side_.table.ForEach(
        [this](const Chunk& rows) { return sorter_.Add(is_outer_ ? rows : WithoutNulls(rows, side_.keys)); }));
    return sorter_.Finish();
  }
  RowCopier MakeCopier() const { return RowCopier(sorter_.columns()); }
  bool HasNull(const RunRow& row) const {
    return std::ranges::any_of(side_.keys, [&](size_t k) { return row.chunk->columns[k]->IsNull(row.row); });
  }

 private:
  void AppendText(const Chunk& rows, size_t row, std::string& text) const {
    for (const size_t k : side_.keys) {
      if (rows.columns[k]->IsNull(row)) {
        text.push_back(kNullText);
      } else {
        AppendRowText(*rows.columns[k], row, text);
      }
    }
  }

  const PairedTable& side_;
  const bool is_outer_;
  RowSorter sorter_;
};

// The pairs that are visited together.
class PairsAtHand {
 public:
  PairsAtHand(const SortedSide& left, const SortedSide& right, const ExecContext& context, const VisitPairedRows& visit)
      : context_(context), visit_(visit), left_(left.MakeCopier()), right_(right.MakeCopier()) {}

  // Null: there is no such row.
  Status Add(const RunRow* left, const RunRow* right) {
    pairs_.left.push_back(Copy(left, left_));
    pairs_.right.push_back(Copy(right, right_));
    return pairs_.left.size() < context_.chunk_rows ? Status() : Send();
  }
  Status Send() {
    if (pairs_.left.empty()) return {};
    FLUX_TRY_STATUS(context_.cancel.Check());
    const RowPairs pairs = std::exchange(pairs_, {});
    return visit_(left_.Finish(), right_.Finish(), pairs);
  }

 private:
  static uint32_t Copy(const RunRow* row, RowCopier& copier) {
    if (row == nullptr) return RowPairs::kNone;
    copier.Add(*row);
    return static_cast<uint32_t>(copier.rows() - 1);
  }

  const ExecContext& context_;
  const VisitPairedRows& visit_;
  RowCopier left_, right_;
  RowPairs pairs_;
};

// Goes on behind the rows of the key; they are visited, if at all, as rows that belong to no other.
Status PassAlone(MergedRuns& rows, const std::string& key, const std::function<Status(const RunRow&)>& visit) {
  while (rows.has_row() && rows.key() == key) {
    if (visit) FLUX_TRY_STATUS(visit(rows.row()));
    FLUX_TRY_STATUS(rows.Next());
  }
  return {};
}

// The rows of a table that have one key, to be gone through many times. Many go to a file.
class EqualRows {
 public:
  EqualRows(const SpillSpace& space, RowCopier copier) : space_(space), copier_(std::move(copier)) {}

  Status Add(const RunRow& row) {
    bytes_ += HeldBytes(*row.chunk) / row.chunk->rows;
    held_.push_back(row);
    return space_.IsTime(held_.size(), bytes_) ? Write() : Status();
  }
  Status ForEach(const std::function<Status(const RunRow&)>& visit) {
    for (const SpilledBlock& block : blocks_) {
      FLUX_TRY(const std::string_view bytes, file_->Read(block));
      FLUX_TRY(Chunk rows, ReadChunk(bytes));
      RunRow row{std::make_shared<const Chunk>(std::move(rows)), 0};
      for (; row.row < row.chunk->rows; ++row.row) FLUX_TRY_STATUS(visit(row));
    }
    for (const RunRow& row : held_) FLUX_TRY_STATUS(visit(row));
    return {};
  }
  // Forgets the rows.
  void Clear() {
    held_.clear();
    blocks_.clear();
    file_ = nullptr;
    bytes_ = 0;
  }

 private:
  Status Write() {
    if (file_ == nullptr) {
      FLUX_TRY(file_, space_.CreateFile());
    }
    const size_t block_rows = space_.RowsPerBlock(held_.size(), bytes_);
    std::string buffer;
    for (const RunRow& row : held_) {
      copier_.Add(row);
      if (copier_.rows() < block_rows && &row != &held_.back()) continue;
      buffer.clear();
      const Chunk rows = copier_.Finish();
      AppendChunk(rows, buffer);
      FLUX_TRY(const SpilledBlock block, file_->Append(buffer, rows.rows));
      blocks_.push_back(block);
    }
    held_.clear();
    bytes_ = 0;
    return {};
  }

  const SpillSpace& space_;
  RowCopier copier_;
  std::vector<RunRow> held_;
  size_t bytes_ = 0;                 // of those about
  std::unique_ptr<SpillFile> file_;  // of the rows before them
  std::vector<SpilledBlock> blocks_;
};

// Pairs all rows of the key, which both have. `equal` is for the rows of the right table.
Status PairAll(MergedRuns& left, MergedRuns& right, const std::string& key, EqualRows& equal, PairsAtHand& pairs) {
  equal.Clear();
  while (right.has_row() && right.key() == key) {
    FLUX_TRY_STATUS(equal.Add(right.row()));
    FLUX_TRY_STATUS(right.Next());
  }
  while (left.has_row() && left.key() == key) {
    FLUX_TRY_STATUS(equal.ForEach([&](const RunRow& row) { return pairs.Add(&left.row(), &row); }));
    FLUX_TRY_STATUS(left.Next());
  }
  return {};
}

}  // namespace

bool IsForDisk(const StoredTable& left, const StoredTable& right, size_t bytes_per_row, const ExecContext& context) {
  const size_t rows = left.rows() + right.rows(), bytes = left.bytes() + right.bytes();
  return context.spill != nullptr && context.spill->IsTime(rows, bytes, 2 * bytes + rows * bytes_per_row);
}

Status VisitMergedPairs(const PairedTable& left, const PairedTable& right, OuterSides outer, const ExecContext& context,
                        const VisitPairedRows& visit) {
  FLUX_TRY_STATUS(left.table.MoveToDisk(*context.spill));
  FLUX_TRY_STATUS(right.table.MoveToDisk(*context.spill));
  SortedSide left_side(left, outer.left, context), right_side(right, outer.right, context);
  FLUX_TRY(MergedRuns left_rows, left_side.Sort());
  FLUX_TRY(MergedRuns right_rows, right_side.Sort());
  PairsAtHand pairs(left_side, right_side, context, visit);
  EqualRows equal(*context.spill, right_side.MakeCopier());
  std::function<Status(const RunRow&)> left_alone, right_alone;
  if (outer.left) left_alone = [&](const RunRow& row) { return pairs.Add(&row, nullptr); };
  if (outer.right) right_alone = [&](const RunRow& row) { return pairs.Add(nullptr, &row); };
  while ((left_rows.has_row() && (outer.left || right_rows.has_row())) || (outer.right && right_rows.has_row())) {
    const bool is_left_first = left_rows.has_row() && (!right_rows.has_row() || left_rows.key() <= right_rows.key());
    const std::string key(is_left_first ? left_rows.key() : right_rows.key());
    const bool have_both = is_left_first && right_rows.has_row() && right_rows.key() == key;
    if (have_both && !left_side.HasNull(left_rows.row())) {
      FLUX_TRY_STATUS(PairAll(left_rows, right_rows, key, equal, pairs));
      continue;
    }
    FLUX_TRY_STATUS(PassAlone(left_rows, key, left_alone));
    FLUX_TRY_STATUS(PassAlone(right_rows, key, right_alone));
  }
  return pairs.Send();
}

}  // namespace flux::exec
