#include "runtime/store/first_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

#include "runtime/column/sort_rank.h"

namespace flux::store {

namespace {

// Of more rows than these, which most of the chunks have, sorting all is as fast.
constexpr size_t kMostRows = 1024;

bool IsByTime(const plan::SortSpec& sort) { return sort.columns[0] == "_time"; }

uint64_t RankOfBits(ColumnType type, uint64_t bits) {
  if (type == ColumnType::kFloat) return SortRank(std::bit_cast<double>(bits));
  return type == ColumnType::kUint ? bits : SortRank(static_cast<int64_t>(bits));
}

// The rows that come first, found part by part.
class FirstRows {
 public:
  FirstRows(const plan::SortSpec& sort, ColumnParts& parts)
      : is_by_time_(IsByTime(sort)), is_descending_(sort.is_descending), limit_(*sort.limit), parts_(parts) {
    kept_.type = parts.type();
  }

  // Gives the rows in their order.
  Result<ColumnRows> Find() {
    if (!is_by_time_ && parts_.type() == ColumnType::kString) {
      FLUX_TRY_STATUS(FindTexts());
    } else {
      FLUX_TRY_STATUS(FindRanks());
    }
    ColumnRows in_order;
    in_order.type = kept_.type;
    for (const Row& row : rows_) in_order.AppendRows(kept_, row.kept, row.kept + 1);
    return in_order;
  }

 private:
  static constexpr size_t kNotKept = SIZE_MAX;
  // Rows come in the order of their places; those of one place as they are stored.
  struct Row {
    uint64_t place = 0;
    size_t part = 0, row = 0;
    size_t kept = kNotKept;  // where it is in `kept_`
    friend bool operator<(const Row& a, const Row& b) {
      return std::tie(a.place, a.part, a.row) < std::tie(b.place, b.part, b.row);
    }
  };
  // A place before which no row of the part comes.
  struct Bound {
    uint64_t place = 0;
    size_t part = 0;
    friend auto operator<=>(const Bound&, const Bound&) = default;
  };

  uint64_t Place(uint64_t rank) const { return is_descending_ ? ~rank : rank; }
  bool IsFull() const { return rows_.size() >= limit_; }

  uint64_t FirstPlace(const Part& part) const {
    if (part.chunk == nullptr) return 0;
    const ChunkInfo& chunk = *part.chunk;
    // Fresh points that overlap a chunk lie within its times.
    if (is_by_time_) return Place(SortRank(is_descending_ ? chunk.max_time : chunk.min_time));
    if (part.fresh_from != part.fresh_to || !IsNumber(parts_.type())) return 0;
    if (chunk.has_nan && (is_descending_ || !chunk.has_min_max)) return Place(UINT64_MAX);
    if (!chunk.has_min_max) return 0;
    return Place(RankOfBits(parts_.type(), is_descending_ ? chunk.max : chunk.min));
  }

  Status FindRanks() {
    std::vector<Bound> bounds;
    for (size_t i = 0; i < parts_.size(); ++i) bounds.push_back({FirstPlace(parts_[i]), i});
    std::ranges::sort(bounds);
    for (const Bound& bound : bounds) {
      if (IsFull() && bound > Bound{rows_.front().place, rows_.front().part}) break;
      FLUX_TRY_STATUS(Look(bound.part));
    }
    std::sort_heap(rows_.begin(), rows_.end());
    return {};
  }

  // Takes the rows of the part that come before some of those found so far.
  Status Look(size_t part) {
    FLUX_TRY(const PartRows rows, parts_.Read(part));
    ForEachSortRank(is_by_time_ ? *rows.times : *rows.values, rows.from, rows.to, [&](size_t row, uint64_t rank) {
      const uint64_t place = Place(rank);
      if (IsFull() && place > rows_.front().place) return;
      Take({place, part, row});
    });
    Keep(rows);
    return {};
  }

  // The last one of those found is at the front.
  void Take(const Row& row) {
    if (IsFull()) {
      if (!(row < rows_.front())) return;
      std::pop_heap(rows_.begin(), rows_.end());
      rows_.back() = row;
    } else {
      rows_.push_back(row);
    }
    std::push_heap(rows_.begin(), rows_.end());
  }

  // Copies the rows that were taken of a part, which is not read again.
  void Keep(const PartRows& rows) {
    std::vector<uint32_t> taken;
    for (Row& row : rows_) {
      if (row.kept != kNotKept) continue;
      row.kept = kept_.size() + taken.size();
      taken.push_back(static_cast<uint32_t>(row.row));
    }
    if (taken.empty()) return;
    kept_.AppendRows(ToRows(*rows.times->Take(taken), *rows.values->Take(taken)), 0, taken.size());
    if (kept_.size() > 2 * rows_.size() + kChunkRows) Forget();
  }

  // Drops what was copied of rows that others have displaced.
  void Forget() {
    ColumnRows left;
    left.type = kept_.type;
    for (Row& row : rows_) {
      left.AppendRows(kept_, row.kept, row.kept + 1);
      row.kept = left.size() - 1;
    }
    kept_ = std::move(left);
  }

  // Of texts nothing is known without reading them.
  Status FindTexts() {
    for (size_t i = 0; i < parts_.size(); ++i) {
      FLUX_TRY(const PartRows rows, parts_.Read(i));
      kept_.AppendRows(ToRows(*rows.times, *rows.values), rows.from, rows.to);
    }
    std::vector<size_t> order(kept_.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::sort(order, [&](size_t a, size_t b) {
      const int compared = kept_.StringAt(a).compare(kept_.StringAt(b));
      if (compared == 0) return a < b;
      return is_descending_ ? compared > 0 : compared < 0;
    });
    order.resize(std::min(order.size(), limit_));
    for (const size_t row : order) rows_.push_back({.row = row, .kept = row});
    return {};
  }

  const bool is_by_time_, is_descending_;
  const size_t limit_;
  ColumnParts& parts_;
  std::vector<Row> rows_;  // a heap until all are found
  ColumnRows kept_;
};

}  // namespace

std::string FirstRowsObstacle(const plan::SortSpec& sort) {
  if (!sort.limit) return std::string(kSparesNothing);
  const bool is_by_one = sort.columns.size() == 1 && (sort.columns[0] == "_value" || IsByTime(sort));
  if (!is_by_one) return "the store finds the first rows in the order of `_value` or of `_time` alone";
  return *sort.limit <= kMostRows ? "" : fmt::format("the store finds the first {} rows at most", kMostRows);
}

std::string FirstRowsTypeObstacle(const plan::SortSpec& sort, ColumnType type) {
  if (IsByTime(sort) || IsNumber(type)) return {};
  return fmt::format("the store knows the least and the greatest of numbers only, not of {}", ColumnTypeName(type));
}

bool FirstRowsAscendInTime(const plan::SortSpec& sort) { return IsByTime(sort) && !sort.is_descending; }

Status SendFirstRows(const plan::SortSpec& sort, ColumnParts& parts, TableSender& sender) {
  FLUX_TRY(const ColumnRows rows, FirstRows(sort, parts).Find());
  return sender.Send({TimesOf(rows, 0, rows.size()), ValuesOf(rows, 0, rows.size()), 0, rows.size()});
}

}  // namespace flux::store
