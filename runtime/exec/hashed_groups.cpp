#include "runtime/exec/hashed_groups.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

#include "runtime/base/cancelable_sort.h"

namespace flux::exec {
namespace {

// What a value begins with; the order is that of values.
constexpr char kNull = 0, kNotANumber = 1, kValue = 2;
constexpr uint64_t kSign = uint64_t{1} << 63;

void AppendOrdered(uint64_t bits, std::string& out) {
  const uint64_t most_significant_first = std::byteswap(bits);
  out.append(reinterpret_cast<const char*>(&most_significant_first), sizeof most_significant_first);
}

// The greater number has the greater bits.
uint64_t OrderedBits(double value) {
  const auto bits = std::bit_cast<uint64_t>(value == 0 ? 0.0 : value);
  return (bits & kSign) != 0 ? ~bits : bits | kSign;
}

// A text ends with two zeros; those in it are marked.
void AppendOrdered(std::string_view text, std::string& out) {
  constexpr std::string_view kEnd("\0\0", 2), kZero("\0\1", 2);
  for (size_t zero; (zero = text.find('\0')) != std::string_view::npos; text.remove_prefix(zero + 1)) {
    out.append(text.substr(0, zero)).append(kZero);
  }
  out.append(text).append(kEnd);
}

uint64_t TakeBits(std::string_view& text) {
  uint64_t bits = 0;
  std::memcpy(&bits, text.data(), sizeof bits);
  text.remove_prefix(sizeof bits);
  return std::byteswap(bits);
}

double FloatOf(uint64_t ordered) { return std::bit_cast<double>((ordered & kSign) != 0 ? ordered & ~kSign : ~ordered); }

// Takes what was appended of a text; the buffer is used where it differs.
std::string_view TakeText(std::string_view& text, std::string& buffer) {
  buffer.clear();
  for (size_t zero = text.find('\0');; zero = text.find('\0')) {
    const std::string_view piece = text.substr(0, zero);
    const bool is_end = text[zero + 1] == '\0';
    text.remove_prefix(zero + 2);
    if (is_end && buffer.empty()) return piece;
    buffer.append(piece);
    if (is_end) return buffer;
    buffer.push_back('\0');
  }
}

// Takes from the front of the text what was appended of a value.
void TakeOrdered(std::string_view& text, std::string& buffer, ColumnBuilder& builder) {
  const char kind = text.front();
  text.remove_prefix(1);
  if (kind == kNull) return builder.AppendNull();
  if (kind == kNotANumber) return builder.AppendFloat(std::numeric_limits<double>::quiet_NaN());
  switch (builder.type()) {
    case ColumnType::kBool:
      builder.AppendBool(text.front() != '\0');
      text.remove_prefix(1);
      break;
    case ColumnType::kInt:
    case ColumnType::kTime:
      builder.AppendInt(static_cast<int64_t>(TakeBits(text) ^ kSign));
      break;
    case ColumnType::kUint:
      builder.AppendUint(TakeBits(text));
      break;
    case ColumnType::kFloat:
      builder.AppendFloat(FloatOf(TakeBits(text)));
      break;
    case ColumnType::kString:
      builder.AppendString(TakeText(text, buffer));
      break;
  }
}

bool IsNegativeZero(const Column& column, size_t row) {
  return column.type() == ColumnType::kFloat && !column.IsNull(row) && column.FloatAt(row) == 0 &&
         std::signbit(column.FloatAt(row));
}

// The eight bytes behind `from`, zeros where there are none, as a number of the same order.
uint64_t BytesBehind(std::string_view text, size_t from) {
  uint64_t bytes = 0;
  for (size_t i = from; i < from + 8; ++i) bytes = bytes << 8 | (i < text.size() ? static_cast<uint8_t>(text[i]) : 0);
  return bytes;
}

}  // namespace

void AppendKeyText(const Column& column, size_t row, std::string& out) {
  if (column.IsNull(row)) {
    out.push_back(kNull);
    return;
  }
  if (column.type() == ColumnType::kFloat && column.FloatAt(row) != column.FloatAt(row)) {
    out.push_back(kNotANumber);
    return;
  }
  out.push_back(kValue);
  switch (column.type()) {
    case ColumnType::kBool:
      out.push_back(column.BoolAt(row) ? '\1' : '\0');
      break;
    case ColumnType::kInt:
    case ColumnType::kTime:
      AppendOrdered(static_cast<uint64_t>(column.IntAt(row)) ^ kSign, out);
      break;
    case ColumnType::kUint:
      AppendOrdered(column.UintAt(row), out);
      break;
    case ColumnType::kFloat:
      AppendOrdered(OrderedBits(column.FloatAt(row)), out);
      break;
    case ColumnType::kString:
      AppendOrdered(column.StringAt(row), out);
      break;
  }
}

void AppendRowText(const Column& column, size_t row, std::string& out) {
  AppendKeyText(column, row, out);
  const bool is_nan = column.type() == ColumnType::kFloat && !column.IsNull(row) && std::isnan(column.FloatAt(row));
  if (is_nan) AppendOrdered(std::bit_cast<uint64_t>(column.FloatAt(row)), out);
}

HashedGroups::HashedGroups(const Schema& schema, std::vector<size_t> key_columns)
    : key_columns_(std::move(key_columns)), by_label_(key_columns_.size()) {
  for (const size_t i : key_columns_) defs_.push_back(schema[i]);
  std::iota(by_label_.begin(), by_label_.end(), 0);
  std::ranges::sort(by_label_, {}, [&](size_t i) { return std::string_view(defs_[i].name); });
}

std::vector<ColumnRef> HashedGroups::KeyColumns(const Chunk& rows) const {
  std::vector<ColumnRef> columns;
  for (const size_t i : key_columns_) columns.push_back(rows.columns[i]);
  return columns;
}

void HashedGroups::AppendKeyOf(std::span<const ColumnRef> columns, size_t row, std::string& out) const {
  for (const size_t i : by_label_) AppendKeyText(*columns[key_columns_[i]], row, out);
}

uint32_t HashedGroups::NumberOf(std::span<const ColumnRef> columns, size_t row) {
  text_.clear();
  AppendKeyOf(columns, row, text_);
  if (const auto known = groups_.find(std::string_view(text_)); known != groups_.end()) return *known;
  const auto number = static_cast<uint32_t>(texts_.size());
  texts_.push_back(arena_.CopyString(text_));
  text_bytes_ += text_.size();
  groups_.insert(number);
  for (size_t i = 0; i < key_columns_.size(); ++i) {
    if (IsNegativeZero(*columns[key_columns_[i]], row)) negative_zeros_.insert(uint64_t{number} << 32 | i);
  }
  return number;
}

bool HashedGroups::Knows(std::span<const ColumnRef> columns, size_t row) {
  text_.clear();
  AppendKeyOf(columns, row, text_);
  return groups_.contains(std::string_view(text_));
}

// Most comparisons end in the bytes behind those in which all texts agree.
Result<std::vector<uint32_t>> HashedGroups::Ascending(const CancelToken& cancel) const {
  std::vector<uint32_t> ascending(texts_.size());
  std::iota(ascending.begin(), ascending.end(), 0);
  if (std::ranges::is_sorted(texts_)) return ascending;
  size_t shared = texts_[0].size();
  FLUX_TRY_STATUS(ForEachRow(texts_.size(), cancel, [&](size_t group) {
    const auto end = std::ranges::mismatch(texts_[0].substr(0, shared), texts_[group]).in1;
    shared = static_cast<size_t>(end - texts_[0].begin());
  }));
  struct Place {
    uint64_t bytes;
    uint32_t group;
  };
  std::vector<Place> places;
  places.reserve(texts_.size());
  for (const uint32_t group : ascending) places.push_back({BytesBehind(texts_[group], shared), group});
  const auto is_less = [&](const Place& a, const Place& b) {
    return a.bytes != b.bytes ? a.bytes < b.bytes : texts_[a.group] < texts_[b.group];
  };
  FLUX_TRY_STATUS(SortOrCancel(places, is_less, cancel));
  std::ranges::transform(places, ascending.begin(), &Place::group);
  return ascending;
}

std::vector<ColumnRef> HashedGroups::KeysOf(std::span<const uint32_t> groups) const {
  std::vector<ColumnBuilder> builders;
  for (const ColumnDef& column : defs_) builders.emplace_back(column.type);
  std::string buffer;
  for (const uint32_t group : groups) {
    std::string_view text = texts_[group];
    for (const size_t i : by_label_) {
      if (negative_zeros_.contains(uint64_t{group} << 32 | i)) {
        text.remove_prefix(1 + sizeof(double));
        builders[i].AppendFloat(-0.0);
      } else {
        TakeOrdered(text, buffer, builders[i]);
      }
    }
  }
  std::vector<ColumnRef> keys;
  for (ColumnBuilder& builder : builders) keys.push_back(builder.Finish());
  return keys;
}

}  // namespace flux::exec
