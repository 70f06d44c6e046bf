#include "runtime/store/row_operation.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/candidates.h"
#include "runtime/plan/specs/fold_windows.h"
#include "runtime/plan/specs/group.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/sort.h"
#include "runtime/plan/specs/tail.h"
#include "runtime/plan/specs/window.h"
#include "runtime/store/first_rows.h"

namespace flux::store {

namespace {

using plan::Statistic;

constexpr std::string_view kKnowsValues = "the store knows what its chunks hold of `_value` only";
constexpr std::string_view kNeedsValues = "it needs every value, which the store would have to read as well";

Status SendAll(ColumnParts& parts, TableSender& sender) {
  for (size_t i = 0; i < parts.size(); ++i) {
    FLUX_TRY_STATUS(sender.SendPart(parts, i));
    if (!sender.WantsRows()) break;
  }
  return {};
}

// Whether there are rows; parts at the ends of the range may have none.
Result<bool> HasRows(ColumnParts& parts) {
  for (size_t i = 0; i < parts.size(); ++i) {
    FLUX_TRY(const bool has_rows, parts.HasRows(i));
    if (has_rows) return true;
  }
  return false;
}

// Sends the rows [from, to) of those from part `i` on.
Status SendRun(ColumnParts& parts, size_t i, size_t from, size_t to, TableSender& sender) {
  for (; i < parts.size() && from < to; ++i) {
    FLUX_TRY(const size_t count, parts.CountRows(i));
    if (from < count) {
      FLUX_TRY(PartRows rows, parts.Read(i));
      rows.to = rows.from + std::min(to, count);
      rows.from += from;
      FLUX_TRY_STATUS(sender.Send(rows));
    }
    from -= std::min(from, count);
    to -= std::min(to, count);
  }
  return {};
}

// Sends the first or the last row, which often need not be read.
Status SendEnd(bool is_last, ColumnParts& parts, TableSender& sender) {
  for (size_t k = 0; k < parts.size(); ++k) {
    const size_t i = is_last ? parts.size() - 1 - k : k;
    FLUX_TRY(const size_t count, parts.CountRows(i));
    if (count == 0) continue;
    if (parts.KnowsEnds(i)) {
      const ChunkInfo& chunk = *parts[i].chunk;
      return is_last ? sender.SendPoint(chunk.max_time, chunk.last) : sender.SendPoint(chunk.min_time, chunk.first);
    }
    FLUX_TRY(const PartRows row, parts.ReadEnd(i, is_last));
    return sender.Send(row);
  }
  return {};
}

// Sends a table of which no row is left, unless such tables are dropped.
Status SendNone(bool drops_empty, ColumnParts& parts, TableSender& sender) {
  if (drops_empty) return {};
  FLUX_TRY(const bool has_rows, HasRows(parts));
  return has_rows ? sender.Begin() : Status();
}

Status SendLimit(const plan::LimitSpec& limit, ColumnParts& parts, TableSender& sender) {
  if (limit.count == 1 && limit.offset == 0) {
    if (parts.WantsColumns()) return SendEnd(false, parts, sender);
    // That there is a row is all that can be told of it.
    FLUX_TRY(const bool has_rows, HasRows(parts));
    return has_rows ? sender.Send({nullptr, nullptr, 0, 1}) : Status();
  }
  if (limit.count > 0) {
    const size_t stop = limit.count > SIZE_MAX - limit.offset ? SIZE_MAX : limit.offset + limit.count;
    return SendRun(parts, 0, limit.offset, stop, sender);
  }
  return SendNone(limit.drops_empty, parts, sender);
}

Status SendTail(const plan::TailSpec& tail, ColumnParts& parts, TableSender& sender) {
  if (tail.count == 1 && tail.offset == 0) return SendEnd(true, parts, sender);
  // Back to the part in which the run begins, counting the rows from there on.
  const size_t reach = tail.count > SIZE_MAX - tail.offset ? SIZE_MAX : tail.offset + tail.count;
  size_t first = parts.size(), rows = 0;
  while (first > 0 && rows < reach) {
    FLUX_TRY(const size_t count, parts.CountRows(--first));
    rows += count;
  }
  const size_t end = rows - std::min(tail.offset, rows);
  const size_t from = end - std::min(tail.count, end);
  if (from < end) return SendRun(parts, first, from, end, sender);
  // A table of which no row is left stays.
  FLUX_TRY(const bool has_rows, rows > 0 ? Result<bool>(true) : HasRows(parts));
  return has_rows ? sender.Begin() : Status();
}

Status SendCount(ColumnParts& parts, TableSender& sender) {
  size_t rows = 0;
  for (size_t i = 0; i < parts.size(); ++i) {
    FLUX_TRY(const size_t count, parts.CountRows(i));
    rows += count;
  }
  if (rows == 0) return {};
  return sender.SendAggregate(ColumnType::kInt, rows);
}

template <typename T>
T ValueAt(const Column& values, size_t row) {
  if constexpr (std::is_same_v<T, double>) {
    return values.FloatAt(row);
  } else if constexpr (std::is_same_v<T, uint64_t>) {
    return values.UintAt(row);
  } else {
    return values.IntAt(row);
  }
}

// Finds the first row that has the least or greatest value. A value that is not a number is neither, unless it comes
// first: then nothing is less or greater than it.
template <typename T>
class Extreme {
 public:
  Extreme(bool is_max, ColumnParts& parts) : is_max_(is_max), parts_(parts) {}

  Status Send(TableSender& sender) {
    FLUX_TRY(const std::optional<PartRows> first, FirstUnlessNumber());
    return first ? sender.Send(*first) : SendBest(sender);
  }

  // Sends what is selected where other tables stand in front of this one, or none does: a first value that is not a
  // number is nothing to beat behind others.
  Status SendCandidates(TableSender& sender) {
    FLUX_TRY(const std::optional<PartRows> first, FirstUnlessNumber());
    if (first) FLUX_TRY_STATUS(sender.Send(*first));
    return SendBest(sender);
  }

 private:
  // The first row if its value is not a number.
  Result<std::optional<PartRows>> FirstUnlessNumber() {
    if (!std::is_same_v<T, double>) return std::nullopt;
    for (size_t i = 0; i < parts_.size(); ++i) {
      FLUX_TRY(const size_t count, parts_.CountRows(i));
      if (count == 0) continue;
      FLUX_TRY(const PartRows first, parts_.ReadEnd(i, false));
      const T value = ValueAt<T>(*first.values, first.from);
      return value != value ? std::optional(first) : std::nullopt;
    }
    return std::nullopt;
  }

  Status SendBest(TableSender& sender) {
    for (size_t i = 0; i < parts_.size(); ++i) FLUX_TRY_STATUS(Look(i));
    if (!part_) return {};
    const Part& part = parts_[*part_];
    if (part.is_whole && part.chunk->has_places) {
      const ChunkInfo& chunk = *part.chunk;
      return is_max_ ? sender.SendPoint(chunk.RegularTime(chunk.max_row), chunk.max)
                     : sender.SendPoint(chunk.RegularTime(chunk.min_row), chunk.min);
    }
    FLUX_TRY(PartRows rows, parts_.Read(*part_));
    while (ValueAt<T>(*rows.values, rows.from) != best_) ++rows.from;
    rows.to = rows.from + 1;
    return sender.Send(rows);
  }

  bool IsBetter(T value) const { return !part_ || (is_max_ ? value > best_ : value < best_); }

  void Take(size_t part, T value) {
    part_ = part;
    best_ = value;
  }

  // Looks for a better value in part `i`.
  Status Look(size_t i) {
    FLUX_TRY(const size_t count, parts_.CountRows(i));
    if (count == 0) return {};
    const ChunkInfo* chunk = parts_[i].chunk;
    const bool is_described = chunk != nullptr && parts_[i].fresh_from == parts_[i].fresh_to;
    if (is_described) {
      if (!chunk->has_min_max) return {};
      const T value = std::bit_cast<T>(is_max_ ? chunk->max : chunk->min);
      if (!IsBetter(value)) return {};
      if (parts_[i].is_whole) {
        Take(i, value);
        return {};
      }
    }
    FLUX_TRY(const PartRows rows, parts_.Read(i));
    for (size_t row = rows.from; row < rows.to; ++row) {
      const T value = ValueAt<T>(*rows.values, row);
      if (value == value && IsBetter(value)) Take(i, value);
    }
    return {};
  }

  const bool is_max_;
  ColumnParts& parts_;
  std::optional<size_t> part_;  // the first with the best value so far
  T best_{};
};

Status NotComputed(const plan::Aggregation& aggregate) {
  return Fail(ErrorCode::kInternal, fmt::format("the store does not compute `{}`", aggregate.fn->name));
}

// Calls `send` with a zero as numbers of the type are kept; fails as the aggregate does with what it does not take.
template <typename Send>
Status ForNumbers(const plan::Aggregation& aggregate, ColumnType type, Send send) {
  if (auto result = aggregate.ResultType(type); !result) return std::unexpected(std::move(result.error()));
  switch (type) {
    case ColumnType::kInt:
    case ColumnType::kTime:
      return send(int64_t{});
    case ColumnType::kUint:
      return send(uint64_t{});
    case ColumnType::kFloat:
      return send(double{});
    case ColumnType::kBool:
    case ColumnType::kString:
      break;
  }
  return NotComputed(aggregate);
}

Status SendExtreme(const plan::AggregateSpec& aggregate, ColumnParts& parts, TableSender& sender) {
  const bool is_max = aggregate.fn->statistic == Statistic::kMax;
  return ForNumbers(aggregate, parts.type(),
                    [&](auto zero) { return Extreme<decltype(zero)>(is_max, parts).Send(sender); });
}

Status SendCandidates(const plan::CandidatesSpec& candidates, ColumnParts& parts, TableSender& sender) {
  const bool is_max = candidates.fn->statistic == Statistic::kMax;
  return ForNumbers(candidates, parts.type(),
                    [&](auto zero) { return Extreme<decltype(zero)>(is_max, parts).SendCandidates(sender); });
}

// Adds the values in the order of their times, which counts for floats alone: of other chunks the sum is known.
template <typename T>
Status SendSumOf(ColumnParts& parts, TableSender& sender) {
  using Sum = std::conditional_t<std::is_same_v<T, double>, double, uint64_t>;
  Sum sum{};
  bool has_rows = false;
  for (size_t i = 0; i < parts.size(); ++i) {
    FLUX_TRY(const size_t count, parts.CountRows(i));
    if (count == 0) continue;
    has_rows = true;
    if (parts[i].is_whole && parts[i].chunk->has_sum) {
      sum += std::bit_cast<Sum>(parts[i].chunk->sum);
      continue;
    }
    FLUX_TRY(const PartRows rows, parts.Read(i));
    for (size_t row = rows.from; row < rows.to; ++row) sum += static_cast<Sum>(ValueAt<T>(*rows.values, row));
  }
  if (!has_rows) return {};
  return sender.SendAggregate(parts.type(), std::bit_cast<uint64_t>(sum));
}

Status SendSum(const plan::AggregateSpec& aggregate, ColumnParts& parts, TableSender& sender) {
  return ForNumbers(aggregate, parts.type(), [&](auto zero) { return SendSumOf<decltype(zero)>(parts, sender); });
}

Status SendAggregate(const plan::AggregateSpec& aggregate, ColumnParts& parts, TableSender& sender) {
  switch (*aggregate.fn->statistic) {
    case Statistic::kCount:
      return SendCount(parts, sender);
    case Statistic::kMin:
    case Statistic::kMax:
      return SendExtreme(aggregate, parts, sender);
    case Statistic::kFirst:
      return SendEnd(false, parts, sender);
    case Statistic::kLast:
      return SendEnd(true, parts, sender);
    case Statistic::kSum:
      return SendSum(aggregate, parts, sender);
    case Statistic::kMean:
      break;
  }
  return NotComputed(aggregate);
}

}  // namespace

std::string RowOperationObstacle(const plan::ScanSpec& scan, const plan::Node& operation) {
  const auto* aggregate = operation.As<plan::AggregateSpec>();
  const auto* sort = operation.As<plan::SortSpec>();
  const auto* candidates = operation.As<plan::CandidatesSpec>();
  if (candidates != nullptr) {
    if (candidates->column != "_value") return std::string(kKnowsValues);
  } else if (sort != nullptr) {
    if (std::string obstacle = FirstRowsObstacle(*sort); !obstacle.empty()) return obstacle;
  } else if (aggregate != nullptr) {
    if (aggregate->column != "_value") return std::string(kKnowsValues);
    const std::optional<Statistic> statistic = aggregate->fn->statistic;
    if (!statistic || statistic == Statistic::kMean) return std::string(kNeedsValues);
  } else if (operation.As<plan::LimitSpec>() == nullptr && operation.As<plan::TailSpec>() == nullptr) {
    if (operation.As<plan::GroupSpec>() != nullptr) return "the store does not put tables together";
    const bool has_windows = operation.As<plan::WindowSpec>() != nullptr ||
                             operation.As<plan::AggregateWindowSpec>() != nullptr ||
                             operation.As<plan::FoldWindowsSpec>() != nullptr;
    return has_windows ? "the store does not cut tables into windows" : std::string(kSparesNothing);
  }
  return scan.StagesBehindFilters().empty() ? "" : "the store does one operation on rows, and has one";
}

ChunkParts PartsNeeded(const plan::Node* operation, ChunkParts sent) {
  if (operation != nullptr && operation->As<plan::CandidatesSpec>() != nullptr) sent.values = true;
  if (operation != nullptr && operation->As<plan::SortSpec>() != nullptr) return {.times = true, .values = true};
  const auto* aggregate = operation != nullptr ? operation->As<plan::AggregateSpec>() : nullptr;
  if (aggregate == nullptr) return sent;
  const Statistic statistic = *aggregate->fn->statistic;
  if (statistic == Statistic::kCount) return {.times = false, .values = false};
  if (statistic == Statistic::kSum) return {.times = false, .values = true};
  if (statistic == Statistic::kMin || statistic == Statistic::kMax) sent.values = true;
  return sent;
}

bool DependsOnType(const plan::Node& operation) {
  return operation.As<plan::AggregateSpec>() != nullptr || operation.As<plan::CandidatesSpec>() != nullptr ||
         operation.As<plan::SortSpec>() != nullptr;
}

std::string TypeObstacle(const plan::Node& operation, ColumnType type) {
  if (const auto* sort = operation.As<plan::SortSpec>()) return FirstRowsTypeObstacle(*sort, type);
  if (operation.As<plan::CandidatesSpec>() != nullptr) {
    return IsNumber(type) ? "" : "only numbers are least and greatest";
  }
  const auto* aggregate = operation.As<plan::AggregateSpec>();
  if (aggregate == nullptr) return {};
  const auto result = aggregate->ResultType(type);
  if (!result) return result.error().message;
  const bool adds_floats = aggregate->fn->statistic == Statistic::kSum && type == ColumnType::kFloat;
  return adds_floats ? std::string(kNeedsValues) : "";
}

size_t MaxRows(const plan::Node* operation, const ColumnParts& parts) {
  if (operation != nullptr) {
    if (operation->As<plan::AggregateSpec>() != nullptr) return 1;
    if (operation->As<plan::CandidatesSpec>() != nullptr) return std::min<size_t>(2, parts.MaxRows());
    if (const auto* limit = operation->As<plan::LimitSpec>()) return std::min(limit->count, parts.MaxRows());
    if (const auto* tail = operation->As<plan::TailSpec>()) return std::min(tail->count, parts.MaxRows());
    if (const auto* sort = operation->As<plan::SortSpec>()) return std::min(*sort->limit, parts.MaxRows());
  }
  return parts.MaxRows();
}

bool KeepsTimeOrder(const plan::Node* operation) {
  const auto* sort = operation != nullptr ? operation->As<plan::SortSpec>() : nullptr;
  return sort == nullptr || FirstRowsAscendInTime(*sort);
}

Status SendTable(const plan::Node* operation, ColumnParts& parts, TableSender& sender) {
  if (operation == nullptr) {
    FLUX_TRY_STATUS(SendAll(parts, sender));
  } else if (const auto* limit = operation->As<plan::LimitSpec>()) {
    FLUX_TRY_STATUS(SendLimit(*limit, parts, sender));
  } else if (const auto* tail = operation->As<plan::TailSpec>()) {
    FLUX_TRY_STATUS(SendTail(*tail, parts, sender));
  } else if (const auto* sort = operation->As<plan::SortSpec>()) {
    FLUX_TRY_STATUS(sort->limit == size_t{0} ? SendNone(sort->drops_empty, parts, sender)
                                             : SendFirstRows(*sort, parts, sender));
  } else if (const auto* candidates = operation->As<plan::CandidatesSpec>()) {
    FLUX_TRY_STATUS(SendCandidates(*candidates, parts, sender));
  } else {
    FLUX_TRY_STATUS(SendAggregate(*operation->As<plan::AggregateSpec>(), parts, sender));
  }
  return sender.End();
}

}  // namespace flux::store
