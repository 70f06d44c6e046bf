#include "runtime/column/builder.h"

#include <optional>
#include <unordered_map>

#include "runtime/base/check.h"
#include "runtime/column/bitmap.h"
#include "runtime/column/column_factory.h"

namespace flux {
namespace {

// When so many strings are different, and more than half of all so far, it goes on like that.
constexpr size_t kManyDifferent = 4096;

// Gives codes and entries of the strings when a dictionary saves memory: at most one entry in four rows.
struct StringCodes {
  std::vector<uint32_t> codes;
  StringBuffer entries;
};

std::optional<StringCodes> Encode(const StringBuffer& strings, const std::vector<uint64_t>& validity, size_t length) {
  StringCodes out;
  out.codes.reserve(length);
  out.entries.offsets.push_back(0);
  std::unordered_map<std::string_view, uint32_t> known;
  std::string_view previous;
  uint32_t code = 0;
  for (size_t i = 0; i < length; ++i) {
    if (!validity.empty() && !TestBit(validity.data(), i)) {
      out.codes.push_back(0);
      continue;
    }
    const std::string_view text = strings.At(i);
    if (known.empty() || text != previous) {
      const auto [at, is_new] = known.try_emplace(text, static_cast<uint32_t>(known.size()));
      if (is_new) {
        if (known.size() > 16 && known.size() * 4 > length) return std::nullopt;
        if (known.size() > kManyDifferent && known.size() * 2 > i) return std::nullopt;
        out.entries.bytes.append(text);
        out.entries.offsets.push_back(static_cast<uint32_t>(out.entries.bytes.size()));
      }
      code = at->second;
      previous = text;
    }
    out.codes.push_back(code);
  }
  if (known.size() > 1 && known.size() * 4 > length) return std::nullopt;
  return out;
}

}  // namespace

ColumnBuilder::ColumnBuilder(ColumnType type) : type_(type) {
  if (type == ColumnType::kString) strings_.offsets.push_back(0);
}

void ColumnBuilder::Reserve(size_t rows) {
  const size_t total = length_ + rows;
  switch (type_) {
    case ColumnType::kBool:
      bools_.reserve(total);
      break;
    case ColumnType::kInt:
    case ColumnType::kUint:
    case ColumnType::kTime:
      ints_.reserve(total);
      break;
    case ColumnType::kFloat:
      floats_.reserve(total);
      break;
    case ColumnType::kString:
      strings_.offsets.reserve(total + 1);
      break;
  }
}

// The bitmap exists from the first null on; until then every row is valid.
void ColumnBuilder::MarkValid(bool is_valid) {
  if (!is_valid && null_count_++ == 0) {
    validity_.assign(BitmapWords(length_), ~uint64_t{0});
    if (length_ % 64 != 0) validity_.back() = (uint64_t{1} << (length_ % 64)) - 1;
  }
  if (null_count_ != 0) {
    if (length_ % 64 == 0) validity_.push_back(0);
    if (is_valid) SetBit(validity_.data(), length_);
  }
  ++length_;
}

void ColumnBuilder::AppendNull() {
  switch (type_) {
    case ColumnType::kBool:
      bools_.push_back(0);
      break;
    case ColumnType::kInt:
    case ColumnType::kUint:
    case ColumnType::kTime:
      ints_.push_back(0);
      break;
    case ColumnType::kFloat:
      floats_.push_back(0);
      break;
    case ColumnType::kString:
      strings_.offsets.push_back(static_cast<uint32_t>(strings_.bytes.size()));
      break;
  }
  MarkValid(false);
}

void ColumnBuilder::AppendBool(bool v) {
  bools_.push_back(v);
  MarkValid(true);
}

void ColumnBuilder::AppendInt(int64_t v) {
  ints_.push_back(v);
  MarkValid(true);
}

void ColumnBuilder::AppendUint(uint64_t v) {
  ints_.push_back(static_cast<int64_t>(v));
  MarkValid(true);
}

void ColumnBuilder::AppendFloat(double v) {
  floats_.push_back(v);
  MarkValid(true);
}

void ColumnBuilder::AppendString(std::string_view v) {
  CheckTextBytes(uint64_t{strings_.bytes.size()} + v.size());
  strings_.bytes.append(v);
  strings_.offsets.push_back(static_cast<uint32_t>(strings_.bytes.size()));
  MarkValid(true);
}

Status ColumnBuilder::Append(const Value& v) {
  if (v.is_null()) {
    AppendNull();
    return {};
  }
  if (v.kind() != ToValueKind(type_)) {
    return Fail(ErrorCode::kInvalid, "a value of type " + std::string(ValueKindName(v.kind())) +
                                         " cannot be stored in a column of type " + std::string(ColumnTypeName(type_)));
  }
  switch (type_) {
    case ColumnType::kBool:
      AppendBool(v.AsBool());
      break;
    case ColumnType::kInt:
      AppendInt(v.AsInt());
      break;
    case ColumnType::kUint:
      AppendUint(v.AsUint());
      break;
    case ColumnType::kFloat:
      AppendFloat(v.AsFloat());
      break;
    case ColumnType::kString:
      AppendString(v.AsString());
      break;
    case ColumnType::kTime:
      AppendInt(v.AsTime().ns);
      break;
  }
  return {};
}

void ColumnBuilder::AppendRows(const Column& column, size_t from, size_t count) {
  FLUX_CHECK(column.type() == type_ && from + count <= column.length());
  const bool has_buffer = column.encoding() == Encoding::kFlat && type_ != ColumnType::kString;
  if (has_buffer && !column.has_nulls() && null_count_ == 0) {
    switch (type_) {
      case ColumnType::kBool: {
        const auto rows = column.FlatBools().subspan(from, count);
        bools_.insert(bools_.end(), rows.begin(), rows.end());
        break;
      }
      case ColumnType::kInt:
      case ColumnType::kUint:
      case ColumnType::kTime: {
        const auto rows = column.FlatInts().subspan(from, count);
        ints_.insert(ints_.end(), rows.begin(), rows.end());
        break;
      }
      case ColumnType::kFloat: {
        const auto rows = column.FlatFloats().subspan(from, count);
        floats_.insert(floats_.end(), rows.begin(), rows.end());
        break;
      }
      case ColumnType::kString:
        break;
    }
    length_ += count;
    return;
  }
  if (column.encoding() == Encoding::kSequence && null_count_ == 0) {
    for (size_t row = from; row < from + count; ++row) ints_.push_back(column.IntAt(row));
    length_ += count;
    return;
  }
  for (size_t row = from; row < from + count; ++row) {
    if (column.IsNull(row)) {
      AppendNull();
      continue;
    }
    switch (type_) {
      case ColumnType::kBool:
        AppendBool(column.BoolAt(row));
        break;
      case ColumnType::kInt:
      case ColumnType::kTime:
        AppendInt(column.IntAt(row));
        break;
      case ColumnType::kUint:
        AppendUint(column.UintAt(row));
        break;
      case ColumnType::kFloat:
        AppendFloat(column.FloatAt(row));
        break;
      case ColumnType::kString:
        AppendString(column.StringAt(row));
        break;
    }
  }
}

ColumnRef ColumnBuilder::Finish() {
  BitmapRef validity;
  if (null_count_ != 0) validity = std::make_shared<const std::vector<uint64_t>>(validity_);
  ColumnRef out;
  switch (type_) {
    case ColumnType::kBool:
      out = Column::FlatBool(std::move(bools_), std::move(validity));
      break;
    case ColumnType::kInt:
    case ColumnType::kUint:
    case ColumnType::kTime:
      out = ColumnFactory::FlatWords(type_, std::move(ints_), std::move(validity));
      break;
    case ColumnType::kFloat:
      out = Column::FlatFloat(std::move(floats_), std::move(validity));
      break;
    case ColumnType::kString: {
      if (length_ != 0 && null_count_ == length_) {
        out = Column::Constant(type_, Value::Null(), length_);
      } else if (auto coded = Encode(strings_, validity_, length_); coded && length_ != 0) {
        const bool is_constant = null_count_ == 0 && coded->entries.offsets.size() == 2;
        out = is_constant ? Column::Constant(type_, Value::String(coded->entries.bytes), length_)
                          : Column::Dictionary(std::move(coded->codes),
                                               std::make_shared<const StringBuffer>(std::move(coded->entries)),
                                               std::move(validity));
      } else {
        out = Column::FlatString(std::move(strings_), std::move(validity));
      }
      break;
    }
  }
  *this = ColumnBuilder(type_);
  return out;
}

}  // namespace flux
