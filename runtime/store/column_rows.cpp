#include "runtime/store/column_rows.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>

#include "runtime/base/check.h"
#include "runtime/column/builder.h"

namespace flux::store {

void ColumnRows::Append(int64_t time, uint64_t value) {
  if (!times.empty() && time <= times.back()) is_sorted = false;
  times.push_back(time);
  bits.push_back(value);
}

void ColumnRows::Append(std::span<const int64_t> more_times, std::span<const uint64_t> more_bits) {
  if (more_times.empty()) return;
  bool is_ascending = times.empty() || more_times.front() > times.back();
  for (size_t i = 1; i < more_times.size(); ++i) is_ascending &= more_times[i] > more_times[i - 1];
  is_sorted = is_sorted && is_ascending;
  times.insert(times.end(), more_times.begin(), more_times.end());
  bits.insert(bits.end(), more_bits.begin(), more_bits.end());
}

void ColumnRows::AppendString(int64_t time, std::string_view value) {
  Append(time, text.size());
  const uint32_t length = static_cast<uint32_t>(value.size());
  text.append(reinterpret_cast<const char*>(&length), sizeof length);
  text += value;
}

void ColumnRows::AppendRows(const RowsView& other, size_t from, size_t to) {
  if (type == ColumnType::kString) {
    for (size_t i = from; i < to; ++i) AppendString(other.times[i], other.StringAt(i));
    return;
  }
  if (from == to) return;
  if ((!times.empty() && other.times[from] <= times.back()) || !other.is_sorted) is_sorted = false;
  times.insert(times.end(), other.times.begin() + static_cast<ptrdiff_t>(from),
               other.times.begin() + static_cast<ptrdiff_t>(to));
  bits.insert(bits.end(), other.bits.begin() + static_cast<ptrdiff_t>(from),
              other.bits.begin() + static_cast<ptrdiff_t>(to));
}

std::string_view RowsView::StringAt(size_t row) const {
  uint32_t length;
  std::memcpy(&length, text.data() + bits[row], sizeof length);
  return {text.data() + bits[row] + sizeof length, length};
}

void ColumnRows::Sort() {
  if (is_sorted) return;
  std::vector<uint32_t> appended(size()), order(size());
  std::iota(appended.begin(), appended.end(), 0u);
  const auto is_before = [&](uint32_t a, uint32_t b) { return times[a] != times[b] ? times[a] < times[b] : a < b; };
  // Mostly a few rows came late.
  const auto late = appended.begin() + (std::ranges::is_sorted_until(times, std::less_equal()) - times.begin());
  std::sort(late, appended.end(), is_before);
  std::merge(appended.begin(), late, late, appended.end(), order.begin(), is_before);
  std::vector<int64_t> sorted_times;
  std::vector<uint64_t> sorted_bits;
  sorted_times.reserve(size());
  sorted_bits.reserve(size());
  for (size_t i = 0; i < order.size(); ++i) {
    if (i + 1 < order.size() && times[order[i]] == times[order[i + 1]]) continue;
    sorted_times.push_back(times[order[i]]);
    sorted_bits.push_back(bits[order[i]]);
  }
  times = std::move(sorted_times);
  bits = std::move(sorted_bits);
  is_sorted = true;
}

ColumnRows ColumnRows::Grown(size_t rows, size_t text_bytes) const {
  ColumnRows grown;
  grown.type = type;
  grown.is_sorted = is_sorted;
  grown.times.reserve(size() + std::max(size(), rows));
  grown.bits.reserve(size() + std::max(size(), rows));
  grown.text.reserve(text.size() + std::max(text.size(), text_bytes));
  grown.times.insert(grown.times.end(), times.begin(), times.end());
  grown.bits.insert(grown.bits.end(), bits.begin(), bits.end());
  grown.text += text;
  return grown;
}

size_t RowsView::LowerBound(int64_t time) const {
  // Of many columns most are asked for a time outside of what they have.
  if (times.empty() || time <= times.front()) return 0;
  if (time > times.back()) return size();
  return static_cast<size_t>(std::lower_bound(times.begin(), times.end(), time) - times.begin());
}

ColumnRows MergeRows(const ColumnRows& older, const ColumnRows& newer) {
  FLUX_CHECK(older.is_sorted && newer.is_sorted && older.type == newer.type);
  ColumnRows out;
  out.type = older.type;
  out.times.reserve(older.size() + newer.size());
  out.bits.reserve(older.size() + newer.size());
  size_t old_at = 0;
  for (size_t new_at = 0; new_at < newer.size();) {
    const size_t until = old_at + static_cast<size_t>(std::lower_bound(older.times.begin() + old_at, older.times.end(),
                                                                       newer.times[new_at]) -
                                                      (older.times.begin() + old_at));
    out.AppendRows(older, old_at, until);
    old_at = until;
    if (old_at < older.size() && older.times[old_at] == newer.times[new_at]) ++old_at;
    // All newer rows up to the next older one follow at once.
    size_t stop = new_at + 1;
    if (old_at == older.size()) stop = newer.size();
    while (stop < newer.size() && newer.times[stop] < older.times[old_at]) ++stop;
    out.AppendRows(newer, new_at, stop);
    new_at = stop;
  }
  out.AppendRows(older, old_at, older.size());
  return out;
}

int64_t RegularStep(std::span<const int64_t> times) {
  if (times.size() < 2) return 1;
  const uint64_t step = static_cast<uint64_t>(times[1]) - static_cast<uint64_t>(times[0]);
  for (size_t i = 2; i < times.size(); ++i) {
    if (static_cast<uint64_t>(times[i]) - static_cast<uint64_t>(times[i - 1]) != step) return 0;
  }
  return std::max(static_cast<int64_t>(step), int64_t{0});
}

ColumnRef TimesOf(const RowsView& rows, size_t from, size_t to) {
  const std::span<const int64_t> times(rows.times.data() + from, to - from);
  if (const int64_t step = RegularStep(times); step != 0) {
    return Column::Sequence(ColumnType::kTime, times.empty() ? 0 : times[0], step, times.size());
  }
  return Column::FlatTime({times.begin(), times.end()});
}

ColumnRef ValuesOf(const RowsView& rows, size_t from, size_t to) {
  const auto first = rows.bits.begin() + static_cast<ptrdiff_t>(from);
  const auto last = rows.bits.begin() + static_cast<ptrdiff_t>(to);
  switch (rows.type) {
    case ColumnType::kBool:
      return Column::FlatBool({first, last});
    case ColumnType::kInt:
    case ColumnType::kTime:
      return Column::FlatInt({first, last});
    case ColumnType::kUint:
      return Column::FlatUint({first, last});
    case ColumnType::kFloat: {
      std::vector<double> values(to - from);
      if (from < to) std::memcpy(values.data(), &rows.bits[from], values.size() * 8);
      return Column::FlatFloat(std::move(values));
    }
    case ColumnType::kString: {
      ColumnBuilder builder(ColumnType::kString);
      for (size_t i = from; i < to; ++i) builder.AppendString(rows.StringAt(i));
      return builder.Finish();
    }
  }
  return nullptr;
}

namespace {

uint64_t BitsAt(const Column& values, size_t row) {
  switch (values.type()) {
    case ColumnType::kBool:
      return values.BoolAt(row);
    case ColumnType::kInt:
    case ColumnType::kTime:
      return static_cast<uint64_t>(values.IntAt(row));
    case ColumnType::kUint:
      return values.UintAt(row);
    case ColumnType::kFloat:
      return std::bit_cast<uint64_t>(values.FloatAt(row));
    case ColumnType::kString:
      break;
  }
  return 0;
}

}  // namespace

ColumnRows ToRows(const Column& times, const Column& values) {
  ColumnRows rows;
  rows.type = values.type();
  rows.times.reserve(times.length());
  rows.bits.reserve(times.length());
  for (size_t i = 0; i < times.length(); ++i) {
    if (rows.type == ColumnType::kString) {
      rows.AppendString(times.IntAt(i), values.StringAt(i));
    } else {
      rows.Append(times.IntAt(i), BitsAt(values, i));
    }
  }
  return rows;
}

}  // namespace flux::store
